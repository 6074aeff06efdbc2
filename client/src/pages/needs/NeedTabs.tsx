import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { type Group, groups, type NeedView } from '@zhiqiao/shared/needs/need.schema';
import { BidsCompared } from '../../features/comparing/BidsCompared.tsx';
import { BidTalks } from '../../features/comparing/BidTalks.tsx';
import type { AnsweringDeed } from '../../features/comparing/bid.deeds.ts';
import { Ledger } from '../../features/disclosures/Ledger.tsx';
import { MyPromise } from '../../features/disclosures/SignedPromise.tsx';
import { PairVerdict } from '../../features/introductions/PairVerdict.tsx';
import type { SentDeed } from '../../features/needs/deed.sending.ts';
import { MatchedExperts } from '../../features/needs/MatchedExperts.tsx';
import { MatchedOutcomes } from '../../features/needs/MatchedOutcomes.tsx';
import { MatchedUnits } from '../../features/needs/MatchedUnits.tsx';
import { NeedGroup } from '../../features/needs/NeedGroups.tsx';
import { NeedResults } from '../../features/needs/NeedResults.tsx';
import { NeedDisclosure, NeedFacts } from '../../features/needs/NeedSide.tsx';
import { NeedTimeline } from '../../features/needs/NeedTimeline.tsx';
import { deedsOf, mayOn } from '../../features/needs/need.deeds.ts';
import { Alike } from '../../features/search/Alike.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { TalkPartners } from './TalkPartners.tsx';

/** What the reader has asked to do: it opens a small form. */
export type Asked =
  | { kind: 'deed'; deed: SentDeed }
  | { kind: 'answer'; deed: AnsweringDeed; bid: BidView; others: number }
  | { kind: 'introduce'; expert: { id: string; name: string } };

interface Props {
  view: NeedView;
  onAsk: (asked: Asked) => void;
}

type Tab = 'matches' | 'bids' | 'talks' | 'text' | 'ledger' | 'timeline';

// While partners are looked for the matches tell most; before and after that, the text and its results do.
const looking: readonly string[] = ['published', 'matching', 'paused'];

/** Which views of the need this reader has, the most telling first. */
const tabsOf = (view: NeedView): Tab[] => {
  const now = looking.includes(view.state);
  const matches: Tab[] = mayOn(view, 'seeMatches') ? ['matches'] : [];
  const bidding = mayOn(view, 'seeBids') && (now || view.bids.total > 0);
  return [
    ...(now ? matches : (['text'] as const)),
    ...(bidding ? (['bids', 'talks'] as const) : []),
    ...(now ? (['text'] as const) : matches),
    ...(mayOn(view, 'seeLedger') && view.publishedAt ? (['ledger'] as const) : []),
    ...(mayOn(view, 'seeTimeline') ? (['timeline'] as const) : []),
  ];
};

const Matches = ({ view, onAsk }: Props) => (
  <>
    <NeedResults view={view} />
    <NeedGroup view={view} group="indicators" />
    <MatchedExperts
      view={view}
      onIntroduce={({ expert }) => onAsk({ kind: 'introduce', expert })}
      verdict={({ expert, judged, introduced }) =>
        introduced ? null : (
          <PairVerdict
            pair={{ need: view.id, expert: expert.id }}
            name={expert.name}
            judged={judged}
          />
        )
      }
    />
    <MatchedUnits
      view={view}
      verdict={({ unit, judged }) => (
        <PairVerdict pair={{ need: view.id, unit: unit.id }} name={unit.name} judged={judged} />
      )}
    />
    <MatchedOutcomes
      view={view}
      verdict={({ outcome, judged }) => (
        <PairVerdict
          pair={{ need: view.id, outcome: outcome.id }}
          name={outcome.title}
          judged={judged}
        />
      )}
    />
  </>
);

/** What a reader can read first; what is closed to them comes after, and what only one will ever see comes last. */
const inOrder = (view: NeedView): readonly Group[] => {
  const closed = view.hidden.map(({ group }) => group);
  const open = groups.filter((group) => group !== 'terms' && !closed.includes(group));
  return [...open, ...closed];
};

const Text = ({ view, onAsk }: Props) => {
  const promise = deedsOf(view).includes('promise')
    ? () => onAsk({ kind: 'deed', deed: 'promise' })
    : undefined;
  return (
    <>
      <NeedResults view={view} />
      {inOrder(view).map((group) => (
        <NeedGroup key={group} view={view} group={group} onPromise={promise} />
      ))}
    </>
  );
};

const Beside = ({ view, children }: { view: NeedView; children: React.ReactNode }) => (
  <div className="beside">
    <div className="stack loose">{children}</div>
    <div className="stack">
      <NeedFacts view={view} />
      <NeedDisclosure view={view} />
      {view.standings.includes('promised') ? <MyPromise need={view.id} /> : null}
      {mayOn(view, 'seeMatches') ? null : <Alike of="needs" id={view.id} />}
    </div>
  </div>
);

const Shown = ({ tab, view, onAsk }: Props & { tab: Tab }) => {
  if (tab === 'bids')
    return (
      <BidsCompared
        need={view}
        onAnswer={(deed, bid, others) => onAsk({ kind: 'answer', deed, bid, others })}
      />
    );
  if (tab === 'talks')
    return (
      <>
        {mayOn(view, 'seeBids') && view.standings.includes('firm') ? (
          <TalkPartners need={view.id} />
        ) : null}
        <BidTalks need={view.id} />
      </>
    );
  if (tab === 'ledger') return <Ledger need={view.id} />;
  return (
    <Beside view={view}>
      {tab === 'matches' ? (
        <Matches view={view} onAsk={onAsk} />
      ) : tab === 'text' ? (
        <Text view={view} onAsk={onAsk} />
      ) : (
        <NeedTimeline id={view.id} />
      )}
    </Beside>
  );
};

/** The views of one need, in the address. */
export const NeedTabs = ({ view, onAsk }: Props) => {
  const t = useWords();
  const tabs = tabsOf(view);
  const tab = useTab(tabs);
  return (
    <div className="stack loose">
      <TabLinks
        label={t('needs.tab.label')}
        tabs={tabs.map((key) => ({
          key,
          label: t(`needs.tab.${key}`),
          ...(key === 'bids' ? { count: view.bids.total } : {}),
        }))}
      />
      <Shown tab={tab} view={view} onAsk={onAsk} />
    </div>
  );
};

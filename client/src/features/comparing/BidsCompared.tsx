import { bidMachine, stillOpen } from '@zhiqiao/shared/bids/bid.machine';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { type ComparePerson, CompareTable } from '../../ui/CompareTable.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { type AnsweringDeed, answersTo } from './bid.deeds.ts';
import { useCompareGroups } from './compare.rows.tsx';
import { useNeedBids, useOpening } from './comparing.api.ts';
import './comparing.css';

export type OnAnswer = (deed: AnsweringDeed, bid: BidView, others: number) => void;

const cell = { yes: 'full', partly: 'half', no: 'none' } as const;
const isOpen = (bid: BidView) => (stillOpen as readonly string[]).includes(bid.state);

const Head = ({ bid, need }: { bid: BidView; need: NeedView }) => {
  const t = useWords();
  const cells = (need.indicators ?? []).map(
    ({ key }) => cell[bid.answers.find((one) => one.key === key)?.answer ?? 'no'],
  );
  const due = bid.clock?.who === 'firm' ? bid.clock.due : undefined;
  return (
    <div className="stack tight">
      <div className="row">
        <Avatar name={bid.expert.name} grey={bid.expert.category === 'silver'} />
        <div className="grow">
          <Link to={`/bids/${bid.id}`}>
            <b className="big">{bid.expert.name}</b>
          </Link>
          <div className="small muted">
            {[bid.expert.title, bid.expert.unit].filter(Boolean).join(' · ')}
          </div>
        </div>
      </div>
      <div className="row wrap">
        <MachinePill machine={bidMachine} state={bid.state} due={due} />
        <Cover cells={cells} />
      </div>
      {bid.reason ? (
        <p className="small soft">
          {t(bid.state === 'ineligible' ? 'comparing.ruled' : 'comparing.declined', {
            reason: bid.reason.sentence,
          })}
        </p>
      ) : null}
    </div>
  );
};

const Buttons = (props: { bid: BidView; need: NeedView; others: number; onAnswer: OnAnswer }) => {
  const t = useWords();
  const { bid, others, onAnswer } = props;
  const offered = answersTo(bid, props.need);
  const first = offered[0];
  return (
    <>
      {offered.map((deed) => (
        <Action
          key={deed}
          size="small"
          look={deed === first && deed !== 'decline' ? 'outline' : 'plain'}
          onClick={() => onAnswer(deed, bid, others)}
        >
          {t(`comparing.deed.${deed}`)}
        </Action>
      ))}
      {bid.unread > 0 && bid.conversation ? (
        <Link className="small" to={`/messages/${bid.conversation}`}>
          {t('comparing.unread', { count: bid.unread })}
        </Link>
      ) : null}
    </>
  );
};

const None = () => {
  const t = useWords();
  return (
    <EmptyState
      title={t('comparing.empty')}
      action={
        <Action look="outline" to="?tab=matches">
          {t('comparing.seeMatches')}
        </Action>
      }
    >
      {t('comparing.emptyWhy')}
    </EmptyState>
  );
};

const Compared = (props: { bids: readonly BidView[]; need: NeedView; onAnswer: OnAnswer }) => {
  const t = useWords();
  const { bids, need, onAnswer } = props;
  const [{ bidders }, set] = useUrlState({ bidders: 'all' });
  const open = bids.filter(isOpen);
  const mixed = open.length > 0 && open.length < bids.length;
  const shown = mixed && bidders === 'open' ? open : bids;
  const groups = useCompareGroups(shown, need.indicators ?? []);
  const people = shown.map((bid): ComparePerson => {
    const others = open.filter(({ id }) => id !== bid.id).length;
    return {
      key: bid.id,
      name: bid.expert.name,
      head: <Head bid={bid} need={need} />,
      actions: <Buttons bid={bid} need={need} others={others} onAnswer={onAnswer} />,
    };
  });
  return (
    <div className="stack">
      <div className="row wrap spread">
        <p className="small muted">{t('comparing.note')}</p>
        {mixed ? (
          <Segments
            label={t('comparing.shown')}
            value={bidders}
            onChange={(value) => set({ bidders: value })}
            options={[
              { value: 'all', label: t('comparing.all') },
              { value: 'open', label: t('comparing.onlyOpen') },
            ]}
          />
        ) : null}
      </div>
      <CompareTable people={people} groups={groups} />
    </div>
  );
};

/** Every bid on a need side by side, with what the reader may answer. To see them is to open them. */
export const BidsCompared = ({ need, onAnswer }: { need: NeedView; onAnswer: OnAnswer }) => {
  const bids = useNeedBids(need.id);
  useOpening(bids.data?.items);
  return (
    <Fetched of={bids} shape="columns" bare>
      {({ items }) =>
        items.length === 0 ? <None /> : <Compared bids={items} need={need} onAnswer={onAnswer} />
      }
    </Fetched>
  );
};

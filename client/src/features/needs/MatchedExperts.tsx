import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { expertOrders } from '@zhiqiao/shared/matching/match.orders';
import type { matchExperts } from '@zhiqiao/shared/matching/matching.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { MatchParts } from '../../ui/MatchParts.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { OrderPick, useOrder } from '../../ui/OrderPick.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { LeftSuggestions } from './LeftSuggestions.tsx';
import { NobodyCovers } from './NobodyCovers.tsx';
import { useNeedExperts } from './need.api.ts';
import { mayOn } from './need.deeds.ts';
import { type OpenedRecord, RecordSheet } from './RecordSheet.tsx';
import { TalkIntroduced } from './TalkIntroduced.tsx';
import './needs.css';

export type Candidate = ReplyOf<typeof matchExperts>['items'][number];

interface Props {
  view: NeedView;
  /** opens the introduction; absent where the reader may not introduce */
  onIntroduce: (candidate: Candidate) => void;
  /** what the reader's side says of a candidate */
  verdict?: (candidate: Candidate) => ReactNode;
}

const Head = ({ expert, match }: Candidate) => {
  const t = useWords();
  return (
    <div className="candidate-head">
      <Avatar name={expert.name} grey={expert.category === 'silver'} />
      <div className="grow">
        <div className="row wrap">
          <Link to={`/experts/${expert.id}`}>
            <b className="big">{expert.name}</b>
          </Link>
          <span className="need-chip">{t(`terms.category.${expert.category}`)}</span>
          {expert.team ? (
            <span className="need-chip">{t(`terms.envoyKind.${expert.team}`)}</span>
          ) : null}
        </div>
        <p className="small muted dotted">
          {expert.title ? <span>{expert.title}</span> : null}
          {expert.unit ? <span>{expert.unit}</span> : null}
        </p>
      </div>
      {match.blocked ? null : <Cover cells={match.cover} score={Math.round(match.score)} />}
    </div>
  );
};

const Foot = ({ candidate, view, onIntroduce, verdict }: Props & { candidate: Candidate }) => {
  const t = useWords();
  const { match, bid, introduced } = candidate;
  return (
    <div className="candidate-foot">
      {match.blocked ? (
        <span />
      ) : (
        <details className="small">
          <summary>{t('needs.match.why')}</summary>
          <MatchParts match={match} />
        </details>
      )}
      <div className="row wrap">
        {bid ? <span className="small lives">{t('needs.match.bidden')}</span> : null}
        {introduced && !bid ? (
          <span className="small lives">{t('needs.match.introduced')}</span>
        ) : null}
        {introduced && !bid && view.standings.includes('firm') ? (
          <TalkIntroduced need={view.id} expert={candidate.expert.id} />
        ) : null}
        {bid ? (
          <Action size="small" to={`/bids/${bid}`}>
            {t('needs.match.seeBid')}
          </Action>
        ) : null}
        {bid || match.blocked ? null : verdict?.(candidate)}
        {mayOn(view, 'introduce') && !bid && !introduced && !match.blocked ? (
          <Action size="small" look="outline" onClick={() => onIntroduce(candidate)}>
            {t('needs.match.introduce')}
          </Action>
        ) : null}
      </div>
    </div>
  );
};

const Row = (props: Props & { candidate: Candidate }) => {
  const { candidate, view } = props;
  const { expert, match, records } = candidate;
  const [opened, open] = useState<OpenedRecord>();
  const profile = `/experts/${expert.id}`;
  const openRecord = (key: string) => {
    const record = records.find((one) => one.key === key);
    if (record) open({ record, of: expert.name, to: `${profile}#evidence-${key}`, match });
  };
  return (
    <li className="candidate">
      <Head {...candidate} />
      <MatchReasons
        match={match}
        indicators={view.indicators}
        evidence={records}
        onOpen={openRecord}
        subject={profile}
      />
      <Foot {...props} />
      {opened ? (
        <RecordSheet
          opened={opened}
          indicators={view.indicators ?? []}
          onClose={() => open(undefined)}
        />
      ) : null}
    </li>
  );
};

/** What was put aside stays within reach, behind the others. */
const putAside = ({ judged }: Candidate): boolean =>
  judged !== undefined && judged.verdict !== 'wanted';

const Found = ({ items, view, onIntroduce, verdict }: Props & { items: readonly Candidate[] }) => {
  const t = useWords();
  const [all, setAll] = useState(false);
  const ranked = items
    .filter(({ match }) => !match.blocked)
    .toSorted((one, other) => Number(putAside(one)) - Number(putAside(other)));
  const locked = items.filter(({ match }) => match.blocked);
  const shown = all ? [...ranked, ...locked] : ranked.slice(0, 3);
  const rest = items.length - shown.length;
  if (items.length === 0)
    return (
      <EmptyState title={t('needs.match.none')} level={3}>
        {t('needs.match.noneWhy')}
      </EmptyState>
    );
  return (
    <>
      <ul>
        {shown.map((candidate) => (
          <Row
            key={candidate.expert.id}
            candidate={candidate}
            view={view}
            onIntroduce={onIntroduce}
            {...(verdict ? { verdict } : {})}
          />
        ))}
      </ul>
      {rest > 0 || all ? (
        <div className="panel-foot">
          <Action look="text" size="small" onClick={() => setAll(!all)}>
            {all ? t('needs.match.fold') : t('needs.match.more', { count: rest })}
          </Action>
        </div>
      ) : null}
    </>
  );
};

/** Experts for this need, best first, each with reasons and gaps; whoever a rule keeps out comes last, with the rule. */
export const MatchedExperts = (props: Props) => {
  const t = useWords();
  const [order, setOrder] = useOrder(expertOrders);
  return (
    <Fetched of={useNeedExperts(props.view.id, order)} shape="rows" bare>
      {({ left, items }) =>
        left ? (
          <LeftSuggestions view={props.view} />
        ) : (
          <Panel
            title={t('needs.match.title', {
              count: items.filter(({ match }) => !match.blocked).length,
            })}
            note={t('needs.match.note')}
            flush
          >
            {items.length > 1 ? (
              <div className="match-order">
                <OrderPick orders={expertOrders} value={order} onChange={setOrder} />
              </div>
            ) : null}
            <NobodyCovers view={props.view} items={items} />
            <Found items={items} {...props} />
          </Panel>
        )
      }
    </Fetched>
  );
};

import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { outcomeOrders } from '@zhiqiao/shared/matching/match.orders';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { matchOutcomes } from '@zhiqiao/shared/matching/matching.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { OrderPick, useOrder } from '../../ui/OrderPick.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNeedOutcomes } from './need.api.ts';
import { RecordSheet } from './RecordSheet.tsx';
import './needs.css';

/** Worth a look: it shows something for an indicator, or shares words that tell. */
const promising = ({ cover, reasons }: Match): boolean =>
  cover.some((cell) => cell !== 'none') || reasons.some(({ code }) => code === 'evidence.words');

export type FoundOutcome = ReplyOf<typeof matchOutcomes>['items'][number];
type Found = FoundOutcome;

interface Props {
  view: NeedView;
  /** what the reader's side says of an outcome */
  verdict?: (found: Found) => ReactNode;
}

const putAside = ({ judged }: Found): boolean =>
  judged !== undefined && judged.verdict !== 'wanted';

const Head = ({ outcome, match }: Found) => {
  const t = useWords();
  return (
    <div className="candidate-head">
      <div className="grow">
        <div>
          <Link to={`/outcomes/${outcome.id}`}>
            <b>{outcome.title}</b>
          </Link>
        </div>
        <p className="small muted dotted">
          <span>{outcome.owner}</span>
          <span>{t('terms.maturityLevel', { level: outcome.maturity })}</span>
          {outcome.trialFirst ? <span>{t('needs.match.trialFirst')}</span> : null}
        </p>
      </div>
      <Cover cells={match.cover} score={Math.round(match.score)} />
    </div>
  );
};

const Row = ({ found, view, verdict }: Props & { found: Found }) => {
  const { outcome, match } = found;
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { id, title, summary } = outcome;
  const record = { key: id, title, text: summary };
  const to = `/outcomes/${id}`;
  return (
    <li className="candidate">
      <Head {...found} />
      <MatchReasons
        match={match}
        indicators={view.indicators}
        evidence={[record]}
        onOpen={() => setOpen(true)}
      />
      <div className="row wrap outcome-deeds">
        {outcome.trialFirst && view.standings.includes('firm') ? (
          <Action size="small" to={`${to}/trial?need=${view.id}`}>
            {t('trial.ask.button')}
          </Action>
        ) : null}
        {verdict?.(found)}
      </div>
      {open ? (
        <RecordSheet
          opened={{ record, of: outcome.owner, to, match }}
          indicators={view.indicators ?? []}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
};

const Order = () => {
  const [order, setOrder] = useOrder(outcomeOrders, 'outcomes');
  return (
    <div className="match-order">
      <OrderPick orders={outcomeOrders} value={order} onChange={setOrder} />
    </div>
  );
};

/** Outcomes that may already answer a part of the need; what was put aside stands behind. */
export const MatchedOutcomes = ({ view, verdict }: Props) => {
  const t = useWords();
  const [order] = useOrder(outcomeOrders, 'outcomes');
  return (
    <Fetched of={useNeedOutcomes(view.id, order)} shape="rows" bare>
      {(found) => {
        const items = found.items
          .filter(({ match }) => promising(match))
          .toSorted((one, other) => Number(putAside(one)) - Number(putAside(other)))
          .slice(0, 5);
        return items.length === 0 ? null : (
          <Panel
            title={t('needs.match.outcomes', { count: items.length })}
            note={t('needs.match.outcomeWhy')}
            flush
          >
            {items.length > 1 ? <Order /> : null}
            <ul>
              {items.map((one) => (
                <Row
                  key={one.outcome.id}
                  found={one}
                  view={view}
                  {...(verdict ? { verdict } : {})}
                />
              ))}
            </ul>
          </Panel>
        );
      }}
    </Fetched>
  );
};

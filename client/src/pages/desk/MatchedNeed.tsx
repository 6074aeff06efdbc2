import { expertOrders } from '@zhiqiao/shared/matching/match.orders';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { LeftSuggestions } from '../../features/needs/LeftSuggestions.tsx';
import { useNeed, useNeedExperts } from '../../features/needs/need.api.ts';
import { aimText, figureText } from '../../platform/format.ts';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Arrow } from '../../ui/Arrow.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { OrderPick, useOrder } from '../../ui/OrderPick.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { Candidates } from './Candidates.tsx';
import type { Dragged } from './dragged.ts';

const Facts = ({ view }: { view: NeedView }) => {
  const reference = useReference();
  const budget = view.terms?.budget;
  return (
    <p className="small soft">
      <span className="dotted">
        <span>{view.firm.name}</span>
        {view.town ? <span>{reference.name('towns', view.town)}</span> : null}
        {budget ? (
          <span>
            <Money fen={budget.min} to={budget.max} />
          </span>
        ) : null}
      </span>
    </p>
  );
};

const Head = ({ view }: { view: NeedView }) => {
  const t = useWords();
  return (
    <header className="stack tight">
      <div className="row wrap spread">
        <div className="row wrap" aria-live="polite">
          <h2>{view.title}</h2>
          <MachinePill machine={needMachine} state={view.state} />
        </div>
        {view.deadline ? (
          <Clock
            due={`${view.deadline}T23:59:59+08:00`}
            startedAt={view.publishedAt}
            count="days"
          />
        ) : null}
      </div>
      <Facts view={view} />
      <ul className="match-aims">
        {(view.indicators ?? []).map((one) => (
          <li key={one.key}>
            {one.name} <span className="muted">{figureText(one.current, one.unit)}</span>
            <Arrow />
            <b>{aimText(one)}</b>
          </li>
        ))}
        <li className="bare">
          <Link to={paths.need(view.id)}>{t('office.matching.full')}</Link>
        </li>
      </ul>
    </header>
  );
};

interface Props {
  id: string;
  walk: (step: 1 | -1) => void;
  /** somebody is introduced to another need */
  elsewhere: (expert: Dragged) => void;
}

/** The chosen need and whom it could be brought together with. */
export const MatchedNeed = ({ id, walk, elsewhere }: Props) => {
  const [order, setOrder] = useOrder(expertOrders);
  const experts = useNeedExperts(id, order);
  return (
    <Fetched of={useNeed(id)} shape="rows" bare>
      {(view) => (
        <div className="stack">
          <Head view={view} />
          <div>
            <OrderPick orders={expertOrders} value={order} onChange={setOrder} />
          </div>
          <Fetched of={experts} shape="rows" bare>
            {({ left, items }) =>
              left ? (
                <LeftSuggestions view={view} />
              ) : (
                <Candidates key={id} view={view} items={items} walk={walk} elsewhere={elsewhere} />
              )
            }
          </Fetched>
        </div>
      )}
    </Fetched>
  );
};

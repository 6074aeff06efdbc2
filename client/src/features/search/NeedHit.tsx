import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Highlight } from '../../ui/Highlight.tsx';
import { IndicatorLine } from '../../ui/IndicatorRows.tsx';
import { Money } from '../../ui/Money.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { foundAddress } from './addresses.ts';
import type { Marks } from './found.ts';
import { spansOf } from './found.ts';
import { NeedDays } from './NeedDays.tsx';
import './hits.css';

interface Props {
  card: NeedCard;
  marks?: Marks;
}

/** One need in a list of results: what shall change, who asks, how long, how many answered. */
export const NeedHit = ({ card, marks = {} }: Props) => {
  const t = useWords();
  const reference = useReference();
  const told = marks.problem?.spans.length ? marks.problem : undefined;
  return (
    <li className="hit">
      <div className="hit-main">
        <div className="row wrap">
          <h2>
            <Link to={foundAddress('needs', card.id)}>
              <Highlight text={card.title} spans={spansOf(marks, 'title', card.title)} />
            </Link>
          </h2>
          <MachinePill machine={needMachine} state={card.state} />
        </div>
        {card.aim ? (
          <div className="hit-aim">
            <IndicatorLine row={card.aim} />
            {card.moreAims ? (
              <span className="small muted"> {t('search.moreAims', { count: card.moreAims })}</span>
            ) : null}
          </div>
        ) : null}
        {told ? (
          <p className="small soft hit-told">
            <Highlight text={told.text} spans={told.spans} />
          </p>
        ) : null}
        <p className="small muted dotted">
          <span>{card.firm}</span>
          {card.town ? <span>{reference.name('towns', card.town)}</span> : null}
          {card.industry ? <span>{reference.name('industries', card.industry)}</span> : null}
        </p>
      </div>
      <div className="hit-side">
        {card.budget ? (
          <b>
            <Money fen={card.budget.min} to={card.budget.max} />
          </b>
        ) : null}
        <NeedDays card={card} />
        <span className="small soft">
          {card.bids === 0
            ? t('search.needs.noBids')
            : t('search.needs.bids', { count: card.bids })}
        </span>
      </div>
    </li>
  );
};

import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import type { OutcomeCard } from '@zhiqiao/shared/outcomes/outcome.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { readClock } from '../../ui/clockReading.ts';
import { IndicatorLine } from '../../ui/IndicatorRows.tsx';
import { Money } from '../../ui/Money.tsx';
import { foundAddress } from './addresses.ts';
import { OutcomePrice } from './OutcomeHit.tsx';
import './Boards.css';

const DaysLeft = ({ deadline }: { deadline: string }) => {
  const t = useWords();
  const due = new Date(`${deadline}T23:59:59+08:00`);
  const { left, tone } = readClock(due, new Date(), undefined, 'days');
  if (tone === 'over') return <span className="small muted">{t('search.needs.past')}</span>;
  if (left === 0) return <b className="waits">{t('search.needs.lastDay')}</b>;
  return (
    <span className={tone === 'wait' || left <= 10 ? 'small waits' : 'small'}>
      {t('search.needs.left')} <b className="board-days">{left}</b>{' '}
      {t('search.needs.days', { count: left })}
    </span>
  );
};

/** A need on the board of the home: the aim in numbers, and the days left. */
export const NeedLine = ({ card }: { card: NeedCard }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <li className="board-line">
      <div className="grow">
        <h3>
          <Link to={foundAddress('needs', card.id)}>{card.title}</Link>
        </h3>
        {card.aim ? (
          <div>
            <IndicatorLine row={card.aim} />
          </div>
        ) : null}
        <p className="small muted dotted">
          <span>{card.firm}</span>
          {card.town ? <span>{reference.name('towns', card.town)}</span> : null}
          {card.budget ? (
            <span>
              <Money fen={card.budget.min} to={card.budget.max} />
            </span>
          ) : null}
        </p>
      </div>
      <div className="board-side">
        {card.deadline ? <DaysLeft deadline={card.deadline} /> : null}
        <span className="small soft">
          {card.bids === 0
            ? t('search.needs.noBids')
            : t('search.needs.bids', { count: card.bids })}
        </span>
      </div>
    </li>
  );
};

/** An outcome on the board of the home: on which terms it may be had. */
export const OutcomeLine = ({ card }: { card: OutcomeCard }) => {
  const t = useWords();
  return (
    <li className="board-line">
      <div className="grow">
        <h3>
          <Link to={foundAddress('outcomes', card.id)}>{card.title}</Link>
        </h3>
        <p className="soft">
          <OutcomePrice card={card} /> <span className="small muted">{card.terms}</span>
        </p>
        <p className="small muted dotted">
          <span>{card.owner}</span>
          <span>{t('terms.maturityLevel', { level: card.maturity })}</span>
          {card.patents > 0 ? (
            <span>{t('search.outcomes.patents', { count: card.patents })}</span>
          ) : null}
        </p>
      </div>
      <div className="board-side">
        {card.trialFirst ? (
          <span className="board-tag">{t('search.outcomes.trialFirst')}</span>
        ) : null}
      </div>
    </li>
  );
};

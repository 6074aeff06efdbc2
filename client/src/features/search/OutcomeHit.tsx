import type { OutcomeCard } from '@zhiqiao/shared/outcomes/outcome.schema';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Highlight } from '../../ui/Highlight.tsx';
import { Money } from '../../ui/Money.tsx';
import { foundAddress } from './addresses.ts';
import type { Marks } from './found.ts';
import { spansOf } from './found.ts';
import './hits.css';

interface Props {
  card: OutcomeCard;
  marks?: Marks;
}

export const OutcomePrice = ({ card }: { card: Pick<OutcomeCard, 'price'> }) => {
  const t = useWords();
  if (card.price === 0) return <span>{t('search.outcomes.byAgreement')}</span>;
  return (
    <span>
      <span className="muted">{t('search.outcomes.price')} </span>
      <b>
        <Money fen={card.price} />
      </b>
    </span>
  );
};

/** One outcome in a list of results: what it does, how far it is, on which terms. */
export const OutcomeHit = ({ card, marks = {} }: Props) => {
  const t = useWords();
  const told = marks.summary ?? { text: card.summary, spans: [] };
  return (
    <li className="hit">
      <div className="hit-main">
        <div className="row wrap">
          <h2>
            <Link to={foundAddress('outcomes', card.id)}>
              <Highlight text={card.title} spans={spansOf(marks, 'title', card.title)} />
            </Link>
          </h2>
          {card.trialFirst ? (
            <span className="hit-tag lives">{t('search.outcomes.trialFirst')}</span>
          ) : null}
        </div>
        <p className="small soft hit-told">
          <Highlight text={told.text} spans={told.spans} />
        </p>
        <p className="small muted dotted">
          <span>{card.owner}</span>
          <span>{t('terms.maturityLevel', { level: card.maturity })}</span>
          {card.modes.map((mode) => (
            <span key={mode}>{t(`terms.mode.${mode}`)}</span>
          ))}
          {card.patents > 0 ? (
            <span>{t('search.outcomes.patents', { count: card.patents })}</span>
          ) : null}
        </p>
      </div>
      <div className="hit-side small">
        <OutcomePrice card={card} />
        {card.terms ? <span className="muted">{card.terms}</span> : null}
      </div>
    </li>
  );
};

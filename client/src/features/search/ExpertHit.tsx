import type { ExpertCard } from '@zhiqiao/shared/experts/expert.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Highlight } from '../../ui/Highlight.tsx';
import { foundAddress } from './addresses.ts';
import type { Marks } from './found.ts';
import { spansOf } from './found.ts';
import './hits.css';

interface Props {
  card: ExpertCard;
  marks?: Marks;
}

/** One expert in a list of results: what they work on and how much of it is on record. */
export const ExpertHit = ({ card, marks = {} }: Props) => {
  const t = useWords();
  const reference = useReference();
  const told = marks.summary ?? { text: card.summary, spans: [] };
  const fields = [
    ...card.industries.map((code) => reference.name('industries', code)),
    ...card.disciplines.map((code) => reference.name('disciplines', code)),
  ];
  return (
    <li className="hit">
      <Avatar name={card.name} grey={card.category === 'silver'} />
      <div className="hit-main">
        <div className="row wrap">
          <h2>
            <Link to={foundAddress('experts', card.id)}>
              <Highlight text={card.name} spans={spansOf(marks, 'name', card.name)} />
            </Link>
          </h2>
          <span className="small soft">{[card.title, card.unit].filter(Boolean).join(' · ')}</span>
        </div>
        <p className="small soft hit-told">
          <Highlight text={told.text} spans={told.spans} />
        </p>
        <p className="small muted dotted">
          {fields.slice(0, 5).map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
      </div>
      <div className="hit-side">
        <span className="hit-tag">{t(`terms.category.${card.category}`)}</span>
        <span className="small soft">
          {card.evidence === 0
            ? t('search.experts.noEvidence')
            : t('search.experts.evidence', { count: card.evidence })}
        </span>
      </div>
    </li>
  );
};

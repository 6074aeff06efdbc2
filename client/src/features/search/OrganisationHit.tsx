import type { OrganisationCard } from '@zhiqiao/shared/organisations/organisation.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Highlight } from '../../ui/Highlight.tsx';
import { foundAddress } from './addresses.ts';
import type { Marks } from './found.ts';
import { spansOf } from './found.ts';
import './hits.css';

interface Props {
  card: OrganisationCard;
  marks?: Marks;
}

/** One organisation in a list of results: what it is, where, and what it does. */
export const OrganisationHit = ({ card, marks = {} }: Props) => {
  const t = useWords();
  const reference = useReference();
  const told = marks.intro ?? { text: card.intro, spans: [] };
  const place = [
    reference.name('towns', card.town),
    reference.name('industries', card.industry),
  ].filter(Boolean);
  return (
    <li className="hit">
      <div className="hit-main">
        <h2>
          <Link to={foundAddress('organisations', card.id)}>
            <Highlight text={card.name} spans={spansOf(marks, 'name', card.name)} />
          </Link>
        </h2>
        {told.text ? (
          <p className="small soft hit-told">
            <Highlight text={told.text} spans={told.spans} />
          </p>
        ) : null}
        <p className="small muted dotted">
          {place.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
      </div>
      <div className="hit-side">
        <span className="hit-tag">
          {card.platformKind
            ? t(`office.organisations.platformKinds.${card.platformKind}`)
            : t(`terms.organisationKind.${card.kind}`)}
        </span>
      </div>
    </li>
  );
};

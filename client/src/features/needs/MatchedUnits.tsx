import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { matchUnits } from '@zhiqiao/shared/matching/matching.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Cover } from '../../ui/Cover.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNeedUnits } from './need.api.ts';
import '../../ui/PlainRows.css';
import './needs.css';

type Found = ReplyOf<typeof matchUnits>['items'][number];

interface Props {
  view: NeedView;
  /** what the reader's side says of a unit */
  verdict?: (found: Found) => ReactNode;
}

/** What was put aside stays within reach, behind the others. */
const putAside = ({ judged }: Found): boolean =>
  judged !== undefined && judged.verdict !== 'wanted';

const Row = ({ found, verdict }: Pick<Props, 'verdict'> & { found: Found }) => {
  const { unit, score, cover, people, outcomes } = found;
  const t = useWords();
  return (
    <li>
      <div className="grow">
        <div className="row spread">
          <Link to={`/organisations/${unit.id}`}>
            <b>{unit.name}</b>
          </Link>
          <Cover cells={cover} score={Math.round(score)} />
        </div>
        <p className="small muted dotted">
          {people.map(({ expert, match }) => (
            <Link key={expert.id} className="counts" to={`/experts/${expert.id}`}>
              {t('needs.match.unitPerson', { name: expert.name, score: Math.round(match.score) })}
            </Link>
          ))}
          {outcomes.map(({ outcome, match }) => (
            <Link key={outcome.id} className="counts" to={`/outcomes/${outcome.id}`}>
              {t('needs.match.unitPerson', {
                name: outcome.title,
                score: Math.round(match.score),
              })}
            </Link>
          ))}
        </p>
      </div>
      <div className="row wrap unit-deeds">{verdict?.(found)}</div>
    </li>
  );
};

/** Universities, platforms and teams: who of them and what of theirs, and how much of the need they cover together. */
export const MatchedUnits = ({ view, verdict }: Props) => {
  const t = useWords();
  const { data } = useNeedUnits(view.id);
  const items = (data?.items ?? [])
    .filter(({ people, outcomes }) => people.length + outcomes.length > 1)
    .toSorted((one, other) => Number(putAside(one)) - Number(putAside(other)));
  if (items.length === 0) return null;
  return (
    <Panel
      title={t('needs.match.units', { count: items.length })}
      note={t('needs.match.unitsNote')}
      flush
    >
      <ul className="plain-rows">
        {items.map((item) => (
          <Row key={item.unit.id} found={item} {...(verdict ? { verdict } : {})} />
        ))}
      </ul>
    </Panel>
  );
};

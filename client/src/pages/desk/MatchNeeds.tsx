import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { Segments } from '../../ui/Segments.tsx';

interface Props {
  rows: readonly NeedRow[];
  chosen: string | undefined;
  only: 'all' | 'nobody';
  counts: { all: number; nobody: number };
  onOnly: (only: 'all' | 'nobody') => void;
  /** the address that chooses a need */
  to: (id: string) => string;
}

const Row = ({ row, on, to }: { row: NeedRow; on: boolean; to: string }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <li className={on ? 'match-need on' : 'match-need'}>
      <Link to={to} aria-current={on ? 'true' : undefined} preventScrollReset data-need={row.id}>
        {row.title}
      </Link>
      <p className="small muted">
        {[row.firm, reference.name('towns', row.town)].filter(Boolean).join(' · ')}
      </p>
      <p className="small row spread">
        {row.deadline ? (
          <Clock
            due={`${row.deadline}T23:59:59+08:00`}
            startedAt={row.publishedAt}
            count="days"
            short
          />
        ) : (
          <span />
        )}
        <span className={row.bids > 0 ? 'muted' : 'waits'}>
          {row.bids > 0
            ? t('office.matching.bids', { count: row.bids })
            : t('office.matching.noBids')}
        </span>
      </p>
    </li>
  );
};

/** Needs open to bids, the nearest deadline first. */
export const MatchNeeds = ({ rows, chosen, only, counts, onOnly, to }: Props) => {
  const t = useWords();
  return (
    <nav className="panel match-needs" aria-label={t('office.matching.needs')}>
      <div className="match-only">
        <Segments
          label={t('office.matching.only')}
          value={only}
          onChange={onOnly}
          options={[
            { value: 'all', label: t('office.matching.all', { count: counts.all }) },
            { value: 'nobody', label: t('office.matching.nobody', { count: counts.nobody }) },
          ]}
        />
      </div>
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} on={row.id === chosen} to={to(row.id)} />
        ))}
      </ul>
    </nav>
  );
};

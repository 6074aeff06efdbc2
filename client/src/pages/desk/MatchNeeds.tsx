import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { type DragEvent, useState } from 'react';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { carried, type Dragged, isCard } from './dragged.ts';

interface Props {
  rows: readonly NeedRow[];
  chosen: string | undefined;
  only: 'all' | 'nobody';
  counts: { all: number; nobody: number };
  onOnly: (only: 'all' | 'nobody') => void;
  /** the address that chooses a need */
  to: (id: string) => string;
  /** a candidate was dropped on a need */
  onDrop: (need: string, expert: Dragged) => void;
}

interface RowProps {
  row: NeedRow;
  on: boolean;
  to: string;
  onDrop: Props['onDrop'];
}

/** A candidate may be dropped here; the key N says the same. */
const useDropping = (row: NeedRow, onDrop: Props['onDrop']) => {
  const [over, setOver] = useState(false);
  return {
    over,
    taking: {
      onDragOver: (event: DragEvent<HTMLLIElement>) => {
        if (!isCard(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent<HTMLLIElement>) => {
        event.preventDefault();
        setOver(false);
        const expert = carried(event.dataTransfer);
        if (expert) onDrop(row.id, expert);
      },
    },
  };
};

const Row = ({ row, on, to, onDrop }: RowProps) => {
  const t = useWords();
  const { over, taking } = useDropping(row, onDrop);
  const reference = useReference();
  return (
    <li className={`match-need${on ? ' on' : ''}${over ? ' over' : ''}`} {...taking}>
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
export const MatchNeeds = ({ rows, chosen, only, counts, onOnly, to, onDrop }: Props) => {
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
          <Row key={row.id} row={row} on={row.id === chosen} to={to(row.id)} onDrop={onDrop} />
        ))}
      </ul>
    </nav>
  );
};

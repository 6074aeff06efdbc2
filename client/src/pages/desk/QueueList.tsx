import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { useCallback, useRef } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { deedFor, deedsOnRow, grouped, type QueueGroup, type RowDeed } from './queue.order.ts';
import { useQueueKeys } from './useQueueKeys.ts';
import '../../ui/Panel.css';
import './QueueList.css';

interface Ask {
  onAsk: (row: NeedRow, deed: RowDeed) => void;
}

const tone: Record<QueueGroup, string> = {
  overdue: 'late',
  today: 'waits',
  week: '',
  later: '',
  none: '',
};

const Deeds = ({ row, onAsk }: Ask & { row: NeedRow }) => {
  const t = useWords();
  return (
    <div className="row wrap queue-deeds">
      {deedsOnRow(row).map((deed, index) => (
        <Action
          key={deed}
          size="small"
          look={index === 0 ? 'outline' : 'text'}
          label={`${t(`needs.deed.${deed}`)} ${row.title}`}
          onClick={() => onAsk(row, deed)}
        >
          {t(`needs.deed.${deed}`)}
        </Action>
      ))}
    </div>
  );
};

const Row = ({ row, onAsk }: Ask & { row: NeedRow }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <li className="queue-row" data-row={row.id}>
      <div className="queue-what">
        <div className="row wrap">
          <Link to={paths.need(row.id)} className="queue-title">
            {row.title}
          </Link>
          <MachinePill machine={needMachine} state={row.state} />
        </div>
        <p className="small soft dotted">
          <span>{row.firm}</span>
          {row.town ? <span>{reference.name('towns', row.town)}</span> : null}
          <span className={row.health < 60 ? 'waits' : undefined}>
            {t('office.queue.health', { score: row.health })}
          </span>
          {row.bids > 0 ? <span>{t('office.queue.bids', { count: row.bids })}</span> : null}
        </p>
      </div>
      <span className="queue-clock">
        {row.clock ? <Clock due={row.clock.due} startedAt={row.clock.startedAt} short /> : null}
      </span>
      <Deeds row={row} onAsk={onAsk} />
    </li>
  );
};

const Keys = () => {
  const t = useWords();
  return (
    <span className="queue-keys not-phone small muted" aria-hidden="true">
      <kbd>J</kbd> <kbd>K</kbd> {t('office.queue.keys.move')}　<kbd>Enter</kbd>{' '}
      {t('office.queue.keys.open')}　<kbd>A</kbd> {t('office.queue.keys.approve')}　<kbd>R</kbd>{' '}
      {t('office.queue.keys.return')}
    </span>
  );
};

/** What waits, the most urgent first, under how near its deadline is. Every step can be taken from the row or by key. */
export const QueueList = ({ rows, now, onAsk }: Ask & { rows: readonly NeedRow[]; now: Date }) => {
  const t = useWords();
  const list = useRef<HTMLDivElement>(null);
  const act = useCallback(
    (asked: 'approve' | 'return', id: string) => {
      const row = rows.find((one) => one.id === id);
      const deed = row && deedFor(asked, row);
      if (row && deed) onAsk(row, deed);
    },
    [rows, onAsk],
  );
  useQueueKeys(list, act);
  return (
    <section className="panel" ref={list} aria-label={t('office.queue.list')}>
      {grouped(rows, now).map(({ group, rows: inGroup }, index) => (
        <section key={group} aria-labelledby={`queue-${group}`}>
          <header className="queue-head">
            <h2 id={`queue-${group}`} className={tone[group]}>
              {t(`office.queue.group.${group}`)} {inGroup.length}
            </h2>
            {index === 0 ? <Keys /> : null}
          </header>
          <ul>
            {inGroup.map((row) => (
              <Row key={row.id} row={row} onAsk={onAsk} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
};

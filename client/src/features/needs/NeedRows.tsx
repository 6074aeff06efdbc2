import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { IndicatorLine } from '../../ui/IndicatorRows.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import './NeedRows.css';

const writing = ['draft', 'returned', 'submitted'];

const Bids = ({ row }: { row: NeedRow }) => {
  const t = useWords();
  if (writing.includes(row.state))
    return <span>{t('firmDesk.health', { score: row.health })}</span>;
  if (row.bids === 0) return <span>{t('firmDesk.noBids')}</span>;
  return (
    <Link className="counts" to={`/needs/${row.id}?tab=bids`}>
      {t('firmDesk.bids', { count: row.bids })}
    </Link>
  );
};

const When = ({ row }: { row: NeedRow }) => {
  const t = useWords();
  const { clock } = row;
  if (!clock)
    return row.deadline ? (
      <span className="muted">
        {t('firmDesk.until')} <DateText at={row.deadline} as="short" />
      </span>
    ) : null;
  const who =
    clock.what === 'countersign'
      ? t('needs.who.technologist')
      : clock.who === 'firm'
        ? 'you'
        : clock.who === 'bureau'
          ? t('needs.who.bureau')
          : '';
  return (
    <Clock
      due={clock.due}
      startedAt={clock.startedAt}
      who={who || undefined}
      count={clock.what === 'bid' ? 'days' : 'workingDays'}
    />
  );
};

/** The firm's needs, a row each: what it is, how it stands, who answered, whose move by when. */
export const NeedRows = ({ rows }: { rows: readonly NeedRow[] }) => {
  const t = useWords();
  return (
    <ul className="need-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="need-row-what">
            <div className="row wrap">
              <Link to={`/needs/${row.id}`}>
                <b>{row.title}</b>
              </Link>
              <MachinePill
                machine={needMachine}
                state={row.state}
                due={row.clock?.who === 'firm' ? row.clock.due : undefined}
              />
            </div>
            <p className="small muted">
              {row.number} {row.aim ? <IndicatorLine row={row.aim} /> : null}
            </p>
          </div>
          <div className="small soft">
            <Bids row={row} />
            {row.waiting > 0 ? (
              <p className="waits">{t('firmDesk.waiting', { count: row.waiting })}</p>
            ) : null}
          </div>
          <div className="small">
            <When row={row} />
          </div>
        </li>
      ))}
    </ul>
  );
};

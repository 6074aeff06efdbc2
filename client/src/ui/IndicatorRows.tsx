import { aimText, figureText } from '../platform/format.ts';
import { useWords } from '../platform/words/speech.ts';
import { Arrow } from './Arrow.tsx';
import './IndicatorRows.css';

/** One measurable aim, as it is read. */
export interface IndicatorRead {
  key: string;
  name: string;
  current: number | null;
  target: number | null;
  upper: number | null;
  unit: string;
  comparator: 'gte' | 'lte' | 'eq' | 'between';
  method: string;
}

const IndicatorRow = ({ row }: { row: IndicatorRead }) => {
  const t = useWords();
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className="ind-now">{figureText(row.current, row.unit)}</td>
      <td className="ind-arrow">
        <Arrow />
      </td>
      <td className="ind-target">{aimText(row)}</td>
      <td className="ind-how">
        {row.method || <span className="waits">{t('ui.indicator.missing')}</span>}
      </td>
    </tr>
  );
};

/** 要做到的指标: name, now, target, how it is measured. Stacks on a phone. */
export const IndicatorRows = ({ rows }: { rows: readonly IndicatorRead[] }) => {
  const t = useWords();
  return (
    <table className="indicators">
      <thead>
        <tr>
          <th scope="col">{t('ui.indicator.name')}</th>
          <th scope="col" className="ind-now">
            {t('ui.indicator.now')}
          </th>
          <td />
          <th scope="col">{t('ui.indicator.target')}</th>
          <th scope="col">{t('ui.indicator.how')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <IndicatorRow key={row.key} row={row} />
        ))}
      </tbody>
    </table>
  );
};

/** One aim in a line, for lists and chips: V2 级合格率 86% → ≥ 95%. */
export const IndicatorLine = ({ row }: { row: Omit<IndicatorRead, 'method' | 'key'> }) => {
  const t = useWords();
  return (
    <span className="indicator-line">
      <span className="muted">{row.name}</span>{' '}
      {row.current === null ? null : (
        <span className="soft">{figureText(row.current, row.unit)}</span>
      )}
      <Arrow />
      <span className="unseen">{t('ui.arrow')} </span>
      <b>{aimText(row)}</b>
    </span>
  );
};

import { useWords } from '../platform/words/speech.ts';
import './Cover.css';

export type Cell = 'full' | 'half' | 'none';

interface Props {
  /** one cell an indicator, in the need's order */
  cells: readonly Cell[];
  /** 0..100, shown beside the bar */
  score?: number | undefined;
}

/** 缺口条: which indicators are covered, in part, or not. In words: "4 条指标：覆盖 2 条，部分 1 条，缺 1 条". */
export const Cover = ({ cells, score }: Props) => {
  const t = useWords();
  const count = (cell: Cell) => cells.filter((one) => one === cell).length;
  const parts = [
    count('full') > 0 && t('ui.cover.full', { count: count('full') }),
    count('half') > 0 && t('ui.cover.half', { count: count('half') }),
    count('none') > 0 && t('ui.cover.gap', { count: count('none') }),
  ].filter(Boolean);
  const words =
    cells.length === 0
      ? t('ui.cover.none')
      : t('ui.cover.of', { count: cells.length }) + parts.join(t('ui.comma'));
  return (
    <span className="cover">
      <span className="cover-bar" role="img" aria-label={words} title={words}>
        {cells.map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
          <span key={index} className={`cover-cell ${cell}`} />
        ))}
      </span>
      {score === undefined ? null : (
        <span className="cover-score">
          <span aria-hidden="true">{score}</span>
          <span className="unseen">{t('ui.cover.score', { score })}</span>
        </span>
      )}
    </span>
  );
};

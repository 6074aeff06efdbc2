import { useWords } from '../platform/words/speech.ts';
import { Action } from './Action.tsx';
import './Pager.css';

interface Props {
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

/** The page numbers worth showing: the ends, the present one and its neighbours; 0 for a gap. */
export const pagesShown = (page: number, last: number): number[] => {
  const wanted = [1, page - 1, page, page + 1, last].filter((n) => n >= 1 && n <= last);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((n, index) => (index > 0 && n - sorted[index - 1]! > 1 ? [0, n] : [n]));
};

/** 上一页 1 2 3 下一页, and which records these are. */
export const Pager = ({ page, pageSize, total, onPage }: Props) => {
  const t = useWords();
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  const from = (page - 1) * pageSize + 1;
  return (
    <nav className="pager" aria-label={t('ui.pager.label')}>
      <span className="small muted">
        {t('ui.pager.range', { from, to: Math.min(page * pageSize, total), total })}
      </span>
      <div className="row wrap">
        {page > 1 ? (
          <Action size="small" onClick={() => onPage(page - 1)}>
            {t('ui.pager.previous')}
          </Action>
        ) : null}
        {pagesShown(page, last).map((n, index) =>
          n === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap is known by its place
            <span key={`gap ${index}`} aria-hidden="true">
              …
            </span>
          ) : (
            <button
              key={n}
              type="button"
              className="pager-page"
              aria-current={n === page ? 'page' : undefined}
              aria-label={t('ui.pager.page', { n })}
              onClick={() => onPage(n)}
            >
              {n}
            </button>
          ),
        )}
        {page < last ? (
          <Action size="small" onClick={() => onPage(page + 1)}>
            {t('ui.pager.next')}
          </Action>
        ) : null}
      </div>
    </nav>
  );
};

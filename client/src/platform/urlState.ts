import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Kept = string | number | readonly string[];
export type UrlShape = Readonly<Record<string, Kept>>;
/** The type of a state whose defaults are these: text stays any text, numbers any number, lists any list of text. */
export type UrlState<S extends UrlShape> = {
  [K in keyof S]: S[K] extends number ? number : S[K] extends string ? string : string[];
};

const readOne = (fallback: Kept, written: string | null): Kept => {
  if (written === null) return fallback;
  if (typeof fallback === 'string') return written;
  if (typeof fallback !== 'number') return written.split(',').filter(Boolean);
  const number = Number(written);
  return written.trim() !== '' && Number.isFinite(number) ? number : fallback;
};

/** What a query string says, with the defaults for everything that it does not say or says badly. */
export const readUrl = <S extends UrlShape>(defaults: S, search: URLSearchParams): UrlState<S> =>
  Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, readOne(value, search.get(name))]),
  ) as UrlState<S>;

/** The query string with these changes: defaults are left out, foreign words stay as they were. */
export const writeUrl = <S extends UrlShape>(
  defaults: S,
  search: URLSearchParams,
  changes: Partial<UrlState<S>>,
): URLSearchParams => {
  const next = new URLSearchParams(search);
  // A new filter or order makes the old page number meaningless.
  if ('page' in defaults && !('page' in changes)) next.delete('page');
  for (const [name, value] of Object.entries(changes) as [string, Kept | undefined][]) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    const standard = defaults[name];
    const usual = Array.isArray(standard) ? standard.join(',') : String(standard ?? '');
    if (text === '' || text === usual) next.delete(name);
    else next.set(name, text);
  }
  return next;
};

/**
 * Filters, tabs, sort and page in the address, so that Back works and a link shows a colleague the same.
 * `set(changes)` adds a step to the history; `set(changes, { replace: true })` does not (typing).
 */
export const useUrlState = <S extends UrlShape>(defaults: S) => {
  const [search, setSearch] = useSearchParams();
  // The defaults are written inline by most callers: only their content counts.
  const shape = JSON.stringify(defaults);
  const state = useMemo(() => readUrl(JSON.parse(shape) as S, search), [shape, search]);
  const set = useCallback(
    (changes: Partial<UrlState<S>>, options: { replace?: boolean } = {}) =>
      setSearch((now) => writeUrl(JSON.parse(shape) as S, now, changes), {
        replace: options.replace ?? false,
        preventScrollReset: true,
      }),
    [shape, setSearch],
  );
  return [state, set] as const;
};

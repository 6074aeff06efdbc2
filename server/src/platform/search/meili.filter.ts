import type { Filter, Value } from './port.ts';

/**
 * Meilisearch has no way to write a backslash into a filter: it unescapes quotes but not the escape
 * itself. So a backslash is kept as its full-width twin, in documents and in filters alike.
 */
const TWIN = '＼';

export const hideBackslashes = (text: string): string => text.replaceAll('\\', TWIN);
export const showBackslashes = (text: string): string => text.replaceAll(TWIN, '\\');

/** A value or a field name as Meilisearch reads it: always quoted, so that no text can become syntax. */
export function quote(value: Value): string {
  return `"${hideBackslashes(String(value)).replaceAll('"', '\\"')}"`;
}

const NOTHING = 'NOT (rev EXISTS)';
const EVERYTHING = 'rev EXISTS';

/** A filter in Meilisearch's own language. */
export function filterText(filter: Filter): string {
  if ('and' in filter) return joined(filter.and, 'AND', EVERYTHING);
  if ('or' in filter) return joined(filter.or, 'OR', NOTHING);
  if ('not' in filter) return `NOT (${filterText(filter.not)})`;
  if ('eq' in filter) return `${quote(filter.eq[0])} = ${quote(filter.eq[1])}`;
  if ('exists' in filter) return present(filter.exists);
  if ('in' in filter) {
    const [field, values] = filter.in;
    return values.length ? `${quote(field)} IN [${values.map(quote).join(', ')}]` : NOTHING;
  }
  const [field, { gt, gte, lt, lte }] = filter.range;
  const bounds = [
    [gt, '>'],
    [gte, '>='],
    [lt, '<'],
    [lte, '<='],
  ] as const;
  const parts = bounds.flatMap(([bound, sign]) =>
    bound !== undefined && Number.isFinite(bound) ? [`${quote(field)} ${sign} ${bound}`] : [],
  );
  return parts.length ? `(${parts.join(' AND ')})` : present(field);
}

/** Holds a value: an empty list exists for Meilisearch, and is none for us. */
const present = (field: string): string =>
  `(${quote(field)} EXISTS AND ${quote(field)} IS NOT EMPTY)`;

function joined(filters: Filter[], word: 'AND' | 'OR', none: string): string {
  return filters.length ? `(${filters.map(filterText).join(` ${word} `)})` : none;
}

import type { Filter, SearchDocument, Value } from '../../server/src/platform/search/port.ts';

/** The plainest reading of the port: what any engine must agree with. */
export function passes(document: SearchDocument, filter: Filter): boolean {
  if ('and' in filter) return filter.and.every((part) => passes(document, part));
  if ('or' in filter) return filter.or.some((part) => passes(document, part));
  if ('not' in filter) return !passes(document, filter.not);
  if ('eq' in filter) return holds(document[filter.eq[0]], [filter.eq[1]]);
  if ('in' in filter) return holds(document[filter.in[0]], filter.in[1]);
  if ('exists' in filter) return elements(document[filter.exists]).length > 0;
  const value = document[filter.range[0]];
  const { gt, gte, lt, lte } = filter.range[1];
  return (
    typeof value === 'number' &&
    (gt === undefined || value > gt) &&
    (gte === undefined || value >= gte) &&
    (lt === undefined || value < lt) &&
    (lte === undefined || value <= lte)
  );
}

const elements = (value: Value | string[] | undefined): Value[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const holds = (value: Value | string[] | undefined, wanted: Value[]): boolean =>
  elements(value).some((element) => wanted.includes(element));

/** How often each value of a field occurs, the way the port orders it. */
export function countsOf(documents: SearchDocument[], field: string) {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const value of new Set(elements(document[field]))) {
      counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

import { type Filter, SearchFault } from '../../platform/search/port.ts';
import type { Column, Mask } from './columns.ts';

export type Columns = ReadonlyMap<string, Column>;

/** Which of the first `count` documents a filter lets through. Throws on a field the index does not filter on. */
export function maskOf(filter: Filter, columns: Columns, count: number): Mask {
  if ('and' in filter) return joined(filter.and, columns, count, 1);
  if ('or' in filter) return joined(filter.or, columns, count, 0);
  if ('not' in filter) {
    const mask = maskOf(filter.not, columns, count);
    for (let i = 0; i < count; i++) mask[i] = mask[i]! ^ 1;
    return mask;
  }
  if ('eq' in filter) return columnOf(filter.eq[0], columns).oneOf([filter.eq[1]], count);
  if ('in' in filter) return columnOf(filter.in[0], columns).oneOf(filter.in[1], count);
  if ('exists' in filter) return columnOf(filter.exists, columns).present(count);
  const [field, { gt, gte, lt, lte }] = filter.range;
  const low = Math.max(gt ?? -Infinity, gte ?? -Infinity);
  const high = Math.min(lt ?? Infinity, lte ?? Infinity);
  return columnOf(field, columns).between(low, high, gt === low, lt === high, count);
}

/** All of them (unit 1) or any of them (unit 0); an empty `and` lets all through, an empty `or` nothing. */
function joined(filters: Filter[], columns: Columns, count: number, unit: 0 | 1): Mask {
  const mask = new Uint8Array(count).fill(unit);
  for (const filter of filters) {
    const other = maskOf(filter, columns, count);
    if (unit) for (let i = 0; i < count; i++) mask[i] = mask[i]! & other[i]!;
    else for (let i = 0; i < count; i++) mask[i] = mask[i]! | other[i]!;
  }
  return mask;
}

export function columnOf(field: string, columns: Columns): Column {
  const column = columns.get(field);
  if (column) return column;
  const known = [...columns.keys()].join(', ') || 'nothing';
  throw new SearchFault('unknownField', `the index does not filter on "${field}" but on ${known}`);
}

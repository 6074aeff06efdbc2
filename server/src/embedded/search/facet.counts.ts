import {
  conditionsOf,
  type Filter,
  fieldOf,
  type SearchReply,
} from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import { type Columns, columnOf, maskOf } from './filter.mask.ts';

const MOST_VALUES = 100;

/** The documents a filter lets through, and those it would without its own condition on one field. */
export interface Sieve {
  passed: Mask;
  without(field: string): Mask;
}

/** `live` marks what is not deleted. */
export function sieve(filter: Filter | undefined, columns: Columns, live: Mask): Sieve {
  const parts = conditionsOf(filter).map((condition) => ({
    field: fieldOf(condition),
    mask: maskOf(condition, columns, live.length),
  }));
  const all = (masks: Mask[]): Mask => {
    const passed = live.slice();
    for (const mask of masks)
      for (let i = 0; i < passed.length; i++) passed[i] = passed[i]! & mask[i]!;
    return passed;
  };
  const passed = all(parts.map((part) => part.mask));
  return {
    passed,
    without: (field) => {
      const others = parts.filter((part) => part.field !== field);
      return others.length === parts.length ? passed : all(others.map((part) => part.mask));
    },
  };
}

/** Counts of each facet's values, most frequent first. `matches` narrows to what the words found. */
export function countFacets(
  facets: string[],
  columns: Columns,
  sieved: Sieve,
  matches: Mask | null,
): SearchReply['facets'] {
  const reply: SearchReply['facets'] = {};
  for (const field of facets) {
    const column = columnOf(field, columns);
    let marked = sieved.without(field);
    if (matches) {
      marked = marked.slice();
      for (let i = 0; i < marked.length; i++) marked[i] = marked[i]! & matches[i]!;
    }
    reply[field] = [...column.counts(marked)]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  }
  return reply;
}

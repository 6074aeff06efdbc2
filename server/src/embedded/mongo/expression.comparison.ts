import { collatedKey } from './collated.keys.ts';
import { type Collation, compare, equal } from './compare.ts';
import { collationOf, evaluateIn, type Operators, type Scope } from './expression.scope.ts';
import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { sorter } from './sort.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

/** In expressions a missing value is less than null. */
function compareValues(a: unknown, b: unknown, collation: Collation): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return compare(a, b, collation);
}

const comparison =
  (holds: (order: number) => boolean | number) =>
  (input: unknown, argument: unknown, scope: Scope) => {
    const pair = evaluateIn(input, argument, scope);
    if (!Array.isArray(pair) || pair.length !== 2) {
      throw new StoreError(16020, 'Location16020', 'a comparison takes exactly 2 arguments');
    }
    return holds(compareValues(pair[0], pair[1], collationOf(scope)));
  };

function needArray(value: unknown, operator: string): unknown[] {
  if (Array.isArray(value)) return value;
  const found = typeName(value);
  throw new StoreError(40081, 'Location40081', `${operator} requires an array, found: ${found}`);
}

function sortValues(list: unknown[], sortBy: unknown, collation: Collation): unknown[] {
  if (isNumeric(sortBy)) {
    const direction = toNumber(sortBy);
    return [...list].sort((a, b) => compare(a, b, collation) * direction);
  }
  if (!isDoc(sortBy)) throw new StoreError(2942507, 'Location2942507', '$sortArray: bad sortBy');
  return sorter(sortBy, collation).sort(list as Doc[]);
}

export const comparisonOverrides: Operators = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: comparison((order) => Math.sign(order)),
  $in: (input, argument, scope) => {
    const [wanted, list] = evaluateIn(input, argument, scope) as unknown[];
    return needArray(list, '$in').some((value) => equal(value, wanted, collationOf(scope)));
  },
  $indexOfArray: (input, argument, scope) => {
    const [list, wanted, start, end] = evaluateIn(input, argument, scope) as unknown[];
    if (list === null || list === undefined) return null;
    const collation = collationOf(scope);
    const key = collatedKey(wanted, collation);
    const array = needArray(list, '$indexOfArray');
    const last = Math.min(toNumber(end, array.length), array.length);
    for (let i = toNumber(start); i < last; i++)
      if (collatedKey(array[i], collation) === key) return i;
    return -1;
  },
  $sortArray: (input, argument, scope) => {
    const { input: list, sortBy } = evaluateIn(input, argument, scope) as Doc;
    if (list === null || list === undefined) return null;
    return sortValues(needArray(list, '$sortArray'), sortBy, collationOf(scope));
  },
};

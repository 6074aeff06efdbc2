import * as accumulators from 'mingo/operators/accumulator';
import { collatedKey } from './collated.keys.ts';
import { type Collation, compare } from './compare.ts';
import { merged, pushed } from './expression.lists.ts';
import {
  collationOf,
  evaluateIn,
  isMissing,
  type Operator,
  type Operators,
  type Scope,
  valuesIn,
} from './expression.scope.ts';
import { arithmetic, divideDecimal, toNumber } from './numbers.ts';
import { sorter } from './sort.ts';
import { type Doc, isNumeric, tagOf } from './values.ts';

function sum(values: unknown[]): unknown {
  let total: unknown = 0;
  for (const value of values) {
    if (typeof value === 'number' && typeof total === 'number') total += value;
    else if (isNumeric(value)) total = arithmetic(total, value, '+');
  }
  return total;
}

function average(values: unknown[]): unknown {
  const numbers = values.filter(isNumeric);
  if (!numbers.length) return null;
  const total = sum(numbers);
  return tagOf(total) === 'Decimal128'
    ? divideDecimal(total, numbers.length)
    : toNumber(total) / numbers.length;
}

function best(values: unknown[], direction: number, collation: Collation): unknown {
  let found: unknown = null;
  for (const value of values) {
    if (isMissing(value)) continue;
    if (found === null || compare(value, found, collation) * direction < 0) found = value;
  }
  return found;
}

/** What becomes of the values of a group or list. */
type Reduce = (values: unknown[], collation: Collation) => unknown;

const overGroup =
  (reduce: Reduce): Operator =>
  (docs, argument, scope) =>
    reduce(valuesIn(docs as unknown[], argument, scope), collationOf(scope));

/** As an expression: over its arguments, or over the array its only argument is. */
const overList =
  (reduce: Reduce): Operator =>
  (doc, argument, scope) => {
    const collation = collationOf(scope);
    const value = evaluateIn(doc, argument, scope);
    if (!Array.isArray(value)) return reduce([value], collation);
    const only = Array.isArray(argument) && value.length === 1 ? value[0] : undefined;
    return reduce(Array.isArray(only) ? only : value, collation);
  };

const addToSet: Operator = (input, argument, scope) => {
  const collation = collationOf(scope);
  const distinct = new Map<string, unknown>();
  for (const value of valuesIn(input as unknown[], argument, scope)) {
    if (value === undefined) continue;
    const key = collatedKey(value, collation);
    if (!distinct.has(key)) distinct.set(key, value);
  }
  return [...distinct.values()];
};

const bestN =
  (direction: number): Operator =>
  (input, argument, scope) => {
    const spec = argument as { input: unknown; n: unknown };
    const values = Array.isArray(input)
      ? valuesIn(input, spec.input, scope)
      : (evaluateIn(input, spec.input, scope) as unknown[]);
    const sorted = values
      .filter((v) => !isMissing(v))
      .sort((a, b) => compare(a, b, collationOf(scope)) * direction);
    return sorted.slice(0, countOf(spec.n, input, scope));
  };

function countOf(n: unknown, input: unknown, scope: Scope): number {
  return toNumber(evaluateIn(Array.isArray(input) ? (input[0] ?? {}) : input, n, scope));
}

/** `$top` and `$bottom`: the documents by `sortBy`, then `output` of the first or last n. */
function ranked(
  docs: unknown[],
  argument: unknown,
  scope: Scope,
  n: number,
  fromEnd: boolean,
): unknown[] {
  const spec = argument as { sortBy: Doc; output: unknown };
  const sorted = sorter(spec.sortBy, collationOf(scope)).sort(docs as Doc[]);
  const chosen = fromEnd ? sorted.slice(Math.max(0, sorted.length - n)) : sorted.slice(0, n);
  return chosen.map((doc) => evaluateIn(doc, spec.output, scope) ?? null);
}

const one =
  (fromEnd: boolean): Operator =>
  (input, argument, scope) =>
    ranked(input as unknown[], argument, scope, 1, fromEnd)[0] ?? null;

const several =
  (fromEnd: boolean): Operator =>
  (input, argument, scope) =>
    ranked(
      input as unknown[],
      argument,
      scope,
      countOf((argument as Doc).n, input, scope),
      fromEnd,
    );

/** Standard deviation over doubles: longs and decimals count by their nearest double. */
const deviation =
  (original: unknown, scope: Scope) =>
  (values: unknown[]): unknown => {
    const numbers = values.filter(isNumeric).map((value) => ({ v: toNumber(value) }));
    return numbers.length ? (original as Operator)(numbers, '$v', scope) : null;
  };

type Kind = (reduce: Reduce) => Operator;

const reducersAs = (kind: Kind): Operators => ({
  $sum: kind(sum),
  $avg: kind(average),
  $min: kind((values, collation) => best(values, 1, collation)),
  $max: kind((values, collation) => best(values, -1, collation)),
  $minN: bestN(1),
  $maxN: bestN(-1),
  $stdDevPop: (input, argument, scope) =>
    kind(deviation(accumulators.$stdDevPop, scope))(input, argument, scope),
  $stdDevSamp: (input, argument, scope) =>
    kind(deviation(accumulators.$stdDevSamp, scope))(input, argument, scope),
});

/** The accumulators that may also stand in any expression. */
export const listOverrides: Operators = reducersAs(overList);

export const accumulatorOverrides: Operators = {
  ...reducersAs(overGroup),
  $addToSet: addToSet,
  $push: overGroup(pushed),
  $mergeObjects: overGroup(merged),
  $top: one(false),
  $bottom: one(true),
  $topN: several(false),
  $bottomN: several(true),
};

import {
  evaluateIn,
  type Operator,
  type Operators,
  type Scope,
  valuesIn,
} from './expression.scope.ts';
import { badValue, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isNumeric } from './values.ts';

/**
 * The value at a share of a sorted list: MongoDB's "discrete" rank, the smallest value that at least `p` of all lie at
 * or below. Its t-digest gives the same as long as every value keeps a centroid of its own.
 */
function atShare(sorted: Float64Array, p: number): number | null {
  if (!sorted.length) return null;
  const rank = p >= 1 ? sorted.length - 1 : Math.max(0, Math.ceil(sorted.length * p) - 1);
  return sorted[rank] ?? null;
}

/** Whole and broken numbers of any type as doubles; all else, and what is no number, does not count. */
const sortedNumbers = (values: readonly unknown[]): Float64Array =>
  Float64Array.from(
    values
      .filter(isNumeric)
      .map((value) => toNumber(value))
      .filter((value) => !Number.isNaN(value)),
  ).sort();

function refuseOtherMethods(name: string, { method }: Doc): void {
  if (method === 'approximate') return;
  throw badValue(`Currently only 'approximate' can be used as ${name} 'method'`);
}

function sharesOf(shares: unknown): number[] {
  const sound =
    Array.isArray(shares) &&
    shares.length > 0 &&
    shares.every((p) => isNumeric(p) && toNumber(p) >= 0 && toNumber(p) <= 1);
  if (sound) return shares.map((p) => toNumber(p));
  throw new StoreError(
    7750303,
    'Location7750303',
    "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]",
  );
}

/** Where the numbers come from: the documents of a group, or the list an expression gives. */
type Source = (input: unknown, argument: unknown, scope: Scope) => readonly unknown[];

const overDocuments: Source = (docs, argument, scope) =>
  valuesIn(docs as unknown[], argument, scope);
const overOneList: Source = (doc, argument, scope) => {
  const value = evaluateIn(doc, argument, scope);
  return Array.isArray(value) ? value : [value];
};

const operatorsOver = (source: Source): Operators => {
  const median: Operator = (input, argument, scope) => {
    const spec = argument as Doc;
    refuseOtherMethods('$median', spec);
    return atShare(sortedNumbers(source(input, spec.input, scope)), 0.5);
  };
  const percentile: Operator = (input, argument, scope) => {
    const spec = argument as Doc;
    refuseOtherMethods('$percentile', spec);
    const first = Array.isArray(input) ? (input[0] ?? {}) : input;
    const shares = sharesOf(evaluateIn(first, spec.p, scope));
    const sorted = sortedNumbers(source(input, spec.input, scope));
    return shares.map((p) => atShare(sorted, p));
  };
  return { $median: median, $percentile: percentile };
};

export const percentileAccumulators = operatorsOver(overDocuments);
export const percentileExpressions = operatorsOver(overOneList);

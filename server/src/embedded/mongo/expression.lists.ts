import * as expressions from 'mingo/operators/expression';
import { located, taking, wholeNumber } from './expression.operands.ts';
import { isMissing, type Operator, type Operators } from './expression.scope.ts';
import { plainNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

function needList(value: unknown, code: number, name: string): unknown[] {
  if (Array.isArray(value)) return value;
  throw located(
    code,
    `The argument to ${name} must be an array, but was of type: ${typeName(value)}`,
  );
}

/** Nothing of nothing; else what `compute` makes of the list. */
const ofList = (name: string, code: number, compute: (list: unknown[]) => unknown): Operator =>
  taking(name, 1, 1, ([list]) => (isMissing(list) ? null : compute(needList(list, code, name))));

function elementAt([list, index]: unknown[]): unknown {
  if (isMissing(list) || isMissing(index)) return null;
  const array = needList(list, 28689, '$arrayElemAt');
  return array.at(wholeNumber(index, 28691, '$arrayElemAt: the index'));
}

/** mingo's operator over operands already computed, whose numbers are JavaScript's. */
const withPlainNumbers = (name: string, theirs: unknown, least: number, most: number): Operator =>
  taking(name, least, most, (operands, scope) =>
    (theirs as Operator)(
      {},
      operands.map((value) => ({ $literal: isNumeric(value) ? plainNumber(value) : value })),
      scope,
    ),
  );

/** `$objectToArray` and its inverse, over the one operand they take. */
const overOne = (name: string, theirs: unknown): Operator =>
  taking(name, 1, 1, ([value], scope) =>
    isMissing(value) ? null : (theirs as Operator)({}, { $literal: value }, scope),
  );

export const listOperators: Operators = {
  $mergeObjects: taking('$mergeObjects', 0, Number.POSITIVE_INFINITY, (parts) => merged(parts)),
  $size: taking('$size', 1, 1, ([list]) => needList(list, 17124, '$size').length),
  $isArray: taking('$isArray', 1, 1, ([value]) => Array.isArray(value)),
  $reverseArray: ofList('$reverseArray', 34435, (list) => list.toReversed()),
  $first: ofList('$first', 28689, (list) => list[0]),
  $last: ofList('$last', 28689, (list) => list.at(-1)),
  $arrayElemAt: taking('$arrayElemAt', 2, 2, elementAt),
  $slice: withPlainNumbers('$slice', expressions.$slice, 2, 3),
  $range: withPlainNumbers('$range', expressions.$range, 2, 3),
  $arrayToObject: overOne('$arrayToObject', expressions.$arrayToObject),
  $objectToArray: overOne('$objectToArray', expressions.$objectToArray),
};

/** In a group: what a document has not is not pushed. */
export const pushed = (values: unknown[]): unknown[] =>
  values.filter((value) => value !== undefined);

/** Later documents' fields over earlier ones'; what is missing or null changes nothing. */
export function merged(values: unknown[]): unknown {
  const parts = values.filter((value) => !isMissing(value));
  const wrong = parts.find((part) => !isDoc(part));
  if (wrong !== undefined)
    throw located(
      40400,
      `$mergeObjects requires object inputs, but input is of type ${typeName(wrong)}`,
    );
  const fields = parts.flatMap((part) => Object.entries(part as Doc));
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

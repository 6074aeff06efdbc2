import * as expressions from 'mingo/operators/expression';
import {
  evaluateIn,
  isMissing,
  type Operator,
  type Operators,
  type Scope,
} from './expression.scope.ts';
import { StoreError, typeMismatch } from './failure.ts';
import {
  arithmetic,
  compareNumbers,
  divideDecimal,
  toDecimal,
  toExact,
  toNumber,
} from './numbers.ts';
import { isNumeric, tagOf, typeName } from './values.ts';

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function argumentsOf(input: unknown, argument: unknown, scope: Scope): unknown[] {
  return asList(evaluateIn(input, argument, scope));
}

function needNumber(value: unknown, operator: string): unknown {
  if (isNumeric(value)) return value;
  throw typeMismatch(`${operator} only supports numeric types, not ${typeName(value)}`);
}

/** The sum of numbers and at most one date (which makes the result a date). */
function add(values: unknown[]): unknown {
  let sum: unknown = 0;
  let date = false;
  for (const value of values) {
    if (isMissing(value)) return null;
    if (value instanceof Date) {
      if (date)
        throw new StoreError(16612, 'Location16612', 'only one date allowed in an $add expression');
      date = true;
      sum = arithmetic(sum, value.getTime(), '+');
    } else sum = arithmetic(sum, needNumber(value, '$add'), '+');
  }
  return date ? new Date(toNumber(sum)) : sum;
}

function subtract([a, b]: unknown[]): unknown {
  if (isMissing(a) || isMissing(b)) return null;
  if (a instanceof Date) {
    if (b instanceof Date) return a.getTime() - b.getTime();
    return new Date(a.getTime() - toNumber(needNumber(b, '$subtract')));
  }
  return arithmetic(needNumber(a, '$subtract'), needNumber(b, '$subtract'), '-');
}

function multiply(values: unknown[]): unknown {
  if (values.some(isMissing)) return null;
  return values.reduce((a, b) => arithmetic(a, needNumber(b, '$multiply'), '*'), 1);
}

const isDecimal = (value: unknown) => tagOf(value) === 'Decimal128';

function divide([a, b]: unknown[]): unknown {
  if (isMissing(a) || isMissing(b)) return null;
  if (toNumber(needNumber(b, '$divide')) === 0)
    throw new StoreError(2, 'BadValue', "can't $divide by zero");
  needNumber(a, '$divide');
  return isDecimal(a) || isDecimal(b) ? divideDecimal(a, b) : toNumber(a) / toNumber(b);
}

function modulo([a, b]: unknown[]): unknown {
  if (isMissing(a) || isMissing(b)) return null;
  if (toNumber(needNumber(b, '$mod')) === 0)
    throw new StoreError(16610, 'Location16610', "can't $mod by zero");
  needNumber(a, '$mod');
  if (!isDecimal(a) && !isDecimal(b)) return toNumber(a) % toNumber(b);
  const quotient = toWhole(divideDecimal(a, b), 0, 'trunc');
  return arithmetic(a, arithmetic(quotient, b, '*'), '-');
}

function absolute([value]: unknown[]): unknown {
  if (isMissing(value)) return null;
  return compareNumbers(needNumber(value, '$abs'), 0) < 0 ? arithmetic(value, -1, '*') : value;
}

type Rounding = 'round' | 'trunc' | 'floor' | 'ceil';

/** Rounds a decimal at `place` digits behind the point; `round` is half-even as in MongoDB. */
function toWhole(value: unknown, place: number, how: Rounding): unknown {
  const exact = toExact(value);
  if (typeof exact === 'number' || exact.exponent >= -place) return value;
  const unit = 10n ** BigInt(-place - exact.exponent);
  let whole = exact.coefficient / unit;
  const rest = exact.coefficient % unit;
  if (how === 'floor' && rest < 0n) whole -= 1n;
  if (how === 'ceil' && rest > 0n) whole += 1n;
  const twice = rest < 0n ? -rest * 2n : rest * 2n;
  const up = twice > unit || (twice === unit && whole % 2n !== 0n);
  if (how === 'round' && up) whole += exact.coefficient < 0n ? -1n : 1n;
  return toDecimal({ coefficient: whole, exponent: -place });
}

/** mingo's operator over operands already computed, each number a double. */
function withDoubles(theirs: unknown, operands: unknown[], scope: Scope): unknown {
  const literals = operands.map((value) => ({
    $literal: isNumeric(value) ? toNumber(value) : value,
  }));
  return (theirs as Operator)({}, literals.length === 1 ? literals[0] : literals, scope);
}

/** Decimals are rounded here, everything else by mingo. */
const rounding =
  (how: Rounding, theirs: unknown): Operator =>
  (input, argument, scope) => {
    const operands = argumentsOf(input, argument, scope);
    const [value, place] = operands;
    const list = how === 'round' || how === 'trunc' ? [value, place ?? 0] : operands;
    if (!isDecimal(value)) return withDoubles(theirs, list, scope);
    return toWhole(value, toNumber(place), how);
  };

/** What is only there for doubles: safe longs count as such, a decimal is refused loudly. */
const doublesOnly =
  (name: string, theirs: unknown): Operator =>
  (input, argument, scope) => {
    const operands = argumentsOf(input, argument, scope);
    if (!operands.some(isDecimal)) return withDoubles(theirs, operands, scope);
    throw new StoreError(
      115,
      'CommandNotSupported',
      `${name} of a decimal is not supported by the embedded store`,
    );
  };

const { $sqrt, $pow, $exp, $ln, $log, $log10, $atan2 } = expressions;
const { $sin, $cos, $tan, $asin, $acos, $atan, $degreesToRadians, $radiansToDegrees } = expressions;
const { $sinh, $cosh, $tanh, $asinh, $acosh, $atanh } = expressions;
const wrapped = {
  ...{ $sqrt, $pow, $exp, $ln, $log, $log10, $atan2 },
  ...{ $sin, $cos, $tan, $asin, $acos, $atan, $degreesToRadians, $radiansToDegrees },
  ...{ $sinh, $cosh, $tanh, $asinh, $acosh, $atanh },
};

export const arithmeticOverrides: Operators = {
  $add: (input, argument, scope) => add(argumentsOf(input, argument, scope)),
  $subtract: (input, argument, scope) => subtract(argumentsOf(input, argument, scope)),
  $multiply: (input, argument, scope) => multiply(argumentsOf(input, argument, scope)),
  $divide: (input, argument, scope) => divide(argumentsOf(input, argument, scope)),
  $mod: (input, argument, scope) => modulo(argumentsOf(input, argument, scope)),
  $abs: (input, argument, scope) => absolute(argumentsOf(input, argument, scope)),
  $round: rounding('round', expressions.$round),
  $trunc: rounding('trunc', expressions.$trunc),
  $floor: rounding('floor', expressions.$floor),
  $ceil: rounding('ceil', expressions.$ceil),
  ...Object.fromEntries(
    Object.entries(wrapped).map(([name, original]) => [name, doublesOnly(name, original)]),
  ),
};

import { type Collation, compare, equal } from './compare.ts';
import { badValue, unsupported } from './failure.ts';
import { toRegExp } from './matcher.regex.ts';
import { plainNumber, toNumber } from './numbers.ts';
import { isNumeric, isObjectId, isRegex, RANK, rank, TYPE_NUMBERS, typeName } from './values.ts';

/** A question about one value (not yet about the elements of an array). */
export type ValueTest = (value: unknown) => boolean;

/** Equality as a query means it: null also means missing, an expression matches strings. */
export function equals(wanted: unknown, collation: Collation): ValueTest {
  if (wanted === null || wanted === undefined)
    return (value) => value === null || value === undefined;
  if (isRegex(wanted)) {
    const regex = toRegExp(wanted);
    return (value) =>
      typeof value === 'string' ? regex.test(value) : isRegex(value) && equal(value, wanted);
  }
  if (typeof wanted === 'string' && !collation) return (value) => value === wanted;
  if (isObjectId(wanted)) return (value) => isObjectId(value) && value.equals(wanted);
  return (value) => value !== undefined && equal(value, wanted, collation);
}

const HOLDS: Record<string, (order: number) => boolean> = {
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
};

export const isRangeOperator = (operator: string) => operator in HOLDS;

const isNaNumber = (value: unknown) =>
  isNumeric(value) && Number.isNaN(Number(String(plainNumber(value))));

/** `$gt`, `$gte`, `$lt`, `$lte`: only values of the bound's own type are compared. */
export function inRange(operator: string, bound: unknown, collation: Collation): ValueTest {
  const holds = HOLDS[operator] as (order: number) => boolean;
  const inclusive = operator.endsWith('e');
  if (isRegex(bound))
    throw badValue(`Can't have RegEx as arg to predicate over field with ${operator}.`);
  const type = rank(bound);
  if (type === RANK.null)
    return inclusive ? (value) => value === null || value === undefined : () => false;
  if (type === RANK.minKey || type === RANK.maxKey) {
    return (value) => value !== undefined && holds(compare(value, bound, collation));
  }
  if (isNaNumber(bound)) return inclusive ? isNaNumber : () => false;
  return (value) =>
    rank(value) === type &&
    !(type === RANK.number && isNaNumber(value)) &&
    holds(compare(value, bound, collation));
}

/** `$in`, by a set when the list is long and simple. */
export function oneOf(wanted: unknown, collation: Collation, operator: string): ValueTest {
  if (!Array.isArray(wanted)) throw badValue(`${operator} needs an array`);
  if (wanted.length > 8 && wanted.every(isObjectId)) {
    const ids = new Set(wanted.map((id) => id.toHexString()));
    return (value) => isObjectId(value) && ids.has(value.toHexString());
  }
  if (wanted.length > 8 && !collation && wanted.every((value) => typeof value === 'string')) {
    const texts = new Set<unknown>(wanted);
    return (value) => texts.has(value);
  }
  const tests = wanted.map((value) => equals(value, collation));
  return (value) => tests.some((test) => test(value));
}

function typeTest(wanted: unknown): ValueTest {
  if (wanted === 'number') return isNumeric;
  const number = typeof wanted === 'string' ? TYPE_NUMBERS[wanted] : toNumber(wanted, Number.NaN);
  const known = Object.entries(TYPE_NUMBERS).find(([, n]) => n === number);
  if (!known) throw badValue(`Unknown type name alias or code: ${String(wanted)}`);
  const name = known[0];
  return (value) => typeName(value) === name;
}

/** `$type`, for one alias or number or a list of them. */
export function ofType(wanted: unknown): ValueTest {
  const tests = (Array.isArray(wanted) ? wanted : [wanted]).map(typeTest);
  if (!tests.length) throw badValue('$type must match at least one type');
  return (value) => value !== undefined && tests.some((test) => test(value));
}

/** `$mod: [divisor, remainder]`. */
export function modulo(argument: unknown): ValueTest {
  if (!Array.isArray(argument) || argument.length !== 2) {
    throw badValue('malformed mod, it needs an array of two numbers');
  }
  const [divisor, remainder] = argument.map((n) => Math.trunc(toNumber(n, Number.NaN)));
  if (!divisor) throw badValue('divisor cannot be 0');
  return (value) => isNumeric(value) && Math.trunc(toNumber(value)) % divisor === remainder;
}

function bitMask(argument: unknown): bigint {
  if (Array.isArray(argument)) {
    return argument.reduce<bigint>((mask, bit) => mask | (1n << BigInt(toNumber(bit))), 0n);
  }
  if (!isNumeric(argument)) throw unsupported('a $bits operator with a binary mask');
  return BigInt(toNumber(argument));
}

/** `$bitsAllSet` and its three relatives. */
export function bits(operator: string, argument: unknown): ValueTest {
  const mask = bitMask(argument);
  return (value) => {
    if (!isNumeric(value)) return false;
    const plain = plainNumber(value);
    if (typeof plain === 'object' || (typeof plain === 'number' && !Number.isInteger(plain)))
      return false;
    const set = BigInt(plain) & mask;
    if (operator === '$bitsAllSet') return set === mask;
    if (operator === '$bitsAllClear') return set === 0n;
    return operator === '$bitsAnySet' ? set !== 0n : set !== mask;
  };
}

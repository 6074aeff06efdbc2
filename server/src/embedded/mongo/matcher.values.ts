import { bytesOf, type Collation, compare, equal } from './compare.ts';
import { isOperators } from './document.paths.ts';
import { badValue, failedToParse } from './failure.ts';
import { toRegExp } from './matcher.regex.ts';
import { plainNumber, toBigInt, toNumber } from './numbers.ts';
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

/** Equality as `$eq` means it: an expression equals only itself. */
export const exactly = (wanted: unknown, collation: Collation): ValueTest =>
  isRegex(wanted) ? (value) => isRegex(value) && equal(value, wanted) : equals(wanted, collation);

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
  if (wanted.some(isOperators)) throw badValue(`cannot nest $ under ${operator}`);
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
  if (!tests.length) throw failedToParse('a $type must match at least one type');
  return (value) => value !== undefined && tests.some((test) => test(value));
}

/** The whole part of a number as `$mod` and the `$bits` operators take it; undefined where it has none. */
function wholePart(value: unknown): bigint | undefined {
  const exact = toBigInt(value);
  if (exact !== undefined) return exact;
  const near = toNumber(value, Number.NaN);
  return Number.isFinite(near) ? BigInt(Math.trunc(near)) : undefined;
}

/** `$mod: [divisor, remainder]`. */
export function modulo(argument: unknown): ValueTest {
  if (!Array.isArray(argument) || argument.length !== 2 || !argument.every(isNumeric)) {
    throw badValue('malformed mod, it needs an array of two numbers');
  }
  const [divisor, remainder] = argument.map(wholePart);
  if (!divisor || remainder === undefined) throw badValue('divisor cannot be 0');
  return (value) => {
    const whole = isNumeric(value) ? wholePart(value) : undefined;
    return whole !== undefined && whole % divisor === remainder;
  };
}

/** The bits of binary data, its first byte the lowest. */
const bitsOfBytes = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((bits, byte) => (bits << 8n) | BigInt(byte), 0n);

const isBytes = (value: unknown) => rank(value) === RANK.binary;

function bitMask(operator: string, argument: unknown): bigint {
  if (Array.isArray(argument)) {
    return argument.reduce<bigint>((mask, bit) => {
      const place = isNumeric(bit) ? toNumber(bit) : Number.NaN;
      if (!Number.isInteger(place) || place < 0)
        throw failedToParse(
          `Failed to parse bit position. Expected a non-negative integer: ${bit}`,
        );
      return mask | (1n << BigInt(Math.min(place, LARGEST_BIT)));
    }, 0n);
  }
  if (isBytes(argument)) return bitsOfBytes(bytesOf(argument));
  if (!isNumeric(argument))
    throw badValue(`${operator} takes an Array, a number, or a BinData but received: ${argument}`);
  const mask = toBigInt(argument);
  if (mask === undefined || mask < 0n)
    throw failedToParse(`Expected a non-negative integer in: ${operator}: ${argument}`);
  return mask;
}

/** No binary data has more bits than a document. */
const LARGEST_BIT = 16 * 1024 * 1024 * 8;

const BITS: Record<string, (set: bigint, mask: bigint) => boolean> = {
  $bitsAllSet: (set, mask) => set === mask,
  $bitsAllClear: (set) => set === 0n,
  $bitsAnySet: (set) => set !== 0n,
  $bitsAnyClear: (set, mask) => set !== mask,
};

export const isBitOperator = (operator: string) => operator in BITS;

/** `$bitsAllSet` and its three relatives. */
export function bits(operator: string, argument: unknown): ValueTest {
  const mask = bitMask(operator, argument);
  const holds = BITS[operator] as (set: bigint, mask: bigint) => boolean;
  return (value) => {
    if (isBytes(value)) return holds(bitsOfBytes(bytesOf(value)) & mask, mask);
    const whole = isNumeric(value) ? toBigInt(value) : undefined;
    return whole !== undefined && holds(whole & mask, mask);
  };
}

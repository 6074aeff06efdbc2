import { Decimal128, Long } from 'bson';
import { badValue } from './failure.ts';
import { isLong, tagOf } from './values.ts';

/** An exact decimal: coefficient times ten to the exponent. */
export interface Exact {
  coefficient: bigint;
  exponent: number;
}

type Plain = number | bigint | Decimal128;

const SAFE = 9007199254740991n;

/** Strips the wrapper of a BSON number: a Long within the safe range becomes a number. */
export function plainNumber(value: unknown): Plain {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (isLong(value)) {
    const big = value.toBigInt();
    return big >= -SAFE && big <= SAFE ? Number(big) : big;
  }
  const tag = tagOf(value);
  if (tag === 'Int32' || tag === 'Double') return Number(value);
  return value as Decimal128;
}

/** A BSON number as the nearest double; anything else through `Number()`. */
export function toNumber(value: unknown, missing = 0): number {
  if (typeof value === 'number') return value;
  if (value === undefined || value === null) return missing;
  const plain = plainNumber(value);
  return typeof plain === 'object' ? Number(String(plain)) : Number(plain);
}

/** A BSON integer as a bigint; undefined when it is no integer. */
export function toBigInt(value: unknown): bigint | undefined {
  const plain = plainNumber(value);
  if (typeof plain === 'bigint') return plain;
  const n = typeof plain === 'number' ? plain : Number(String(plain));
  return Number.isInteger(n) ? BigInt(n) : undefined;
}

function parseDecimal(text: string): Exact | number {
  if (/nan/i.test(text)) return Number.NaN;
  if (/inf/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:E([+-]?\d+))?$/i.exec(text);
  if (!match) return Number.NaN;
  const fraction = match[3] ?? '';
  const digits = BigInt((match[2] ?? '') + fraction || '0');
  return {
    coefficient: match[1] === '-' ? -digits : digits,
    exponent: Number(match[4] ?? 0) - fraction.length,
  };
}

const view = new DataView(new ArrayBuffer(8));

function exactDouble(n: number): Exact {
  if (Number.isInteger(n)) return { coefficient: BigInt(n), exponent: 0 };
  view.setFloat64(0, n);
  const bits = view.getBigUint64(0);
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  const shift = (biased === 0 ? 1 : biased) - 1075;
  const signed = n < 0 ? -mantissa : mantissa;
  return { coefficient: signed * 5n ** BigInt(-shift), exponent: shift };
}

/** The exact value of a BSON number, or NaN / Infinity as a number. */
export function toExact(value: unknown): Exact | number {
  const plain = plainNumber(value);
  if (typeof plain === 'bigint') return { coefficient: plain, exponent: 0 };
  if (typeof plain === 'number') return Number.isFinite(plain) ? exactDouble(plain) : plain;
  return parseDecimal(String(plain));
}

function align(a: Exact, b: Exact): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [
    a.coefficient * 10n ** BigInt(a.exponent - exponent),
    b.coefficient * 10n ** BigInt(b.exponent - exponent),
    exponent,
  ];
}

const sign = (n: number | bigint) => (n < 0 ? -1 : n > 0 ? 1 : 0);

/** Compares two exact decimals without building 10^6000 when their sizes differ plainly. */
function compareExact(a: Exact, b: Exact): number {
  const signA = sign(a.coefficient);
  const signB = sign(b.coefficient);
  if (signA !== signB) return signA < signB ? -1 : 1;
  if (signA === 0) return 0;
  const sizeA = String(a.coefficient).length + a.exponent;
  const sizeB = String(b.coefficient).length + b.exponent;
  if (Math.abs(sizeA - sizeB) > 1) return sizeA < sizeB ? -signA : signA;
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** `value` minus the double nearest to it, exactly. */
export function remainderOf(value: Exact, nearest: number): Exact {
  const [x, y, exponent] = align(value, exactDouble(nearest));
  return { coefficient: x - y, exponent };
}

export const exactToNumber = (value: Exact) => Number(`${value.coefficient}e${value.exponent}`);

/** Compares two BSON numbers exactly, across int, long, double and decimal; NaN is least. */
export function compareNumbers(a: unknown, b: unknown): number {
  const x = plainNumber(a);
  const y = plainNumber(b);
  if (typeof x !== 'object' && typeof y !== 'object') {
    if (Number.isNaN(x)) return Number.isNaN(y) ? 0 : -1;
    if (Number.isNaN(y)) return 1;
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const ex = toExact(x);
  const ey = toExact(y);
  if (typeof ex === 'object' && typeof ey === 'object') return compareExact(ex, ey);
  return compareNumbers(
    typeof ex === 'number' ? ex : exactToNumber(ex),
    typeof ey === 'number' ? ey : exactToNumber(ey),
  );
}

/** Decimal128 of an exact value, rounded half-even to its 34 digits. */
export function toDecimal(value: Exact | number): Decimal128 {
  if (typeof value === 'number') {
    return Decimal128.fromString(
      Number.isNaN(value) ? 'NaN' : value < 0 ? '-Infinity' : 'Infinity',
    );
  }
  const negative = value.coefficient < 0n;
  let digits = negative ? -value.coefficient : value.coefficient;
  let exponent = value.exponent;
  const spare = String(digits).length - 34;
  if (spare > 0) {
    const unit = 10n ** BigInt(spare);
    const rest = digits % unit;
    digits /= unit;
    if (rest * 2n > unit || (rest * 2n === unit && digits % 2n === 1n)) digits += 1n;
    exponent += spare;
  }
  return Decimal128.fromString(`${negative ? '-' : ''}${digits}E${exponent}`);
}

/** The decimal a mixed operation works with: a double counts by its shortest text, as people read it. */
function readable(value: Plain): Exact | number {
  return parseDecimal(String(value).replace('e', 'E'));
}

function decimalArithmetic(x: Plain, y: Plain, operator: Operator): Decimal128 {
  const a = readable(x);
  const b = readable(y);
  if (typeof a === 'number' || typeof b === 'number') {
    return toDecimal(doubleArithmetic(toNumber(x), toNumber(y), operator));
  }
  if (operator === '*') {
    return toDecimal({
      coefficient: a.coefficient * b.coefficient,
      exponent: a.exponent + b.exponent,
    });
  }
  const [p, q, exponent] = align(a, b);
  return toDecimal({ coefficient: operator === '+' ? p + q : p - q, exponent });
}

export type Operator = '+' | '-' | '*';

function doubleArithmetic(x: number, y: number, operator: Operator): number {
  return operator === '+' ? x + y : operator === '-' ? x - y : x * y;
}

const isLongish = (value: unknown) => isLong(value) || typeof value === 'bigint';

/**
 * Adds, subtracts or multiplies two BSON numbers by MongoDB's rules: a decimal makes the result
 * decimal, a long makes it long. @throws BadValue when a long overflows
 */
export function arithmetic(a: unknown, b: unknown, operator: Operator): unknown {
  if (typeof a === 'number' && typeof b === 'number') return doubleArithmetic(a, b, operator);
  const x = plainNumber(a);
  const y = plainNumber(b);
  if (typeof x === 'object' || typeof y === 'object') return decimalArithmetic(x, y, operator);
  const whole = [x, y].every((n) => typeof n === 'bigint' || Number.isInteger(n));
  if (whole && (isLongish(a) || isLongish(b))) {
    const [p, q] = [BigInt(x), BigInt(y)];
    const result = operator === '+' ? p + q : operator === '-' ? p - q : p * q;
    if (result !== BigInt.asIntN(64, result))
      throw badValue('integer overflow: the result does not fit a long');
    return Long.fromBigInt(result);
  }
  return doubleArithmetic(Number(x), Number(y), operator);
}

/** Divides in decimal arithmetic to 34 digits. Division by zero gives NaN or Infinity. */
export function divideDecimal(a: unknown, b: unknown): Decimal128 {
  const x = readable(plainNumber(a));
  const y = readable(plainNumber(b));
  if (typeof x === 'number' || typeof y === 'number' || y.coefficient === 0n) {
    return toDecimal(toNumber(a) / toNumber(b));
  }
  const scale = 40 + String(y.coefficient).length;
  const quotient = (x.coefficient * 10n ** BigInt(scale)) / y.coefficient;
  return toDecimal(trimZeros({ coefficient: quotient, exponent: x.exponent - y.exponent - scale }));
}

function trimZeros(value: Exact): Exact {
  let { coefficient, exponent } = value;
  while (coefficient !== 0n && exponent < 0 && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent += 1;
  }
  return { coefficient, exponent };
}

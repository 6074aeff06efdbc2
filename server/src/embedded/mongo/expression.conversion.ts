import { Decimal128, type Long, ObjectId } from 'bson';
import * as expressions from 'mingo/operators/expression';
import { evaluateIn, isMissing, type Operator, type Operators } from './expression.scope.ts';
import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isNumeric, isObjectId, TYPE_NUMBERS, tagOf, typeName } from './values.ts';

type Convert = (value: unknown) => unknown;

function refuse(value: unknown, target: string): never {
  throw new StoreError(
    241,
    'ConversionFailure',
    `Failed to convert ${JSON.stringify(value)} of type ${typeName(value)} to ${target} in $convert with no onError value`,
  );
}

function toText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (isObjectId(value)) return value.toHexString();
  if (typeof value === 'object' && !isNumeric(value)) refuse(value, 'string');
  return String(value);
}

function toDouble(value: unknown): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (isNumeric(value)) return toNumber(value);
  const number = typeof value === 'string' && value.trim() ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? refuse(value, 'double') : number;
}

function toInteger(value: unknown, limit: number, target: string): number {
  const number = toDouble(value);
  if (typeof value === 'string' && !/^[+-]?\d+$/.test(value)) refuse(value, target);
  return Math.abs(number) <= limit ? Math.trunc(number) : refuse(value, target);
}

function toDecimal(value: unknown): Decimal128 {
  if (tagOf(value) === 'Decimal128') return value as Decimal128;
  if (typeof value !== 'string')
    return Decimal128.fromString(String(isNumeric(value) ? value : toDouble(value)));
  try {
    return Decimal128.fromString(value);
  } catch {
    return refuse(value, 'decimal');
  }
}

function toObjectId(value: unknown): ObjectId {
  if (isObjectId(value)) return value;
  return typeof value === 'string' && /^[0-9a-f]{24}$/i.test(value)
    ? new ObjectId(value)
    : refuse(value, 'objectId');
}

function toDate(value: unknown): Date {
  if (value instanceof Date) return value;
  if (isObjectId(value)) return value.getTimestamp();
  const date = new Date(
    isNumeric(value) ? toNumber(value) : typeof value === 'string' ? value : Number.NaN,
  );
  return Number.isNaN(date.getTime()) ? refuse(value, 'date') : date;
}

const toBool = (value: unknown) => (isNumeric(value) ? toNumber(value) !== 0 : value !== false);

/** A long stays a long where a double could not hold it. */
const toLong = (value: unknown) =>
  tagOf(value) === 'Long' ? (value as Long) : toInteger(value, Number.MAX_SAFE_INTEGER, 'long');

const CONVERSIONS: Record<string, Convert> = {
  string: toText,
  double: toDouble,
  int: (value) => toInteger(value, 2147483647, 'int'),
  long: toLong,
  decimal: toDecimal,
  objectId: toObjectId,
  date: toDate,
  bool: toBool,
};

const direct =
  (convert: Convert): Operator =>
  (input, argument, scope) => {
    const list = Array.isArray(argument) && argument.length === 1 ? argument[0] : argument;
    const value = evaluateIn(input, list, scope);
    return isMissing(value) ? null : convert(value);
  };

const convertAny: Operator = (input, argument, scope) => {
  const spec = argument as Doc;
  const value = evaluateIn(input, spec.input, scope);
  if (isMissing(value)) return evaluateIn(input, spec.onNull, scope) ?? null;
  const target = evaluateIn(input, spec.to, scope);
  const name =
    typeof target === 'string'
      ? target
      : Object.keys(TYPE_NUMBERS).find((key) => TYPE_NUMBERS[key] === toNumber(target));
  const convert = CONVERSIONS[name ?? ''];
  if (!convert)
    throw new StoreError(2, 'BadValue', `$convert to ${String(target)} is not supported`);
  try {
    return convert(value);
  } catch (error) {
    if (!('onError' in spec)) throw error;
    return evaluateIn(input, spec.onError, scope);
  }
};

/** `$dateToString` and the parts of a date also take an ObjectId's time in MongoDB; mingo's do not. */
export const conversionOverrides: Operators = {
  $toString: direct(toText),
  $toDouble: direct(toDouble),
  $toInt: direct(CONVERSIONS.int as Convert),
  $toLong: direct(toLong),
  $toDecimal: direct(toDecimal),
  $toObjectId: direct(toObjectId),
  $toDate: direct(toDate),
  $toBool: direct(toBool),
  $convert: convertAny,
  $isNumber: (input, argument, scope) => isNumeric(evaluateIn(input, argument, scope)),
  $type: (input, argument, scope) => typeName(evaluateIn(input, argument, scope)),
  $literal: expressions.$literal as unknown as Operator,
};

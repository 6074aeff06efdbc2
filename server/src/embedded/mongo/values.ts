import type { Binary, BSONRegExp, Long, ObjectId } from 'bson';

/** A decoded BSON document. */
export type Doc = Record<string, unknown>;

interface Tagged {
  _bsontype: string;
}

/** The `_bsontype` of a value of the bson package, else undefined. */
export const tagOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null ? (value as Tagged)._bsontype : undefined;

export const isObjectId = (value: unknown): value is ObjectId => tagOf(value) === 'ObjectId';
export const isLong = (value: unknown): value is Long => tagOf(value) === 'Long';
export const isBinary = (value: unknown): value is Binary => tagOf(value) === 'Binary';
export const isRegex = (value: unknown): value is RegExp | BSONRegExp =>
  value instanceof RegExp || tagOf(value) === 'BSONRegExp';

/** A sub-document: not an array, a date, a regular expression or any other BSON scalar. */
export function isDoc(value: unknown): value is Doc {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Date) &&
    !(value instanceof RegExp) &&
    (value as Tagged)._bsontype === undefined &&
    !(value instanceof Uint8Array)
  );
}

export const hasOwn = (doc: Doc, key: string) => Object.hasOwn(doc, key);

/** Places of the types in BSON's order of comparison. */
export const RANK = {
  minKey: 0,
  emptyArray: 1,
  null: 2,
  number: 3,
  string: 4,
  object: 5,
  array: 6,
  binary: 7,
  objectId: 8,
  bool: 9,
  date: 10,
  timestamp: 11,
  regex: 12,
  code: 14,
  maxKey: 127,
} as const;

const TAG_RANK: Record<string, number> = {
  ObjectId: RANK.objectId,
  Long: RANK.number,
  Int32: RANK.number,
  Double: RANK.number,
  Decimal128: RANK.number,
  Binary: RANK.binary,
  Timestamp: RANK.timestamp,
  BSONRegExp: RANK.regex,
  MinKey: RANK.minKey,
  EmptyArray: RANK.emptyArray,
  MaxKey: RANK.maxKey,
  BSONSymbol: RANK.string,
  Code: RANK.code,
};

/** The place of a value's type in BSON's order; a missing value stands with null. */
export function rank(value: unknown): number {
  switch (typeof value) {
    case 'undefined':
      return RANK.null;
    case 'number':
    case 'bigint':
      return RANK.number;
    case 'string':
      return RANK.string;
    case 'boolean':
      return RANK.bool;
  }
  if (value === null) return RANK.null;
  if (Array.isArray(value)) return RANK.array;
  if (value instanceof Date) return RANK.date;
  const tag = tagOf(value);
  if (tag !== undefined) return TAG_RANK[tag] ?? RANK.object;
  if (value instanceof RegExp) return RANK.regex;
  if (value instanceof Uint8Array) return RANK.binary;
  return RANK.object;
}

export const isNumeric = (value: unknown) => rank(value) === RANK.number;

/** Whether the bson package encodes a number as an int: a whole one of 32 bits, but not -0. */
export const isInt32 = (n: number) => (n | 0) === n && !Object.is(n, -0);

const NAME_BY_RANK: Record<number, string> = {
  [RANK.minKey]: 'minKey',
  [RANK.maxKey]: 'maxKey',
  [RANK.string]: 'string',
  [RANK.object]: 'object',
  [RANK.array]: 'array',
  [RANK.binary]: 'binData',
  [RANK.objectId]: 'objectId',
  [RANK.bool]: 'bool',
  [RANK.date]: 'date',
  [RANK.timestamp]: 'timestamp',
  [RANK.regex]: 'regex',
  [RANK.code]: 'javascript',
};

/** The alias `$type` uses for a value: 'string', 'int', 'objectId' ... */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  const tag = tagOf(value);
  if (typeof value === 'bigint' || tag === 'Long') return 'long';
  if (tag === 'Decimal128') return 'decimal';
  if (tag === 'Double') return 'double';
  if (tag === 'Int32') return 'int';
  return NAME_BY_RANK[rank(value)] ?? 'object';
}

/** BSON type numbers by alias. */
export const TYPE_NUMBERS: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  javascript: 13,
  symbol: 14,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

/** A deep copy of documents and arrays; scalars are shared, they are never changed in place. */
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cloneValue);
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const key of Object.keys(value)) copy[key] = cloneValue(value[key]);
  return copy;
}

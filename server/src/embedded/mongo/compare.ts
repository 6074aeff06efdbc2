import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { compareNumbers, toNumber } from './numbers.ts';
import { type Doc, isBinary, RANK, rank } from './values.ts';

/** How strings compare when a command names a collation; undefined means by code point. */
export type Collation = Intl.Collator | undefined;

const SENSITIVITY: Record<number, 'base' | 'accent' | 'variant'> = {
  1: 'base',
  2: 'accent',
  3: 'variant',
};

/** A collator of a command's `collation` document; undefined for none and for `simple`. */
export function readCollation(spec: unknown): Collation {
  const collation = spec as Doc | undefined;
  if (!collation || typeof collation.locale !== 'string' || collation.locale === 'simple') {
    return undefined;
  }
  return new Intl.Collator(collation.locale.replace('_', '-'), {
    sensitivity: SENSITIVITY[toNumber(collation.strength, 3)] ?? 'variant',
    numeric: collation.numericOrdering === true,
  });
}

/** Compares by code point, which is the order of the UTF-8 bytes (UTF-16 units differ above U+FFFF). */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    let x = a.charCodeAt(i);
    let y = b.charCodeAt(i);
    if (x === y) continue;
    if (x >= 0xd800 && y >= 0xd800) {
      x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
      y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
    }
    return x < y ? -1 : 1;
  }
  return a.length < b.length ? -1 : 1;
}

/** The bytes of a Binary or Buffer. */
export const bytesOf = (value: unknown): Uint8Array =>
  value instanceof Uint8Array
    ? value
    : (value as Binary).buffer.subarray(0, (value as Binary).position);

export const subTypeOf = (value: unknown) => (isBinary(value) ? value.sub_type : 0);

/** A regular expression as the text it is ordered by. */
export function regexText(value: unknown): string {
  if (value instanceof RegExp) return `${value.source}/${value.flags}`;
  const regex = value as BSONRegExp;
  return `${regex.pattern}/${regex.options}`;
}

function compareDocs(a: Doc, b: Doc, collation: Collation): number {
  const keysA = Object.keys(a);
  const keysB = Object.keys(b);
  const length = Math.min(keysA.length, keysB.length);
  for (let i = 0; i < length; i++) {
    const [keyA, keyB] = [keysA[i] as string, keysB[i] as string];
    const types = rank(a[keyA]) - rank(b[keyB]);
    if (types) return types < 0 ? -1 : 1;
    const names = compareStrings(keyA, keyB);
    if (names) return names;
    const values = compare(a[keyA], b[keyB], collation);
    if (values) return values;
  }
  return Math.sign(keysA.length - keysB.length);
}

function compareArrays(a: unknown[], b: unknown[], collation: Collation): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const values = compare(a[i], b[i], collation);
    if (values) return values;
  }
  return Math.sign(a.length - b.length);
}

function compareBinary(a: unknown, b: unknown): number {
  const [x, y] = [bytesOf(a), bytesOf(b)];
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  return Math.sign(subTypeOf(a) - subTypeOf(b)) || Buffer.compare(x, y);
}

/** BSON's total order over all values, types first. */
export function compare(a: unknown, b: unknown, collation?: Collation): number {
  if (typeof a === 'number' && typeof b === 'number') {
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b) return 0;
  }
  const rankA = rank(a);
  const rankB = rank(b);
  if (rankA !== rankB) return rankA < rankB ? -1 : 1;
  switch (rankA) {
    case RANK.number:
      return compareNumbers(a, b);
    case RANK.string:
      return collation
        ? collation.compare(String(a), String(b))
        : compareStrings(String(a), String(b));
    case RANK.object:
      return compareDocs(a as Doc, b as Doc, collation);
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[], collation);
    case RANK.binary:
      return compareBinary(a, b);
    case RANK.objectId:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case RANK.bool:
      return a === b ? 0 : a ? 1 : -1;
    case RANK.date:
      return Math.sign(Number(a) - Number(b));
    case RANK.timestamp:
      return (a as Timestamp).compare(b as Timestamp);
    case RANK.regex:
      return compareStrings(regexText(a), regexText(b));
    case RANK.code:
      return compareStrings(String((a as Doc).code), String((b as Doc).code));
  }
  return 0;
}

export const equal = (a: unknown, b: unknown, collation?: Collation) =>
  compare(a, b, collation) === 0;

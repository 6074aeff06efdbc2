import type { Binary, BSONRegExp, ObjectId, Timestamp } from 'bson';
import { badValue, StoreError, typeMismatch } from './failure.ts';
import { compareNumbers, toNumber } from './numbers.ts';
import { type Doc, isBinary, RANK, rank } from './values.ts';

/** How strings compare when a command names a collation; undefined means by code point. */
export type Collation = Intl.Collator | undefined;

const SENSITIVITY: Record<number, 'base' | 'accent' | 'variant'> = {
  1: 'base',
  2: 'accent',
  3: 'variant',
  4: 'variant',
  5: 'variant',
};

const COLLATION_FIELDS = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version',
]);

/** A collator of a command's `collation` document; undefined for none and for `simple`. @throws StoreError */
export function readCollation(spec: unknown): Collation {
  if (spec === undefined || spec === null || !Object.keys(spec).length) return undefined;
  const collation = spec as Doc;
  for (const name of Object.keys(collation)) {
    if (!COLLATION_FIELDS.has(name))
      throw new StoreError(
        40415,
        'Location40415',
        `BSON field 'collation.${name}' is an unknown field.`,
      );
  }
  const { locale } = collation;
  if (locale === undefined)
    throw new StoreError(
      40414,
      'Location40414',
      "BSON field 'collation.locale' is missing but a required field",
    );
  if (typeof locale !== 'string') throw typeMismatch("Field 'locale' must be of type string");
  if (locale === 'simple') return undefined;
  const strength = toNumber(collation.strength, 3);
  if (!(strength in SENSITIVITY)) throw badValue(`Field 'strength' must be 1 to 5: ${strength}`);
  const level = collation.caseLevel === true;
  const options: Intl.CollatorOptions = {
    sensitivity: level ? (strength === 1 ? 'case' : 'variant') : SENSITIVITY[strength],
    numeric: collation.numericOrdering === true,
    ignorePunctuation: collation.alternate === 'shifted',
  };
  if (collation.caseFirst === 'upper' || collation.caseFirst === 'lower')
    options.caseFirst = collation.caseFirst;
  return collatorFor(locale, options);
}

/** ICU's `zh@collation=stroke` is `zh-u-co-stroke` here. @throws BadValue on a locale nobody knows */
function collatorFor(locale: string, options: Intl.CollatorOptions): Intl.Collator {
  const name = locale.replaceAll('_', '-').replace('@collation=', '-u-co-');
  let known: string[] = [];
  try {
    known = Intl.Collator.supportedLocalesOf(name);
  } catch {}
  if (!known.length) throw badValue(`Field 'locale' is invalid in: { locale: "${locale}" }`);
  return new Intl.Collator(name, options);
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

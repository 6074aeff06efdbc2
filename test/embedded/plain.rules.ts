import { Decimal128, Double, Int32, Long, ObjectId } from 'mongodb';

/**
 * Queries and sorts read off MongoDB's manual as plainly as can be, for comparison: no indexes, no keys, no plans, and
 * nothing of the store's own code. Numbers are compared as exact fractions.
 */

type Doc = Record<string, unknown>;
type Fraction = [numerator: bigint, denominator: bigint] | number;

const isNumber = (v: unknown) =>
  typeof v === 'number' || [Long, Double, Int32, Decimal128].some((type) => v instanceof type);

const isPlain = (v: unknown): v is Doc =>
  typeof v === 'object' && v !== null && Object.getPrototypeOf(v) === Object.prototype;

/** The types in BSON's order; an empty array has a place of its own when documents are sorted by it. */
export const EMPTY = Symbol('an empty array');

function typeOf(v: unknown): number {
  if (v === EMPTY) return 0;
  if (v === undefined || v === null) return 1;
  if (isNumber(v)) return 2;
  if (typeof v === 'string') return 3;
  if (isPlain(v)) return 4;
  if (Array.isArray(v)) return 5;
  if (v instanceof Uint8Array) return 6;
  if (v instanceof ObjectId) return 7;
  if (typeof v === 'boolean') return 8;
  if (v instanceof Date) return 9;
  throw new Error(`no place for ${String(v)}`);
}

function fraction(v: unknown): Fraction {
  if (v instanceof Long) return [v.toBigInt(), 1n];
  if (v instanceof Decimal128) {
    const [, sign, whole, part = '', power = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(v.toString()) ?? [];
    if (whole === undefined) return Number(v.toString());
    const digits = BigInt(`${sign}${whole}${part}`);
    const exponent = Number(power) - part.length;
    return exponent < 0
      ? [digits, 10n ** BigInt(-exponent)]
      : [digits * 10n ** BigInt(exponent), 1n];
  }
  let n = Number(v);
  if (!Number.isFinite(n)) return n;
  let below = 1n;
  while (!Number.isInteger(n)) {
    n *= 2;
    below *= 2n;
  }
  return [BigInt(n), below];
}

const order = (a: number | bigint, b: number | bigint) => (a < b ? -1 : a > b ? 1 : 0);

function compareFractions(a: Fraction, b: Fraction): number {
  const nan = (f: Fraction) => typeof f === 'number' && Number.isNaN(f);
  if (nan(a) || nan(b)) return Number(nan(b)) - Number(nan(a));
  if (typeof a === 'number' || typeof b === 'number')
    return order(typeof a === 'number' ? a : 0, typeof b === 'number' ? b : 0);
  return order(a[0] * b[1], b[0] * a[1]);
}

function compareLists(a: unknown[], b: unknown[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const c = compare(a[i], b[i]);
    if (c) return c;
  }
  return order(a.length, b.length);
}

/** BSON's order of values. */
export function compare(a: unknown, b: unknown): number {
  const [s, t] = [typeOf(a), typeOf(b)];
  if (s !== t) return order(s, t);
  switch (s) {
    case 2:
      return compareFractions(fraction(a), fraction(b));
    case 3:
      return Buffer.compare(Buffer.from(a as string), Buffer.from(b as string));
    case 4: {
      // By type, then name, then value, field after field.
      const parts = (doc: Doc) => Object.entries(doc).flatMap(([k, v]) => [typeOf(v), k, v]);
      return compareLists(parts(a as Doc), parts(b as Doc));
    }
    case 5:
      return compareLists(a as unknown[], b as unknown[]);
    case 6:
      return (
        order((a as Uint8Array).length, (b as Uint8Array).length) ||
        Buffer.compare(a as Uint8Array, b as Uint8Array)
      );
    case 7:
      return order(Number(`0x${a}` > `0x${b}`), Number(`0x${b}` > `0x${a}`));
    case 8:
    case 9:
      return order(Number(a), Number(b));
  }
  return 0;
}

/** The values a path leads to; through an array only its documents lead on. */
function reach(value: unknown, path: string[]): unknown[] {
  const [part, ...rest] = path;
  if (part === undefined) return [value];
  if (Array.isArray(value)) return value.filter(isPlain).flatMap((element) => reach(element, path));
  return isPlain(value) ? reach(value[part], rest) : [undefined];
}

const withElements = (v: unknown): unknown[] => (Array.isArray(v) ? [v, ...v] : [v]);

function holds(operator: string, found: unknown, wanted: unknown): boolean {
  if (operator === '$eq') {
    if (wanted instanceof RegExp) return typeof found === 'string' && wanted.test(found);
    return compare(found, wanted) === 0;
  }
  const isNot = (v: unknown) => isNumber(v) && Number.isNaN(Number(String(v)));
  if (typeOf(found) !== typeOf(wanted) || isNot(found) !== isNot(wanted)) return false;
  if (isNot(wanted)) return operator.endsWith('e');
  const c = compare(found, wanted);
  return operator[1] === 'g'
    ? c > 0 || (c === 0 && operator === '$gte')
    : c < 0 || (c === 0 && operator === '$lte');
}

function meets(doc: Doc, path: string[], operator: string, wanted: unknown): boolean {
  const found = reach(doc, path);
  const any = (test: (v: unknown) => boolean) => found.flatMap(withElements).some(test);
  switch (operator) {
    case '$in':
      return (wanted as unknown[]).some((one) => meets(doc, path, '$eq', one));
    case '$nin':
      return !meets(doc, path, '$in', wanted);
    case '$ne':
      return !meets(doc, path, '$eq', wanted);
    case '$not':
      return !condition(doc, path, wanted);
    case '$exists':
      return found.some((v) => v !== undefined) === wanted;
    case '$size':
      return found.some((v) => Array.isArray(v) && v.length === wanted);
    case '$regex':
      return any((v) => typeof v === 'string' && (wanted as RegExp).test(v));
    case '$all':
      return (wanted as unknown[]).every((one) => meets(doc, path, '$eq', one));
    case '$elemMatch':
      return found.some(
        (v) =>
          Array.isArray(v) &&
          v.some((e) => condition({ e: Array.isArray(e) ? [e] : e }, ['e'], wanted)),
      );
  }
  return any((v) => holds(operator, v, wanted));
}

function condition(doc: Doc, path: string[], wanted: unknown): boolean {
  const operators = isPlain(wanted) && Object.keys(wanted)[0]?.startsWith('$');
  if (!operators) return meets(doc, path, '$eq', wanted);
  return Object.entries(wanted).every(([operator, one]) => meets(doc, path, operator, one));
}

/** Whether a document meets a filter. */
export function matches(doc: Doc, filter: Doc): boolean {
  return Object.entries(filter).every(([key, wanted]) => {
    const list = wanted as Doc[];
    if (key === '$and') return list.every((one) => matches(doc, one));
    if (key === '$or') return list.some((one) => matches(doc, one));
    if (key === '$nor') return !list.some((one) => matches(doc, one));
    return condition(doc, key.split('.'), wanted);
  });
}

function sortValues(value: unknown, path: string[]): unknown[] {
  const [part, ...rest] = path;
  if (Array.isArray(value)) {
    if (!value.length) return [EMPTY];
    return part === undefined
      ? value
      : value.flatMap((e) => (isPlain(e) ? sortValues(e, path) : [null]));
  }
  if (part === undefined) return [value];
  return isPlain(value) ? sortValues(value[part], rest) : [undefined];
}

/** Documents in the order of a sort: of an array its least value counts, or its greatest when descending. */
export function sorted(docs: Doc[], sort: Record<string, number>): Doc[] {
  const keyOf = (doc: Doc) =>
    Object.entries(sort).map(([path, way]) =>
      sortValues(doc, path.split('.')).reduce((a, b) => (compare(b, a) * way < 0 ? b : a)),
    );
  const ways = Object.values(sort);
  return docs
    .map((doc) => ({ doc, key: keyOf(doc) }))
    .sort((a, b) => {
      for (const [i, way] of ways.entries()) {
        const c = compare(a.key[i], b.key[i]) * way;
        if (c) return c;
      }
      return 0;
    })
    .map(({ doc }) => doc);
}

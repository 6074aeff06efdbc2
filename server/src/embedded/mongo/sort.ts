import { type Collation, compare } from './compare.ts';
import { isArrayIndex } from './document.paths.ts';
import { badValue, unsupported } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric } from './values.ts';

interface SortField {
  path: string[];
  direction: number;
}

/** What an empty array sorts by: it stands before null, as in the keys of MongoDB's indexes. */
const EMPTY_ARRAY = { _bsontype: 'EmptyArray' };

function least(values: unknown[], direction: number, collation: Collation): unknown {
  if (!values.length) return EMPTY_ARRAY;
  let found: unknown;
  let first = true;
  for (const value of values) {
    if (first || compare(value, found, collation) * direction < 0) found = value;
    first = false;
  }
  return found;
}

/** The value a document sorts by: of an array its least element, or its greatest when descending. */
function sortValue(
  root: unknown,
  path: string[],
  depth: number,
  direction: number,
  collation: Collation,
): unknown {
  let value = root;
  for (let i = depth; i < path.length; i++) {
    const part = path[i] as string;
    if (Array.isArray(value)) {
      if (isArrayIndex(part)) {
        value = value[Number(part)];
        continue;
      }
      // An element that has no fields counts as one without this field.
      const found = value.map((e) =>
        isDoc(e) ? sortValue(e, path, i, direction, collation) : null,
      );
      return least(found, direction, collation);
    }
    if (!isDoc(value)) return undefined;
    value = Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return Array.isArray(value) ? least(value, direction, collation) : value;
}

function readField(key: string, direction: unknown): SortField {
  if (isDoc(direction)) throw unsupported('sorting by $meta');
  const number = isNumeric(direction) ? toNumber(direction) : Number.NaN;
  if (number !== 1 && number !== -1) {
    throw badValue(`$sort key ordering must be 1 (for ascending) or -1 (for descending): ${key}`);
  }
  return { path: key.split('.'), direction: number };
}

/** Sorts documents by a sort specification. */
export interface Sorter {
  /** The values a document is sorted by, to be computed once. */
  keyOf(doc: Doc): unknown[];
  compareKeys(a: unknown[], b: unknown[]): number;
  /** A sorted copy; documents that compare alike keep their order. */
  sort(docs: readonly Doc[]): Doc[];
}

/** Reads a sort specification such as `{a: 1, 'b.c': -1}`. @throws BadValue */
export function sorter(spec: Doc, collation?: Collation): Sorter {
  const fields = Object.keys(spec)
    .filter((key) => key !== '$natural')
    .map((key) => readField(key, spec[key]));
  const keyOf = (doc: Doc) =>
    fields.map(({ path, direction }) => sortValue(doc, path, 0, direction, collation));
  const compareKeys = (a: unknown[], b: unknown[]) => {
    for (let i = 0; i < fields.length; i++) {
      const order = compare(a[i], b[i], collation);
      if (order) return order * (fields[i] as SortField).direction;
    }
    return 0;
  };
  const sort = (docs: readonly Doc[]) => {
    const keyed = docs.map((doc) => ({ key: keyOf(doc), doc }));
    return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ doc }) => doc);
  };
  return { keyOf, compareKeys, sort };
}

import { visitPath } from './document.paths.ts';
import { StoreError } from './failure.ts';
import type { Index } from './index.definition.ts';
import { encodeKey, keyText, LONGEST_KEY } from './key.encoding.ts';
import type { Doc } from './values.ts';

/** The keys a document has in an index, and what they say about the index. */
export interface IndexKeys {
  keys: Buffer[];
  multikey: boolean;
  cut: boolean;
}

interface FieldValues {
  values: unknown[];
  present: boolean;
  array: boolean;
}

/** The values of one field; of an array its elements and the array itself (for `{a: [1, 2]}`). */
function valuesAt(doc: Doc, path: string[]): FieldValues {
  const values: unknown[] = [];
  let present = false;
  let array = false;
  visitPath(doc, path, 0, (value) => {
    present ||= value !== undefined;
    values.push(value === undefined ? null : value);
    if (Array.isArray(value)) {
      array = true;
      for (const element of value) values.push(element);
    }
    return false;
  });
  if (!values.length) values.push(null);
  return { values, present, array };
}

const NONE: IndexKeys = { keys: [], multikey: false, cut: false };

/** The index keys of a document: none where the index is sparse or partial and leaves it out. */
export function indexKeys(index: Index, doc: Doc): IndexKeys {
  if (index.partial && !index.partial.test(doc)) return NONE;
  const fields = index.fields.map((path) => valuesAt(doc, path));
  if (index.sparse && !fields.some((field) => field.present)) return NONE;
  const several = fields.filter((field) => field.values.length > 1);
  if (several.length > 1) {
    const names = Object.keys(index.key).join(' and ');
    throw new StoreError(
      171,
      'CannotIndexParallelArrays',
      `cannot index parallel arrays [${names}]`,
    );
  }
  if (!several.length) {
    const key = encodeKey(
      index.id,
      fields.map((field) => field.values[0]),
      index.directions,
    );
    return {
      keys: [key],
      multikey: fields.some((field) => field.array),
      cut: key.length > LONGEST_KEY,
    };
  }
  const distinct = new Map<string, Buffer>();
  for (const value of several[0]?.values ?? []) {
    const tuple = fields.map((field) => (field === several[0] ? value : field.values[0]));
    const key = encodeKey(index.id, tuple, index.directions);
    distinct.set(keyText(key), key);
  }
  const keys = [...distinct.values()];
  return { keys, multikey: true, cut: keys.some((key) => key.length > LONGEST_KEY) };
}

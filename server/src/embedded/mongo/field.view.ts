import type { Index } from './index.definition.ts';
import { FieldNames, isPlainName } from './raw.fields.ts';
import { decodeExact } from './raw.numbers.ts';
import { decode, decodeFields } from './raw.values.ts';
import { type Doc, isDoc } from './values.ts';

/** Decodes a stored document, wholly or only the fields somebody will look at. */
export type View = (raw: Buffer) => Doc;

/** The paths a filter or sort looks at; undefined when it may look at any. */
export function fieldsUsed(filter: Doc, names = new Set<string>()): Set<string> | undefined {
  for (const key of Object.keys(filter)) {
    const value = filter[key];
    if (key === '$and' || key === '$or' || key === '$nor') {
      for (const part of value as Doc[]) if (!fieldsUsed(part, names)) return undefined;
    } else if (key[0] === '$') {
      if (key !== '$comment') return undefined;
    } else {
      if (!isPlainName(key.split('.')[0] as string)) return undefined;
      names.add(key);
    }
  }
  return names;
}

/** A view of what lies at the paths, or of all where they are not known. */
export function viewOf(names: Iterable<string> | undefined): View {
  if (!names) return decode;
  const wanted = new FieldNames(names);
  return (raw) => decodeFields(raw, wanted);
}

const TOLD_APART = new Set<unknown>(['double', 'int', 1, 16]);

/** Whether a filter tells the double 5.0 from the int 5, which a plain decoding does not. */
function tellsNumbersApart(filter: unknown): boolean {
  if (Array.isArray(filter)) return filter.some(tellsNumbersApart);
  if (!isDoc(filter)) return false;
  return Object.entries(filter).some(([key, value]) =>
    key === '$type' ? [value].flat().some((t) => TOLD_APART.has(t)) : tellsNumbersApart(value),
  );
}

/** Decodes of a document what a filter looks at. */
export const viewFor = (filter: Doc): View =>
  tellsNumbersApart(filter) ? decodeExact : viewOf(fieldsUsed(filter));

const views = new WeakMap<readonly Index[], View>();

function fieldsOfIndexes(indexes: readonly Index[]): Set<string> | undefined {
  const names = new Set(['_id']);
  for (const index of indexes) {
    if (!fieldsUsed(index.key, names)) return undefined;
    if (index.partial && !fieldsUsed(index.partial.filter, names)) return undefined;
  }
  return names;
}

/** Decodes of a document what its `_id` and its index keys need. */
export function keyView({ indexes }: { indexes: readonly Index[] }): View {
  let view = views.get(indexes);
  if (!view) {
    const apart = indexes.some((index) => tellsNumbersApart(index.partial?.filter));
    view = apart ? decodeExact : viewOf(fieldsOfIndexes(indexes));
    views.set(indexes, view);
  }
  return view;
}

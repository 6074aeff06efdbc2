import type { Collection } from './catalogue.ts';
import { getPath } from './document.paths.ts';
import { StoreError } from './failure.ts';
import type { Index } from './index.definition.ts';
import { type Doc, isObjectId } from './values.ts';

function shown(value: unknown): string {
  if (isObjectId(value)) return `ObjectId('${value.toHexString()}')`;
  return value instanceof Date ? `new Date(${value.getTime()})` : JSON.stringify(value ?? null);
}

/** The error of a second document with a unique key; `index` undefined means `_id`. */
export function duplicateKey(
  collection: Collection,
  index: Index | undefined,
  doc: Doc,
): StoreError {
  const keyPattern = index?.key ?? { _id: 1 };
  const keyValue: Doc = {};
  for (const name of Object.keys(keyPattern))
    keyValue[name] = getPath(doc, name.split('.')) ?? null;
  const values = Object.entries(keyValue).map(([name, value]) => `${name}: ${shown(value)}`);
  return new StoreError(
    11000,
    'DuplicateKey',
    `E11000 duplicate key error collection: ${collection.ns} index: ${index?.name ?? '_id_'} dup key: { ${values.join(', ')} }`,
    { keyPattern, keyValue },
  );
}

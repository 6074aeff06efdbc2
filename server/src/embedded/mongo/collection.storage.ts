import type { Catalogue, Collection } from './catalogue.ts';
import { duplicateKey } from './duplicate.key.ts';
import { keyView } from './field.view.ts';
import type { Index } from './index.definition.ts';
import { indexKeys } from './index.keys.ts';
import { keyPrefix } from './key.encoding.ts';
import type { StorageFiles } from './storage.files.ts';

const rangeOf = (id: number) => ({ start: keyPrefix(id), end: keyPrefix(id + 1) });

/** Removes all entries of an index. */
export function dropEntries(files: StorageFiles, index: Index): void {
  for (const key of [...files.entries.getKeys(rangeOf(index.id))]) files.entries.removeSync(key);
}

/** Removes a collection with its documents and indexes. */
export function dropCollection(
  files: StorageFiles,
  catalogue: Catalogue,
  collection: Collection,
): void {
  for (const key of [...files.documents.getKeys(rangeOf(collection.id))]) {
    files.documents.removeSync(key);
  }
  for (const index of collection.indexes) dropEntries(files, index);
  catalogue.forget(collection);
}

/** Fills a new index from the stored documents. @throws DuplicateKey */
export function buildIndex(files: StorageFiles, collection: Collection, index: Index): void {
  const view = keyView({ indexes: [index] });
  for (const { key, value } of [...files.documents.getRange(rangeOf(collection.id))]) {
    const doc = view(value);
    const made = indexKeys(index, doc);
    index.multikey ||= made.multikey;
    index.cut ||= made.cut;
    for (const entry of made.keys) {
      if (index.unique && [...files.entries.getValues(entry)].some((other) => !other.equals(key))) {
        throw duplicateKey(collection, index, doc);
      }
      files.entries.putSync(entry, key);
    }
  }
}

import type { Collection } from './catalogue.ts';
import type { Engine } from './engine.ts';
import { keyPrefix } from './key.encoding.ts';
import type { StorageFiles } from './storage.files.ts';

/** What LMDB tells of its file, in bytes. */
export interface FileSizes {
  file: number;
  /** Pages that hold nothing now and are used before the file grows. */
  free: number;
  documents: number;
  entries: number;
}

interface Pages {
  pageSize: number;
  treeBranchPageCount: number;
  treeLeafPageCount: number;
  overflowPages: number;
  lastPageNumber: number;
  root: Pages;
  free: Pages;
}

const bytesIn = (tree: Pages) =>
  (tree.treeBranchPageCount + tree.treeLeafPageCount + tree.overflowPages) * tree.pageSize;

/** The sizes of a store's file; counting pages, not reading them. */
export function fileSizes(files: StorageFiles): FileSizes {
  const trees = [files.documents, files.entries, files.meta, files.replies];
  const stats = trees.map((table) => table.getStats() as unknown as Pages);
  const [documents, entries] = stats as [Pages, Pages];
  const used = stats.reduce((sum, tree) => sum + bytesIn(tree), 0);
  const own = bytesIn(documents.root) + bytesIn(documents.free) + 2 * documents.pageSize;
  const file = (documents.lastPageNumber + 1) * documents.pageSize;
  const free = Math.max(0, file - used - own);
  return { file, free, documents: bytesIn(documents), entries: bytesIn(entries) };
}

const SLICE = 2000;
const yieldLoop = () => new Promise((resolve) => setImmediate(resolve));

/** Counted once, in slices so that commands pass between them; writes keep it true from then on. */
async function countBytes(engine: Engine, collection: Collection): Promise<void> {
  const before = collection.grown;
  const { source, done } = engine.openSource();
  try {
    let total = 0;
    let next = keyPrefix(collection.id);
    const end = keyPrefix(collection.id + 1);
    for (;;) {
      let read = 0;
      const range = { start: next, end, limit: SLICE, transaction: source.snapshot as never };
      for (const { key, value } of engine.files.documents.getRange(range)) {
        total += value.length;
        next = Buffer.concat([key, Buffer.of(0)]);
        read += 1;
      }
      if (read < SLICE) break;
      await yieldLoop();
    }
    collection.bytesBefore = total - before;
  } finally {
    done();
  }
}

/** The bytes of a collection's documents. */
export async function dataSizeOf(engine: Engine, collection: Collection): Promise<number> {
  if (collection.bytesBefore === undefined) await countBytes(engine, collection);
  return (collection.bytesBefore ?? 0) + collection.grown;
}

/** The bytes of a collection's indexes: its share of all entries, which lie in one tree. */
export function indexSizesOf(engine: Engine, collection: Collection): Record<string, number> {
  const all = engine.catalogue.all();
  const entries = all.reduce((sum, one) => sum + one.count * one.indexes.length, 0);
  const each = entries ? fileSizes(engine.files).entries / entries : 0;
  const size = Math.round(each * collection.count);
  return Object.fromEntries([
    // `_id` is the key of the documents themselves.
    ['_id_', 0],
    ...collection.indexes.map(({ name }): [string, number] => [name, size]),
  ]);
}

import type { Catalogue, Collection } from './catalogue.ts';
import { duplicateKey } from './duplicate.key.ts';
import { writeConflict } from './failure.ts';
import { keyView } from './field.view.ts';
import { type EntryChange, entryChange, pairText, type Stored } from './index.changes.ts';
import type { Index } from './index.definition.ts';
import { encodeKey, keyText } from './key.encoding.ts';
import type { Locks } from './locks.ts';
import type { StorageFiles } from './storage.files.ts';
import type { Txn } from './transaction.ts';
import type { Doc } from './values.ts';

interface Change {
  collection: Collection;
  key: Buffer;
  before: Buffer | undefined;
  after: Buffer | undefined;
  entries: EntryChange[];
}

/** Documents and their index entries. Writes outside transactions go straight to LMDB, and can be undone until the command ends. */
export class Records {
  private readonly files: StorageFiles;
  private readonly catalogue: Catalogue;
  private readonly locks: Locks;
  private changes: Change[] = [];

  constructor(files: StorageFiles, catalogue: Catalogue, locks: Locks) {
    this.files = files;
    this.catalogue = catalogue;
    this.locks = locks;
  }

  keyOf(collection: Collection, id: unknown): Buffer {
    return encodeKey(collection.id, [id]);
  }

  /** The raw document: what the transaction wrote, else what its snapshot or the store has. */
  get(collection: Collection, key: Buffer, txn?: Txn): Buffer | undefined {
    if (!txn) return this.files.documents.getBinary(key);
    const written = txn.written(collection)?.get(keyText(key));
    return written ? written.raw : this.atSnapshot(key, txn);
  }

  private atSnapshot(key: Buffer, txn: Txn): Buffer | undefined {
    return this.files.documents.get(key, { transaction: txn.snapshot });
  }

  /** Stores a new document. @throws DuplicateKey, WriteConflict, Blocked */
  insert(collection: Collection, raw: Buffer, doc: Doc, txn?: Txn): void {
    const key = this.keyOf(collection, doc._id);
    this.locks.claim(keyText(key), txn);
    if (this.get(collection, key, txn)) throw duplicateKey(collection, undefined, doc);
    if (txn && this.files.documents.getBinary(key)) throw writeConflict();
    this.change(collection, key, undefined, { raw, doc }, txn);
  }

  /** Replaces (`after` given) or removes a stored document. @throws DuplicateKey, WriteConflict, Blocked */
  change(
    collection: Collection,
    key: Buffer,
    before: Stored | undefined,
    after: Stored | undefined,
    txn?: Txn,
  ): void {
    const text = keyText(key);
    this.locks.claim(text, txn);
    const entries = collection.indexes.map((index) =>
      entryChange(index, before, after, this.unsaved),
    );
    for (const entry of entries) this.requireUnique(collection, entry, key, after, txn);
    if (txn) this.lay(txn, { collection, key, before: before?.raw, after: after?.raw, entries });
    else this.apply({ collection, key, before: before?.raw, after: after?.raw, entries });
  }

  /** Indexes that became multikey or got a cut key, and must be written down with the next commit. */
  private readonly unsaved = new Set<Index>();

  /** Writes down what the documents of a batch taught about indexes. */
  saveLearned(): void {
    if (!this.unsaved.size) return;
    for (const collection of this.catalogue.all()) {
      if (collection.indexes.some((index) => this.unsaved.has(index)))
        this.catalogue.save(collection);
    }
    this.unsaved.clear();
  }

  private requireUnique(
    collection: Collection,
    entry: EntryChange,
    key: Buffer,
    after: Stored | undefined,
    txn: Txn | undefined,
  ): void {
    if (!entry.index.unique) return;
    for (const fresh of entry.fresh) {
      this.locks.claim(keyText(fresh), txn);
      if (this.taken(collection, entry.index, fresh, key, txn)) {
        throw duplicateKey(collection, entry.index, after?.doc ?? {});
      }
    }
    if (txn) for (const gone of entry.gone) this.locks.claim(keyText(gone), txn);
  }

  private taken(
    collection: Collection,
    index: Index,
    entry: Buffer,
    self: Buffer,
    txn?: Txn,
  ): boolean {
    const written = txn?.written(collection);
    const other = (key: Buffer) => !key.equals(self) && !written?.has(keyText(key));
    if (!txn) return [...this.files.entries.getValues(entry)].some(other);
    const seen = this.files.entries.getValues(entry, { transaction: txn.snapshot });
    if (index.since <= txn.since && [...seen].some(other)) return true;
    if ([...this.files.entries.getValues(entry)].some(other)) throw writeConflict();
    const holder = txn.uniqueKeys.get(keyText(entry));
    return holder !== undefined && holder !== keyText(self);
  }

  /** Lays a write over the snapshot of its transaction. */
  private lay(txn: Txn, { collection, key, after, entries }: Change): void {
    const text = keyText(key);
    txn.write(collection, text, { key, raw: after });
    for (const { index, gone, held } of entries) {
      if (!index.unique) continue;
      for (const entry of gone) txn.uniqueKeys.delete(keyText(entry));
      for (const entry of held) txn.uniqueKeys.set(keyText(entry), text);
    }
  }

  private apply(change: Change): void {
    this.put(change);
    this.changes.push(change);
  }

  private put({ collection, key, before, after, entries }: Change): void {
    for (const { gone, fresh } of entries) {
      for (const entry of gone) this.files.entries.removeSync(entry, key);
      for (const entry of fresh) this.files.entries.putSync(entry, key);
    }
    if (after) this.files.documents.putSync(key, after);
    else this.files.documents.removeSync(key);
    collection.grown += (after?.length ?? 0) - (before?.length ?? 0);
    if (!before && after) collection.count += 1;
    if (before && !after) collection.count -= 1;
  }

  /** Ends a command that went well: its changes stand. */
  keep(): void {
    if (!this.changes.length) return;
    const keys: string[] = [];
    for (const { key, entries } of this.changes) {
      keys.push(keyText(key));
      for (const { index, gone, fresh } of entries) {
        if (index.unique) for (const entry of [...gone, ...fresh]) keys.push(keyText(entry));
      }
    }
    this.locks.stamp(keys);
    this.changes = [];
  }

  /** Ends a command that failed: its changes are taken back, newest first. */
  undo(): void {
    for (const change of this.changes.reverse()) {
      const { before, after, entries, ...rest } = change;
      const turned = entries.map(({ index, gone, fresh }) => ({
        index,
        gone: fresh,
        fresh: gone,
        held: [],
      }));
      this.put({ ...rest, before: after, after: before, entries: turned });
    }
    this.changes = [];
  }

  /** Forgets changes whose LMDB transaction failed as a whole. */
  discard(): void {
    this.changes = [];
    this.unsaved.clear();
  }

  /** Moves what a transaction wrote into the store; removals come first so that swapped keys fit. */
  applyTransaction(txn: Txn): void {
    for (const collection of txn.made.values()) {
      if (this.catalogue.find(collection.db, collection.name)) throw writeConflict();
      this.catalogue.save(collection);
    }
    for (const [id, docs] of txn.overlay) {
      const collection = this.catalogue.get(id);
      if (!collection) throw writeConflict();
      const written = [...docs.values()].sort((a, b) => Number(!!a.raw) - Number(!!b.raw));
      const changes = written.flatMap(({ key, raw }) => {
        const old = this.files.documents.getBinary(key);
        if (!old && !raw) return [];
        const view = keyView(collection);
        const before = old ? { raw: old, doc: view(old) } : undefined;
        const after = raw ? { raw, doc: view(raw) } : undefined;
        const entries = collection.indexes.map((index) =>
          entryChange(index, before, after, this.unsaved),
        );
        return [{ collection, key, before: old, after: raw, entries }];
      });
      this.applyTogether(changes);
    }
  }

  /** All old entries go before any new one comes; what a foreign document holds is a conflict. */
  private applyTogether(changes: Change[]): void {
    const leaving = new Set<string>();
    for (const { key, entries } of changes) {
      for (const { gone } of entries) for (const entry of gone) leaving.add(pairText(entry, key));
    }
    for (const { key, entries } of changes) {
      const unique = entries.filter(({ index }) => index.unique).flatMap(({ fresh }) => fresh);
      for (const entry of unique) {
        for (const holder of this.files.entries.getValues(entry)) {
          if (!holder.equals(key) && !leaving.has(pairText(entry, holder))) throw writeConflict();
        }
      }
    }
    for (const { key, entries } of changes) {
      for (const { gone } of entries)
        for (const entry of gone) this.files.entries.removeSync(entry, key);
    }
    for (const change of changes) this.apply(change);
  }
}

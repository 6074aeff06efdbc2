import { Catalogue, type Collection } from './catalogue.ts';
import { buildIndex, dropCollection, dropEntries } from './collection.storage.ts';
import { CommitQueue } from './commit.queue.ts';
import { writeConflict } from './failure.ts';
import { type FolderLock, lockFolder } from './folder.lock.ts';
import type { Index } from './index.definition.ts';
import { Locks } from './locks.ts';
import type { Look } from './query.ts';
import { Records } from './records.ts';
import { Retries } from './retries.ts';
import type { ScanSource } from './scan.ts';
import { openFiles, type Snapshot, type StorageFiles } from './storage.files.ts';
import { Txn } from './transaction.ts';

/** The store behind the wire: files, catalogue, records, transactions. One per folder. */
export class Engine {
  readonly files: StorageFiles;
  readonly catalogue: Catalogue;
  readonly records: Records;
  readonly retries: Retries;
  private readonly locks = new Locks();
  private readonly queue: CommitQueue;
  readonly folder: FolderLock;

  /** @throws Error when another process has the folder, DamagedStore when it cannot be read */
  constructor(dir: string) {
    this.folder = lockFolder(dir);
    try {
      this.files = openFiles(dir);
      this.catalogue = new Catalogue(this.files);
    } catch (error) {
      this.folder.release();
      throw error;
    }
    this.records = new Records(this.files, this.catalogue, this.locks);
    this.retries = new Retries(this.files);
    this.queue = new CommitQueue({
      write: (work) => this.files.write(work),
      keep: () => this.records.keep(),
      undo: () => this.records.undo(),
      beforeCommit: () => this.records.saveLearned(),
      failed: () => this.recover(),
    });
  }

  /** Puts what is in memory back to what is on disk; running transactions keep what they laid over it. */
  private recover(): void {
    this.records.discard();
    this.retries.discard();
    this.catalogue.reload();
  }

  /** Runs a write in the next group commit and answers when it is on disk. */
  write<T>(work: () => T, look?: Look): Promise<T> {
    return this.queue.run(work, look);
  }

  /** Runs a change of the catalogue in a transaction of its own; a throw leaves no trace. */
  alone<T>(work: () => T): T {
    try {
      const result = this.files.write(work);
      this.records.keep();
      return result;
    } catch (error) {
      this.recover();
      throw error;
    }
  }

  /** Builds an index; snapshots older than it will not use it. @throws DuplicateKey */
  buildIndex(collection: Collection, index: Index): void {
    this.locks.clock += 1;
    index.since = this.locks.clock;
    buildIndex(this.files, collection, index);
  }

  dropIndex(index: Index): void {
    dropEntries(this.files, index);
  }

  drop(collection: Collection): void {
    dropCollection(this.files, this.catalogue, collection);
  }

  /** A collection as a transaction sees it: its own new ones too. */
  collection(db: string, name: string, txn?: Txn): Collection | undefined {
    return this.catalogue.find(db, name) ?? txn?.made.get(`${db}.${name}`);
  }

  /** The collection to write to, made when missing. */
  ensure(db: string, name: string, txn?: Txn): Collection {
    const known = this.collection(db, name, txn);
    if (known) return known;
    if (!txn) return this.catalogue.ensure(db, name);
    const made = this.catalogue.draft(db, name);
    txn.made.set(made.ns, made);
    return made;
  }

  begin(): Txn {
    const txn = new Txn(this.files.snapshot(), this.locks.clock);
    this.locks.enter(txn);
    return txn;
  }

  abort(txn: Txn): void {
    if (!txn.open) return;
    this.locks.leave(txn);
    txn.close();
  }

  /** Commits, with `also` in the same LMDB transaction. @throws WriteConflict, and then it is aborted */
  async commit(txn: Txn, also: () => void): Promise<void> {
    try {
      await this.write(() => {
        if (!txn.open) throw writeConflict();
        this.locks.release(txn);
        this.records.applyTransaction(txn);
        also();
      });
    } finally {
      this.abort(txn);
    }
  }

  /** A source for one read: a transaction's snapshot, or a fresh one to be given back. */
  openSource(txn?: Txn): { source: ScanSource; done: () => void } {
    if (txn) return { source: { files: this.files, snapshot: txn.snapshot, txn }, done: () => {} };
    const snapshot: Snapshot = this.files.snapshot();
    let open = true;
    const done = () => {
      if (open) snapshot.done();
      open = false;
    };
    return { source: { files: this.files, snapshot, txn: undefined }, done };
  }

  /** The source of reads within a write: the state the write is changing. */
  writeSource(txn?: Txn): ScanSource {
    return { files: this.files, snapshot: txn?.snapshot, txn };
  }

  get runningTransactions(): number {
    return this.locks.running.size;
  }

  async close(): Promise<void> {
    for (const txn of [...this.locks.running]) this.abort(txn);
    await this.files.close();
    this.folder.release();
  }
}

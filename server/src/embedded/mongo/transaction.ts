import type { Collection } from './catalogue.ts';
import type { Snapshot } from './storage.files.ts';

/** A document a transaction wrote; `raw` is undefined where it was deleted. */
export interface Written {
  key: Buffer;
  raw: Buffer | undefined;
}

/** A running multi-document transaction: a snapshot, what it wrote over it, and what it holds. */
export class Txn {
  readonly snapshot: Snapshot;
  /** The write clock when the snapshot was taken. */
  readonly since: number;
  /** Written documents by collection id and key text. */
  readonly overlay = new Map<number, Map<string, Written>>();
  /** Collections it made, by namespace; nobody else sees them before the commit. */
  readonly made = new Map<string, Collection>();
  readonly claimed = new Set<string>();
  /** Which of its documents has a unique key, as text. */
  readonly uniqueKeys = new Map<string, string>();
  readonly ended: Promise<void>;
  private finish: () => void = () => {};
  lastUsed = Date.now();
  open = true;

  constructor(snapshot: Snapshot, since: number) {
    this.snapshot = snapshot;
    this.since = since;
    this.ended = new Promise((resolve) => {
      this.finish = resolve;
    });
  }

  written(collection: Collection): Map<string, Written> | undefined {
    return this.overlay.get(collection.id);
  }

  write(collection: Collection, keyText: string, written: Written): void {
    let docs = this.overlay.get(collection.id);
    if (!docs) {
      docs = new Map();
      this.overlay.set(collection.id, docs);
    }
    docs.set(keyText, written);
  }

  /** Lets go of the snapshot and wakes whoever waits for this transaction. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    this.snapshot.done();
    this.overlay.clear();
    this.made.clear();
    this.finish();
  }
}

import { writeConflict } from './failure.ts';
import type { Txn } from './transaction.ts';

/** A write outside transactions came upon a document a transaction holds: wait for its end, then retry. */
export class Blocked extends Error {
  readonly holder: Txn;

  constructor(holder: Txn) {
    super('a transaction holds the document');
    this.holder = holder;
  }
}

const PRUNE_AT = 20_000;

/**
 * Who may write what: first writer wins. Keys are document keys and unique index keys as text.
 * Remembers which keys changed while transactions run, so that each sees writes after its snapshot.
 */
export class Locks {
  private readonly holders = new Map<string, Txn>();
  private readonly changedAt = new Map<string, number>();
  private readonly active = new Set<Txn>();
  /** Counts committed writes; a snapshot remembers where it stood. */
  clock = 0;

  enter(txn: Txn): void {
    this.active.add(txn);
  }

  /** Claims a key for a write. @throws WriteConflict in a transaction, Blocked outside */
  claim(key: string, txn: Txn | undefined): void {
    const holder = this.holders.get(key);
    if (holder === txn && txn) return;
    if (holder) throw txn ? writeConflict() : new Blocked(holder);
    if (!txn) return;
    if ((this.changedAt.get(key) ?? 0) > txn.since) throw writeConflict();
    this.holders.set(key, txn);
    txn.claimed.add(key);
  }

  /** Notes that keys changed now; needed only while some transaction runs. */
  stamp(keys: Iterable<string>): void {
    this.clock += 1;
    if (!this.active.size) return;
    for (const key of keys) this.changedAt.set(key, this.clock);
    if (this.changedAt.size > PRUNE_AT) this.prune();
  }

  private prune(): void {
    let oldest = Number.POSITIVE_INFINITY;
    for (const txn of this.active) oldest = Math.min(oldest, txn.since);
    for (const [key, at] of this.changedAt) if (at <= oldest) this.changedAt.delete(key);
  }

  release(txn: Txn): void {
    for (const key of txn.claimed) this.holders.delete(key);
    txn.claimed.clear();
  }

  leave(txn: Txn): void {
    this.release(txn);
    this.active.delete(txn);
    if (!this.active.size) this.changedAt.clear();
  }

  get running(): ReadonlySet<Txn> {
    return this.active;
  }
}

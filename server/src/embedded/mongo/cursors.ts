import { StoreError } from './failure.ts';
import type { Look } from './query.ts';
import type { Txn } from './transaction.ts';

/** Encoded documents, one at a time; `return` lets go of what they are read from. */
export type RawDocs = Iterator<Buffer, unknown, undefined>;

interface Cursor {
  ns: string;
  docs: RawDocs;
  /** A document that did not fit into the last batch. */
  pending: Buffer | undefined;
  txn: Txn | undefined;
  usedAt: number;
  look: Look | undefined;
  /** What is left of `maxTimeMS` between batches, in milliseconds. */
  left: number | undefined;
}

const LARGEST_BATCH = 16_000_000;
const IDLE_LIMIT = 10 * 60 * 1000;

interface Taken {
  docs: Buffer[];
  done: boolean;
}

function take(cursor: Cursor, most: number): Taken {
  const docs: Buffer[] = [];
  let bytes = 0;
  if (most === 0) return { docs, done: false };
  for (;;) {
    let doc = cursor.pending;
    cursor.pending = undefined;
    if (!doc) {
      const next = cursor.docs.next();
      if (next.done) return { docs, done: true };
      doc = next.value;
    }
    if (docs.length && (docs.length >= most || bytes + doc.length > LARGEST_BATCH)) {
      cursor.pending = doc;
      return { docs, done: false };
    }
    docs.push(doc);
    bytes += doc.length;
  }
}

/** `maxTimeMS` of a find counts over all its batches, without the time the client takes between them. */
function pauseClock(cursor: Cursor): void {
  const deadline = cursor.look?.deadline;
  if (deadline !== undefined) cursor.left = deadline - performance.now();
}

function resumeClock({ look, left }: Cursor): void {
  if (look && left !== undefined) look.deadline = performance.now() + left;
}

/** A `cursor` reply written byte by byte, so that documents need not be decoded and encoded again. */
function cursorReply(batchName: string, docs: Buffer[], id: bigint, ns: string): Buffer {
  let arraySize = 5;
  for (let i = 0; i < docs.length; i++) {
    arraySize += 2 + String(i).length + (docs[i] as Buffer).length;
  }
  const nsBytes = Buffer.byteLength(ns);
  const cursorSize = 4 + 2 + batchName.length + arraySize + 4 + 8 + 4 + 4 + nsBytes + 1 + 1;
  const total = 4 + 8 + cursorSize + 4 + 8 + 1;
  const out = Buffer.allocUnsafe(total);
  let at = out.writeInt32LE(total, 0);
  at += out.write('\x03cursor\0', at, 'latin1');
  at = out.writeInt32LE(cursorSize, at);
  at += out.write(`\x04${batchName}\0`, at, 'latin1');
  at = out.writeInt32LE(arraySize, at);
  for (let i = 0; i < docs.length; i++) {
    at += out.write(`\x03${i}\0`, at, 'latin1');
    at += (docs[i] as Buffer).copy(out, at);
  }
  at += out.write('\0\x12id\0', at, 'latin1');
  at = out.writeBigInt64LE(id, at);
  at += out.write('\x02ns\0', at, 'latin1');
  at = out.writeInt32LE(nsBytes + 1, at);
  at += out.write(`${ns}\0\0`, at, 'utf8');
  at += out.write('\x01ok\0', at, 'latin1');
  at = out.writeDoubleLE(1, at);
  out[at] = 0;
  return out;
}

export interface CursorOptions {
  ns: string;
  /** Documents in the first batch. */
  batchSize: number;
  /** Whether the cursor ends with its first batch. */
  single?: boolean;
  txn?: Txn | undefined;
  look?: Look;
}

/** The open cursors of a server. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  private nextId = BigInt(Date.now()) * 1000n;

  /** Answers with the first batch and keeps the cursor when there is more. */
  start(docs: RawDocs, { ns, batchSize, single, txn, look }: CursorOptions): Buffer {
    const cursor: Cursor = {
      ns,
      docs,
      pending: undefined,
      txn,
      usedAt: Date.now(),
      look,
      left: undefined,
    };
    let taken: Taken;
    try {
      taken = take(cursor, batchSize);
    } catch (error) {
      docs.return?.();
      throw error;
    }
    let id = 0n;
    if (!taken.done && !single) {
      id = this.nextId++;
      pauseClock(cursor);
      this.open.set(id, cursor);
    } else docs.return?.();
    return cursorReply('firstBatch', taken.docs, id, ns);
  }

  /** The next batch. @throws CursorNotFound */
  more(id: bigint, batchSize: number, look?: Look): Buffer {
    const cursor = this.open.get(id);
    if (!cursor) throw new StoreError(43, 'CursorNotFound', `cursor id ${id} not found`);
    cursor.usedAt = Date.now();
    if (look && cursor.look) Object.assign(look, { plan: cursor.look.plan });
    const before = cursor.look?.examined ?? 0;
    resumeClock(cursor);
    const { docs, done } = take(cursor, batchSize || Number.POSITIVE_INFINITY);
    pauseClock(cursor);
    if (look && cursor.look) look.examined = cursor.look.examined - before;
    if (done) this.kill(id);
    return cursorReply('nextBatch', docs, done ? 0n : id, cursor.ns);
  }

  /** Closes a cursor; false when there is none. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    cursor?.docs.return?.();
    return this.open.delete(id);
  }

  /** Closes the cursors of a transaction that ended. */
  killOf(txn: Txn): void {
    for (const [id, cursor] of this.open) if (cursor.txn === txn) this.kill(id);
  }

  /** Closes cursors nobody used for ten minutes: each holds a snapshot and keeps pages from reuse. */
  sweep(now = Date.now()): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > IDLE_LIMIT) this.kill(id);
  }

  closeAll(): void {
    for (const id of [...this.open.keys()]) this.kill(id);
  }

  get size(): number {
    return this.open.size;
  }
}

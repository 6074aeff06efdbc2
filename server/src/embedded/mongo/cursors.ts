import { StoreError, unauthorized } from './failure.ts';
import type { Look } from './query.ts';
import type { Txn } from './transaction.ts';
import { nextTurn, type Turns } from './turns.ts';

/**
 * Encoded documents, one at a time, or undefined where others should have a turn first; `return` lets go of what they are
 * read from.
 */
export type RawDocs = Iterator<Buffer | undefined, unknown, undefined>;

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
  bytes: number;
  state: 'done' | 'full' | 'paused';
}

/** Takes on until the batch is full, the documents end or others should have a turn. */
function take(cursor: Cursor, most: number, taken: Taken): Taken {
  const { docs } = taken;
  if (most === 0) return { ...taken, state: 'full' };
  for (;;) {
    let doc = cursor.pending;
    cursor.pending = undefined;
    if (!doc) {
      const next = cursor.docs.next();
      if (next.done) return { ...taken, state: 'done' };
      if (!next.value) return { ...taken, state: 'paused' };
      doc = next.value;
    }
    if (docs.length && (docs.length >= most || taken.bytes + doc.length > LARGEST_BATCH)) {
      cursor.pending = doc;
      return { ...taken, state: 'full' };
    }
    docs.push(doc);
    taken.bytes += doc.length;
  }
}

const nothingYet = (): Taken => ({ docs: [], bytes: 0, state: 'paused' });

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

/** What a getMore asks for. */
export interface More {
  batchSize: number;
  /** The collection it names. */
  ns?: string;
  txn?: Txn | undefined;
  look?: Look;
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

const interrupted = () =>
  new StoreError(11601, 'Interrupted', 'operation was interrupted: its cursor was closed');

/** The open cursors of a server. */
export class Cursors {
  private readonly open = new Map<bigint, Cursor>();
  /** Those whose next batch is being read in turns. */
  private readonly working = new Set<Cursor>();
  private closed = false;
  private nextId = BigInt(Date.now()) * 1000n;

  /** Answers with the first batch and keeps the cursor when there is more. */
  start(docs: RawDocs, options: CursorOptions): Buffer | Promise<Buffer> {
    const { ns, batchSize, single, txn, look } = options;
    const usedAt = Date.now();
    const cursor: Cursor = { ns, docs, pending: undefined, txn, usedAt, look, left: undefined };
    const answer = ({ docs: batch, state }: Taken) => {
      let id = 0n;
      if (state === 'full' && !single) {
        id = this.nextId++;
        pauseClock(cursor);
        this.open.set(id, cursor);
      } else docs.return?.();
      return cursorReply('firstBatch', batch, id, ns);
    };
    try {
      const taken = take(cursor, batchSize, nothingYet());
      return taken.state === 'paused'
        ? this.takeOn(cursor, batchSize, taken).then(answer)
        : answer(taken);
    } catch (error) {
      docs.return?.();
      throw error;
    }
  }

  /** Goes on in turns with others. What is under way when the store closes lets go of its snapshot at once. */
  private async takeOn(cursor: Cursor, most: number, begun: Taken): Promise<Taken> {
    let taken = begun;
    this.working.add(cursor);
    try {
      while (taken.state === 'paused') {
        await nextTurn(cursor.look ?? {});
        if (!this.working.has(cursor)) throw interrupted();
        taken = take(cursor, most, taken);
      }
      return taken;
    } catch (error) {
      cursor.docs.return?.();
      throw error;
    } finally {
      this.working.delete(cursor);
    }
  }

  /** Lets others have a turn amid a command without a cursor. @throws Interrupted when the store closes meanwhile */
  async pause(turns: Turns): Promise<void> {
    await nextTurn(turns);
    if (this.closed) throw interrupted();
  }

  /** The next batch. @throws CursorNotFound, CursorInUse */
  async more(id: bigint, { batchSize, ns, txn, look }: More): Promise<Buffer> {
    const cursor = this.open.get(id);
    if (!cursor) throw new StoreError(43, 'CursorNotFound', `cursor id ${id} not found`);
    if (ns !== undefined && ns !== cursor.ns)
      throw unauthorized(
        `Requested getMore on namespace '${ns}', but cursor belongs to '${cursor.ns}'`,
      );
    if (cursor.txn !== txn)
      throw new StoreError(
        50738,
        'Location50738',
        `Cannot run getMore on cursor ${id}: it was created in another transaction or in none`,
      );
    if (this.working.has(cursor))
      throw new StoreError(292, 'CursorInUse', `cursor id ${id} is already in use`);
    cursor.usedAt = Date.now();
    if (look && cursor.look) Object.assign(look, { plan: cursor.look.plan });
    const before = cursor.look?.examined ?? 0;
    resumeClock(cursor);
    const most = batchSize || Number.POSITIVE_INFINITY;
    let taken = take(cursor, most, nothingYet());
    if (taken.state === 'paused') taken = await this.takeOn(cursor, most, taken);
    pauseClock(cursor);
    if (look && cursor.look) look.examined = cursor.look.examined - before;
    const done = taken.state === 'done';
    if (done) this.kill(id);
    return cursorReply('nextBatch', taken.docs, done ? 0n : id, cursor.ns);
  }

  /** Closes a cursor; false when there is none. */
  kill(id: bigint): boolean {
    const cursor = this.open.get(id);
    if (cursor) this.working.delete(cursor);
    cursor?.docs.return?.();
    return this.open.delete(id);
  }

  /** Closes the cursors of a collection that is gone. */
  killIn(ns: string): void {
    for (const [id, cursor] of this.open) if (cursor.ns === ns) this.kill(id);
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
    this.closed = true;
    for (const id of [...this.open.keys()]) this.kill(id);
    for (const cursor of this.working) cursor.docs.return?.();
    this.working.clear();
  }

  get size(): number {
    return this.open.size;
  }
}

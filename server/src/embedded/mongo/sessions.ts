import type { Cursors } from './cursors.ts';
import type { Engine } from './engine.ts';
import { invalidOptions, noSuchTransaction, StoreError, tooOld, typeMismatch } from './failure.ts';
import type { Txn } from './transaction.ts';
import { type Doc, isBinary } from './values.ts';

interface Session {
  /** The number of its latest transaction. */
  txnNumber: bigint | undefined;
  state: 'open' | 'committed' | 'aborted' | undefined;
  txn: Txn | undefined;
  usedAt: number;
}

const SESSION_LIMIT = 30 * 60 * 1000;
const READ_CONCERNS = [undefined, 'local', 'majority', 'snapshot'];

/** The id of a session as text; undefined when the command has none. */
export function sessionId(command: Doc): string | undefined {
  if (command.lsid === undefined) return undefined;
  const id = (command.lsid as Doc | null)?.id;
  if (!isBinary(id)) throw typeMismatch("BSON field 'lsid.id' must be a UUID");
  return Buffer.from(id.buffer).toString('hex', 0, 16);
}

export const txnNumberOf = (command: Doc): bigint => BigInt(String(command.txnNumber));

/** A read at one moment over several commands is a transaction's; there are no snapshots to come back to. */
export function refuseSnapshot(command: Doc): void {
  if ((command.readConcern as Doc | undefined)?.level !== 'snapshot') return;
  throw invalidOptions(
    "readConcern level 'snapshot' outside of a transaction is not supported by the embedded store",
  );
}

const TRANSACTION_FIELDS = ['autocommit', 'startTransaction'];

/** A transaction has a session, a number and `autocommit: false`. @throws InvalidOptions */
export function checkTransactionFields(command: Doc): void {
  if (command.txnNumber !== undefined && command.lsid === undefined)
    throw invalidOptions('Transaction number requires a session ID to also be specified');
  const named = TRANSACTION_FIELDS.find((name) => command[name] !== undefined);
  if (named === undefined) return;
  if (command.txnNumber === undefined)
    throw invalidOptions(`'${named}' field requires a transaction number to also be specified`);
  if (command.autocommit !== false)
    throw invalidOptions("Specifying startTransaction requires 'autocommit' to be false");
  if (command.startTransaction !== undefined && command.startTransaction !== true)
    throw invalidOptions("'startTransaction' may only be true");
}

const committed = (number: bigint) =>
  new StoreError(256, 'TransactionCommitted', `Transaction ${number} has been committed.`);

/** Logical sessions and the transactions they run. */
export class Sessions {
  private readonly engine: Engine;
  private readonly cursors: Cursors;
  private readonly sessions = new Map<string, Session>();
  private readonly transactionLimit: number;

  constructor(engine: Engine, cursors: Cursors, transactionLimitMs: number) {
    this.engine = engine;
    this.cursors = cursors;
    this.transactionLimit = transactionLimitMs;
  }

  private get(id: string): Session {
    let session = this.sessions.get(id);
    if (!session) {
      session = { txnNumber: undefined, state: undefined, txn: undefined, usedAt: 0 };
      this.sessions.set(id, session);
    }
    session.usedAt = Date.now();
    return session;
  }

  /** The transaction a statement belongs to, begun when it says so. @throws NoSuchTransaction */
  transactionFor(id: string, command: Doc): Txn {
    const session = this.get(id);
    const number = txnNumberOf(command);
    if (session.txnNumber !== undefined && number < session.txnNumber)
      throw tooOld(`Cannot start transaction ${number}: a newer one has already started`);
    if (command.startTransaction === true) return this.start(session, number, command);
    if (session.txnNumber === number && session.state === 'committed') throw committed(number);
    if (session.txnNumber !== number || session.state !== 'open' || !session.txn?.open) {
      throw noSuchTransaction(number);
    }
    if (command.readConcern !== undefined)
      throw invalidOptions('Only the first command in a transaction may specify a readConcern');
    session.txn.lastUsed = Date.now();
    return session.txn;
  }

  private start(session: Session, number: bigint, command: Doc): Txn {
    if (session.txnNumber === number && session.state) {
      throw new StoreError(
        117,
        'ConflictingOperationInProgress',
        `Transaction ${number} was already started`,
      );
    }
    this.end(session, 'aborted');
    const level = (command.readConcern as Doc | undefined)?.level as string | undefined;
    if (!READ_CONCERNS.includes(level)) {
      throw invalidOptions(
        "The readConcern level must be either 'local' (default), 'majority' or 'snapshot' in order to run in a transaction",
      );
    }
    session.txnNumber = number;
    session.state = 'open';
    session.txn = this.engine.begin();
    return session.txn;
  }

  private end(session: Session, state: 'committed' | 'aborted'): void {
    if (!session.txn) return;
    this.cursors.killOf(session.txn);
    this.engine.abort(session.txn);
    session.txn = undefined;
    session.state = state;
  }

  /** Aborts what a session runs, as after a statement that failed. */
  abortOf(id: string): void {
    this.end(this.get(id), 'aborted');
  }

  /** Commits; asked again it answers again, even after a restart. @throws NoSuchTransaction, WriteConflict */
  async commit(id: string, number: bigint): Promise<void> {
    const session = this.get(id);
    const last = this.engine.retries.last(id);
    if (last?.command === 'committed' && last.txnNumber === number) return;
    if (session.txnNumber !== number || !session.txn) {
      throw noSuchTransaction(
        number,
        session.state === 'aborted' ? 'has been aborted, as have its' : undefined,
      );
    }
    const { txn } = session;
    this.cursors.killOf(txn);
    session.txn = undefined;
    session.state = 'aborted';
    const reply = Buffer.alloc(0);
    await this.engine.commit(txn, () =>
      this.engine.retries.remember(id, { txnNumber: number, command: 'committed', reply }),
    );
    session.state = 'committed';
  }

  abort(id: string, number: bigint): void {
    const session = this.get(id);
    if (session.txnNumber !== number || session.state !== 'open') {
      if (session.state === 'committed') {
        throw committed(number);
      }
      throw noSuchTransaction(number);
    }
    this.end(session, 'aborted');
  }

  /** Ends sessions, and what they run. */
  close(ids: Iterable<string>): void {
    for (const id of ids) {
      const session = this.sessions.get(id);
      if (session) this.end(session, 'aborted');
      this.sessions.delete(id);
    }
  }

  closeAll(): void {
    this.close([...this.sessions.keys()]);
  }

  /** Aborts transactions that idle too long and forgets sessions nobody uses. */
  sweep(now = Date.now()): void {
    for (const [id, session] of this.sessions) {
      if (session.txn && now - session.txn.lastUsed > this.transactionLimit)
        this.end(session, 'aborted');
      if (!session.txn && now - session.usedAt > SESSION_LIMIT) this.sessions.delete(id);
    }
  }

  get size(): number {
    return this.sessions.size;
  }
}

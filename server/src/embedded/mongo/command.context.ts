import type { Collection } from './catalogue.ts';
import type { Cursors } from './cursors.ts';
import type { Engine } from './engine.ts';
import type { FailPoints } from './fail.points.ts';
import { badValue, StoreError } from './failure.ts';
import type { Look } from './query.ts';
import { encode } from './raw.document.ts';
import { decodeExact } from './raw.numbers.ts';
import type { Sessions } from './sessions.ts';
import type { Txn } from './transaction.ts';
import type { Doc } from './values.ts';

/** What all commands of a server share. */
export interface Host {
  engine: Engine;
  cursors: Cursors;
  sessions: Sessions;
  /** Only with the test option; production has none. */
  failPoints: FailPoints | undefined;
  /** `127.0.0.1:port` */
  address(): string;
  startedAt: number;
}

/** A command under way. */
export interface Context {
  host: Host;
  engine: Engine;
  db: string;
  sequences: Map<string, Buffer[]>;
  session: string | undefined;
  txn: Txn | undefined;
  look: Look;
  /** Set for a retryable write: its reply is kept with it. */
  retry: { session: string; txnNumber: bigint; command: string } | undefined;
}

export type Reply = Doc | Buffer;

/** A command: reads its document, answers with a reply. @throws StoreError */
export type Command = (command: Doc, context: Context) => Reply | Promise<Reply>;

/** The name a command gives its collection. @throws BadValue */
export function collectionName(command: Doc): string {
  const name = Object.values(command)[0];
  if (typeof name !== 'string') throw badValue('collection name has invalid type');
  if (!name)
    throw new StoreError(73, 'InvalidNamespace', `Invalid namespace specified '${command.$db}.'`);
  return name;
}

/** The collection a command names, if there is one. */
export const collectionOf = (command: Doc, { engine, db, txn }: Context): Collection | undefined =>
  engine.collection(db, collectionName(command), txn);

/** Statements sent beside the command or within it. */
export function statementsOf(command: Doc, name: string, { sequences }: Context): Doc[] {
  const raw = sequences.get(name);
  return raw ? raw.map(decodeExact) : ((command[name] as Doc[] | undefined) ?? []);
}

/**
 * Carries a write out: within its transaction at once, else with the next group commit, where a
 * retryable write leaves its reply for whoever asks again.
 */
export function carryOut(context: Context, work: () => Doc): Reply | Promise<Reply> {
  const { engine, retry, txn, look } = context;
  if (txn) return work();
  return engine.write<Reply>(() => {
    if (!retry) return work();
    const before = engine.retries.replyTo(retry.session, retry.txnNumber, retry.command);
    if (before) return before;
    const reply = encode(work());
    engine.retries.remember(retry.session, { ...retry, reply });
    return reply;
  }, look);
}

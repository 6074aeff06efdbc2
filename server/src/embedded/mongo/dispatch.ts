import { aggregate } from './command.aggregate.ts';
import { backupStore } from './command.backup.ts';
import * as catalogue from './command.catalogue.ts';
import { checkConcerns } from './command.concerns.ts';
import type { Command, Context, Host, Reply } from './command.context.ts';
import { explain } from './command.explain.ts';
import { checkFields, isSet } from './command.fields.ts';
import { count, distinct, find, getMore, killCursors } from './command.find.ts';
import * as handshake from './command.handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './command.indexes.ts';
import { findAndModify } from './command.modify.ts';
import * as statistics from './command.statistics.ts';
import { validate } from './command.validate.ts';
import { insert, remove, update } from './command.write.ts';
import { badValue, invalidOptions, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { decode } from './raw.values.ts';
import { checkTransactionFields, refuseSnapshot, sessionId, txnNumberOf } from './sessions.ts';
import { DamagedStore } from './storage.files.ts';
import type { Doc } from './values.ts';
import type { Request } from './wire.ts';

const COMMANDS: Record<string, Command> = {
  ...handshake.politeAnswers,
  hello: handshake.hello,
  ismaster: handshake.hello,
  isMaster: handshake.hello,
  buildInfo: handshake.buildInfo,
  buildinfo: handshake.buildInfo,
  serverStatus: handshake.serverStatus,
  replSetGetStatus: handshake.replSetGetStatus,
  getParameter: handshake.getParameter,
  connectionStatus: handshake.connectionStatus,
  startSession: handshake.startSession,
  endSessions: handshake.endSessions,
  killSessions: handshake.endSessions,
  killAllSessions: handshake.killAllSessions,
  killAllSessionsByPattern: handshake.killAllSessions,
  commitTransaction: handshake.commitTransaction,
  abortTransaction: handshake.abortTransaction,
  insert,
  update,
  delete: remove,
  findAndModify,
  findandmodify: findAndModify,
  find,
  getMore,
  killCursors,
  count,
  distinct,
  aggregate: (command, context) =>
    isSet(command.explain)
      ? explain({ explain: command, verbosity: 'queryPlanner' }, context)
      : aggregate(command, context),
  explain,
  currentOp: handshake.currentOp,
  createIndexes,
  listIndexes,
  dropIndexes,
  create: catalogue.create,
  drop: catalogue.drop,
  dropDatabase: catalogue.dropDatabase,
  renameCollection: catalogue.renameCollection,
  collMod: catalogue.collMod,
  listCollections: catalogue.listCollections,
  listCommands: () => ({
    commands: Object.fromEntries(Object.keys(COMMANDS).map((name) => [name, {}])),
    ok: 1,
  }),
  listDatabases: statistics.listDatabases,
  collStats: statistics.collStats,
  dbStats: statistics.dbStats,
  backupStore,
  validate,
};

const RETRYABLE = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify']);
const WRITES = new Set([...RETRYABLE, 'commitTransaction']);
const ENDS = new Set(['commitTransaction', 'abortTransaction']);
const NOT_IN_TRANSACTIONS = new Set([
  'count',
  'listCollections',
  'listIndexes',
  'renameCollection',
  'drop',
  'dropDatabase',
  'dropIndexes',
  'explain',
]);

export const commandName = (command: Doc): string => Object.keys(command)[0] ?? '';

function refuseInTransaction(name: string, command: Doc): void {
  if (NOT_IN_TRANSACTIONS.has(name)) {
    throw new StoreError(
      263,
      'OperationNotSupportedInTransaction',
      `Cannot run '${name}' in a multi-document transaction.`,
    );
  }
  if (command.writeConcern) {
    throw invalidOptions('writeConcern is not allowed within a multi-statement transaction');
  }
}

/** `maxTimeMS`, where 0 is no limit, as a time to end at. */
function deadlineOf({ maxTimeMS }: Doc): number | undefined {
  if (maxTimeMS === undefined) return undefined;
  const limit = toNumber(maxTimeMS, Number.NaN);
  if (!Number.isInteger(limit) || limit < 0 || limit > 0x7fffffff)
    throw badValue(`${String(maxTimeMS)} value for maxTimeMS is out of range`);
  return limit === 0 ? undefined : performance.now() + limit;
}

function contextOf(name: string, command: Doc, request: Request, host: Host): Context {
  const { sequences } = request;
  const session = sessionId(command);
  const db = typeof command.$db === 'string' ? command.$db : 'admin';
  const context: Context = {
    host,
    engine: host.engine,
    db,
    sequences,
    session,
    txn: undefined,
    look: { examined: 0, deadline: deadlineOf(command) },
    retry: undefined,
  };
  request.look = context.look;
  checkTransactionFields(command);
  if (command.autocommit !== false) refuseSnapshot(command);
  checkConcerns(command);
  if (session === undefined || command.txnNumber === undefined || ENDS.has(name)) return context;
  if (command.autocommit === false) context.txn = host.sessions.transactionFor(session, command);
  else if (RETRYABLE.has(name)) {
    context.retry = { session, txnNumber: txnNumberOf(command), command: name };
  }
  return context;
}

async function carryOutCommand(name: string, command: Doc, context: Context): Promise<Reply> {
  const { txn, session, host, retry } = context;
  const run = COMMANDS[name];
  try {
    if (!run) throw new StoreError(59, 'CommandNotFound', `no such command: '${name}'`);
    checkFields(name, command);
    if (txn) refuseInTransaction(name, command);
    const before =
      retry && host.engine.retries.replyTo(retry.session, retry.txnNumber, retry.command);
    return before ?? (await run(command, context));
  } catch (error) {
    if (txn && session !== undefined) host.sessions.abortOf(session);
    throw error;
  }
}

/** A set of one node cannot satisfy `w: 2`. */
function withConcern(name: string, command: Doc, reply: Reply): Reply {
  const w = (command.writeConcern as Doc | undefined)?.w;
  if (!WRITES.has(name) || w === undefined || typeof w === 'string' || toNumber(w) <= 1)
    return reply;
  const writeConcernError = {
    code: 100,
    codeName: 'UnsatisfiableWriteConcern',
    errmsg: 'Not enough data-bearing nodes',
  };
  return { ...(Buffer.isBuffer(reply) ? decode(reply) : reply), writeConcernError };
}

const failureReply = ({ message, code, codeName, extra }: StoreError): Doc => ({
  ok: 0,
  errmsg: message,
  code,
  codeName,
  ...extra,
});

/** Carries a request out; a failure becomes a reply, and an unforeseen one is handed to `report`. */
export async function dispatch(
  request: Request,
  host: Host,
  report: (error: unknown) => void,
): Promise<Reply> {
  const { command } = request;
  const name = commandName(command);
  try {
    if (name === 'configureFailPoint' && host.failPoints) return host.failPoints.configure(command);
    const context = contextOf(name, command, request, host);
    return withConcern(name, command, await carryOutCommand(name, command, context));
  } catch (thrown) {
    const error = host.engine.files.explain(thrown);
    if (error instanceof StoreError) {
      if (error instanceof DamagedStore) report(error);
      return failureReply(error);
    }
    report(error);
    const message = error instanceof Error ? error.message : String(error);
    return failureReply(new StoreError(1, 'InternalError', message));
  }
}

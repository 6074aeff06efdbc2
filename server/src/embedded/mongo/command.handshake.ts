import { Long, ObjectId, Timestamp, UUID } from 'bson';
import type { Command } from './command.context.ts';
import { invalidOptions, typeMismatch } from './failure.ts';
import { sessionId, txnNumberOf } from './sessions.ts';
import type { Doc } from './values.ts';

/** The MongoDB whose behaviour is kept to. */
export const SERVER_VERSION = '7.0.0';
export const SET_NAME = 'embedded';
const WIRE_VERSION = 21;

const ELECTION = new ObjectId('7fffffff0000000000000001');

/** A node that says it is the primary of a replica set of one. */
export const hello: Command = (_command, { host }) => {
  const me = host.address();
  const now = new Date();
  return {
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    secondary: false,
    setName: SET_NAME,
    setVersion: 1,
    hosts: [me],
    primary: me,
    me,
    electionId: ELECTION,
    lastWrite: {
      opTime: { ts: new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }), t: Long.ONE },
      lastWriteDate: now,
    },
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    localTime: now,
    logicalSessionTimeoutMinutes: 30,
    connectionId: 1,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  };
};

const versionArray = SERVER_VERSION.split('.').map(Number).concat(0);

export const buildInfo: Command = () => ({
  version: SERVER_VERSION,
  versionArray,
  gitVersion: 'embedded',
  modules: [],
  bits: 64,
  maxBsonObjectSize: 16 * 1024 * 1024,
  storageEngines: ['lmdb'],
  ok: 1,
});

export const serverStatus: Command = (_command, { host, engine }) => ({
  host: host.address(),
  version: SERVER_VERSION,
  process: 'embedded',
  pid: process.pid,
  uptime: (Date.now() - host.startedAt) / 1000,
  localTime: new Date(),
  storageEngine: { name: 'lmdb' },
  cursors: { open: host.cursors.size },
  logicalSessionRecordCache: { activeSessionsCount: host.sessions.size },
  transactions: { currentActive: engine.runningTransactions },
  ok: 1,
});

export const replSetGetStatus: Command = (_command, { host }) => ({
  set: SET_NAME,
  myState: 1,
  members: [{ _id: 0, name: host.address(), state: 1, stateStr: 'PRIMARY', health: 1, self: true }],
  ok: 1,
});

const PARAMETERS: Doc = {
  featureCompatibilityVersion: { version: '7.0' },
  authenticationMechanisms: [],
  enableTestCommands: false,
  transactionLifetimeLimitSeconds: 60,
};

export const getParameter: Command = (command) => {
  const names = Object.keys(PARAMETERS);
  const wanted = command.getParameter === '*' ? names : names.filter((name) => name in command);
  if (!wanted.length) throw invalidOptions('no option found to get');
  return { ...Object.fromEntries(wanted.map((name) => [name, PARAMETERS[name]])), ok: 1 };
};

export const currentOp: Command = () => ({ inprog: [], ok: 1 });

export const connectionStatus: Command = () => ({
  authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] },
  ok: 1,
});

const sayYes: Command = () => ({ ok: 1 });

export const startSession: Command = () => ({ id: { id: new UUID() }, timeoutMinutes: 30, ok: 1 });

export const endSessions: Command = (command, { host }) => {
  const list = Object.values(command)[0];
  if (!Array.isArray(list)) throw typeMismatch('sessions come as an array');
  host.sessions.close(list.flatMap((lsid) => sessionId({ lsid }) ?? []));
  return { ok: 1 };
};

export const killAllSessions: Command = (_command, { host }) => {
  host.sessions.closeAll();
  return { ok: 1 };
};

export const commitTransaction: Command = async (command, { host, session }) => {
  await host.sessions.commit(session ?? '', txnNumberOf(command));
  return { ok: 1 };
};

export const abortTransaction: Command = (command, { host, session }) => {
  host.sessions.abort(session ?? '', txnNumberOf(command));
  return { ok: 1 };
};

/** Asked by tools and shells; nothing depends on the answer. */
export const politeAnswers: Record<string, Command> = {
  ping: sayYes,
  refreshSessions: sayYes,
  getLog: () => ({ totalLinesWritten: 0, log: [], ok: 1 }),
  getCmdLineOpts: () => ({ argv: [], parsed: {}, ok: 1 }),
  hostInfo: () => ({ system: {}, os: {}, extra: {}, ok: 1 }),
  whatsmyuri: () => ({ you: '127.0.0.1:0', ok: 1 }),
};

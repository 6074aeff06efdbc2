import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { Long, MongoClient, UUID } from 'mongodb';
import { type ChildStore, startChild } from '../test/embedded/store.child.ts';
import { newFolder, removeFolder, sendRaw } from '../test/embedded/store.harness.ts';
import { Acknowledged, type Harm, judge, startLoad } from './faults.load.ts';

/**
 * Kills the embedded store (kill -9) at random moments under parallel writes, transactions, index builds and expiry,
 * starts it again and compares; then floods it with half-sent messages and connections:
 * `npm run bench:faults -- [kills, 50] [seed]`.
 */
const kills = Number(process.argv[2] ?? 50);
let seed = Number(process.argv[3] ?? 1);
const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const portOf = (uri: string) => Number(/:(\d+)\//.exec(uri)?.[1]);
const dir = newFolder();
const options = { retryWrites: false, serverSelectionTimeoutMS: 2000 };

/** A write whose answer may be lost with the process; sent again after the restart it must have run once. */
const retried = (round: number) => ({
  update: 'retried',
  updates: [{ q: { _id: round }, u: { $inc: { n: 1 } }, upsert: true }],
  lsid: { id: new UUID(Buffer.alloc(16, round + 1)) },
  txnNumber: Long.ONE,
  $db: 'faults',
});

async function killOnce(store: ChildStore, round: number, done: Acknowledged): Promise<void> {
  const client = await MongoClient.connect(store.uri, options);
  await startLoad(client, client.db(`r${round}`), done);
  await pause(50 + random() * 1450);
  const asked = sendRaw(portOf(store.uri), retried(round)).catch(() => undefined);
  await pause(random() * 8);
  await store.kill();
  await asked;
  await client.close(true);
}

async function lookAfter(store: ChildStore, round: number, done: Acknowledged): Promise<Harm> {
  const client = await MongoClient.connect(store.uri, options);
  const db = client.db(`r${round}`);
  const harm = await judge(db, done);
  await sendRaw(portOf(store.uri), retried(round));
  await sendRaw(portOf(store.uri), retried(round));
  const once = await client
    .db('faults')
    .collection('retried')
    .findOne({ _id: round as never });
  if (once?.n !== 1) harm.torn += 1;
  await db.dropDatabase();
  await client.close();
  return harm;
}

async function killing(): Promise<number> {
  let store = await startChild(dir);
  const sum = { writes: 0, pairs: 0, builds: 0, lost: 0, torn: 0, mismatched: 0, slowest: 0 };
  for (let round = 0; round < kills; round++) {
    const done = new Acknowledged();
    await killOnce(store, round, done);
    const at = performance.now();
    store = await startChild(dir);
    sum.slowest = Math.max(sum.slowest, performance.now() - at);
    const harm = await lookAfter(store, round, done);
    sum.writes += done.writes;
    sum.pairs += done.pairs.size;
    sum.builds += done.indexBuilds;
    for (const kind of ['lost', 'torn', 'mismatched'] as const) sum[kind] += harm[kind];
  }
  print('kill -9', kills);
  print('acknowledged writes', sum.writes);
  print('committed transactions', sum.pairs);
  print('index builds', sum.builds);
  print('acknowledged writes lost', sum.lost);
  print('transactions torn, or retried writes that did not run once', sum.torn);
  print('index entries and documents that do not fit', sum.mismatched);
  print('slowest restart, ms', Math.round(sum.slowest));
  await flooding(store);
  await store.kill();
  return sum.lost + sum.torn + sum.mismatched;
}

const residentMiB = (pid: number) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  );

/** Sockets that declare 40 MB, send 4 MB and stop; then a thousand that only connect. */
async function flooding(store: ChildStore): Promise<void> {
  print('resident before the flood, MiB', residentMiB(store.pid));
  const begun = Buffer.alloc(4_000_000);
  begun.writeInt32LE(40_000_000);
  const sockets: Socket[] = [];
  for (let i = 0; i < 1200; i++) {
    const socket = connect(portOf(store.uri), '127.0.0.1');
    socket.on('error', () => {});
    if (i < 200) socket.write(begun);
    sockets.push(socket);
  }
  await pause(2000);
  const reply = await sendRaw(portOf(store.uri), { ping: 1, $db: 'admin' });
  print('answers amid 200 half-sent messages and 1,000 connections', reply.ok);
  print('resident amid the flood, MiB', residentMiB(store.pid));
  for (const socket of sockets) socket.destroy();
}

function print(what: string, value: number): void {
  process.stdout.write(`${what.padEnd(62)} ${value.toLocaleString('en').padStart(10)}\n`);
}

const bad = await killing().finally(() => removeFolder(dir));
process.exit(bad === 0 ? 0 : 1);

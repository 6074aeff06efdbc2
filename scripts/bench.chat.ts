import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { mergeMessages, wholeUpTo } from '../client/src/features/conversations/useMessages.ts';
import { openCounty } from '../server/src/features/counties/county.service.ts';
import { connectStore, disconnectStore, ensureIndexes } from '../server/src/platform/mongo.ts';
import '../server/src/features.ts';
import { ask, evenly, pause, type Said, type Seated, say, take } from './bench.chat.load.ts';
import { makeTalk, type Talker } from './bench.chat.people.ts';
import { makeTally, ms, print } from './bench.chat.tally.ts';

/**
 * Talking under load: 200 clients and 500 persisted messages a second beside bare Socket.IO in the same run; a client cut
 * every 200 of 10,000 messages; 1,000 sockets over a restart; two server processes on one store. Needs `npm run build`.
 * `npm run bench:chat -- [messages] [seconds]`
 */
const messages = Number(process.argv[2] ?? 10_000);
const seconds = Number(process.argv[3] ?? 20);
const rate = 500;
const pairs = 100;
const dir = mkdtempSync(join(tmpdir(), 'zq-chat-'));
const secret = randomBytes(32).toString('hex');
const children: ChildProcess[] = [];

const started = (args: string[], found: RegExp, more: Record<string, string> = {}) =>
  new Promise<{ child: ChildProcess; at: string }>((resolve, reject) => {
    const env = { ...process.env, LOG_LEVEL: 'error', ...more };
    const command = args[0]!.endsWith('.ts') ? ['--import', 'tsx', ...args] : args;
    const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    children.push(child);
    child.stdout!.on('data', (chunk: Buffer) => {
      const at = found.exec(chunk.toString())?.[0];
      if (at) resolve({ child, at });
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });

const web = /http:\/\/127\.0\.0\.1:\d+/;
const serve = (uri: string, name: string, more: Record<string, string> = {}) => {
  const data = join(dir, name);
  mkdirSync(data, { recursive: true });
  writeFileSync(join(data, 'session.secret'), secret);
  const env = { MONGODB_URI: uri, DATA_DIR: data, PORT: '0', ...more };
  return started(['server/dist/main.js'], web, env);
};

const stopped = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

const rss = (pid: number | undefined): number =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  );
const cpu = (pid: number | undefined): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
};
const untilWhole = async (tally: { whole(): boolean }) => {
  for (let time = 0; time < 100 && !tally.whole(); time += 1) await pause(100);
};

/** Everybody says something in turn at the rate; each pair's other side listens. */
const talkAtRate = async (name: string, talkers: Talker[], urlOf: (t: Talker) => string) => {
  const tally = makeTally();
  const seats: Seated[] = [];
  for (const talker of talkers) {
    const who = { highest: 0 };
    const own = (message: Said) => message.clientId.startsWith(`${talker.side}-`);
    const hear = (message: Said) => tally.hear(who, message, own(message));
    seats.push(await take(talker, urlOf(talker), hear));
  }
  await pause(500);
  await evenly(rate, rate * seconds, (index) => {
    const seat = seats[index % seats.length]!;
    const clientId = `${seat.side}-${name.length}-${index}-bench`;
    tally.sent.set(clientId, performance.now());
    return say(seat, clientId);
  });
  await untilWhole(tally);
  tally.tell(name);
  for (const { socket } of seats) socket.close();
};

const bareAtRate = async () => {
  const { child, at } = await started(['scripts/bench.chat.bare.ts'], web);
  const tally = makeTally();
  const sockets = Array.from({ length: pairs * 2 }, (_, index) => {
    const socket = io(at, { transports: ['websocket'], forceNew: true });
    const who = { highest: 0 };
    socket.on('changed', ({ message }: { message: Said }) =>
      tally.hear(who, message, message.clientId.startsWith(`${index % 2}-`)),
    );
    socket.emit('enter', `t${index >> 1}`);
    return socket;
  });
  await pause(1500);
  await evenly(rate, rate * Math.min(10, seconds), async (index) => {
    const from = index % sockets.length;
    const clientId = `${from % 2}-bare-${index}`;
    tally.sent.set(clientId, performance.now());
    sockets[from]!.emit('say', `t${from >> 1}`, { seq: index, clientId, text: '滚道圆度' });
  });
  await untilWhole(tally);
  tally.tell('bare Socket.IO, nothing kept');
  for (const socket of sockets) socket.close();
  await stopped(child);
};

type Line = Parameters<typeof mergeMessages>[0][number];

/** A listener's line comes back within a second or so; at this pace most of the next 200 are heard live again. */
const paceOfCuts = 150;

/** One listener is cut after every 200 messages and catches up by number, as the client does, with the client's code. */
const cutOften = async (url: string, [listener, ...senders]: Talker[]) => {
  let list: readonly Line[] = [];
  let twice = 0;
  let cuts = 0;
  const seen = new Set<number>();
  const add = (more: readonly Line[]) => {
    list = mergeMessages(list, more);
    const due = Math.floor(list.length / 200);
    if (due <= cuts || !seat.socket.connected) return;
    cuts += 1;
    seat.socket.io.engine.close();
  };
  const hear = (message: Said) => {
    if (seen.has(message.seq)) twice += 1;
    seen.add(message.seq);
    add([message as unknown as Line]);
  };
  const seat = await take(listener!, url, hear);
  const fetchAfter = async (): Promise<void> => {
    const path = `/api/conversations/${seat.talk}/messages?limit=200&after=${list.length ? wholeUpTo(list) : 0}`;
    const { items } = await ask<{ items: Line[] }>(seat, 'GET', path);
    add(items);
    if (items.length === 200) await fetchAfter();
  };
  let catching: Promise<void> = Promise.resolve();
  seat.socket.on('connect', () => {
    catching = catching.then(fetchAfter);
  });
  const at = senders.map((sender) => ({ ...sender, url }));
  await evenly(Math.min(paceOfCuts, senders.length * 5), messages, (index) =>
    say(at[index % at.length]!, `firm-cut-${index}-bench`),
  );
  await pause(1500);
  await catching;
  await fetchAfter();
  const holes = list.filter(({ seq }, index) => seq !== index + 1).length;
  print(
    `cut ${cuts} times in ${messages}: ${list.length} in the list, lost ${messages - list.length}, heard twice ${twice}, out of place ${holes}`,
  );
  seat.socket.close();
};

const comeBack = async (uri: string, talkers: Talker[]) => {
  const { child, at } = await serve(uri, 'many');
  const before = rss(child.pid);
  const seats: Seated[] = [];
  for (let index = 0; index < 1000; index += 50) {
    const some = Array.from({ length: 50 }, (_, n) => talkers[(index + n) % talkers.length]!);
    seats.push(...(await Promise.all(some.map((talker) => take(talker, at)))));
  }
  await pause(1000);
  print(`1,000 sockets: ${rss(child.pid)} MB (${before} MB before)`);
  await stopped(child);
  const start = performance.now();
  const again = await serve(uri, 'many', { PORT: new URL(at).port });
  const up = performance.now() - start;
  while (seats.some(({ socket }) => !socket.connected)) {
    await pause(50);
    if (performance.now() - start > 60_000) break;
  }
  const back = seats.filter(({ socket }) => socket.connected).length;
  print(
    `restart: up after ${ms(up / 1000)} s, ${back} of 1,000 back after ${ms((performance.now() - start) / 1000)} s`,
  );
  for (const { socket } of seats) socket.close();
  await stopped(again.child);
};

const run = async () => {
  const store = await started(
    ['server/dist/store.js', '--dir', join(dir, 'store'), '--port', '0'],
    /mongodb:\S+/,
  );
  await connectStore(store.at, 'zhiqiao');
  await ensureIndexes();
  await openCounty({ code: '331201', name: '清江县' }, new Date());
  const talkers: Talker[] = [];
  while (talkers.length < pairs * 2) talkers.push(...(await makeTalk(secret)));
  const crowd = await makeTalk(secret, 60);
  await disconnectStore();
  await bareAtRate();
  const one = await serve(store.at, 'one');
  const [before, storeBefore] = [cpu(one.child.pid), cpu(store.child.pid)];
  await talkAtRate('one process', talkers, () => one.at);
  const each = (now: number, was: number) => ((now - was) / (rate * seconds)).toFixed(2);
  print(
    `CPU a message: server ${each(cpu(one.child.pid), before)} ms, store ${each(cpu(store.child.pid), storeBefore)} ms`,
  );
  await cutOften(one.at, crowd);
  await stopped(one.child);
  await comeBack(store.at, talkers);
  const [a, b] = [
    await serve(store.at, 'a', { SOCKETS: 'store' }),
    await serve(store.at, 'b', { SOCKETS: 'store' }),
  ];
  await talkAtRate('two processes', talkers, ({ side }) => (side === 'firm' ? a.at : b.at));
};

try {
  await run();
} finally {
  // The store writes into the folder until it has ended.
  await Promise.all(
    children
      .filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
      .map(stopped),
  );
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
process.exit(0);

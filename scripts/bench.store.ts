import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import mongoose from 'mongoose';
import { startChild } from '../test/embedded/store.child.ts';
import { type Bed, bedOf, DOCUMENTS, neighbours, type Step, steps } from './bench.store.load.ts';
import { atTheWire } from './bench.store.wire.ts';

/**
 * How fast the embedded store is with 100,000 documents and two indexes, in a process of its own, beside the driver's
 * bare `ping` and, with `--beside`, beside another server: both get every line's work in turns, so that a busy machine
 * slows both and the ratio stands. What is read is asked again at the wire, since the driver takes more than the server.
 * `--pid` is that server's process, for the processor time it took.
 * `npm run bench:store -- [--beside mongodb://... [--pid N]]`
 */
const { values: asked } = parseArgs({
  options: { beside: { type: 'string' }, pid: { type: 'string' } },
});

const TURNS = 4;
const TICKS_A_SECOND = 100;

interface Measured {
  /** Milliseconds of the wall, by step. */
  took: Map<string, number>;
  /** Milliseconds of the server's processor time, by step; 0 where its process is not known. */
  worked: Map<string, number>;
  uri: string;
  bed: Bed;
  pid: number;
}

/** Processor time of a process in milliseconds, all its threads together. */
function workOf(pid: number): number {
  if (!pid) return 0;
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
}

const residentOf = (pid: number) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  );

async function meet(uri: string, pid: number): Promise<Measured> {
  const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 20 });
  return { took: new Map(), worked: new Map(), uri, bed: bedOf(client), pid };
}

const add = (sums: Map<string, number>, name: string, more: number) =>
  sums.set(name, (sums.get(name) ?? 0) + more);

/** The share of a step's jobs that falls to one turn. */
async function turn(server: Measured, step: Step, at: number): Promise<void> {
  let next = Math.floor((step.count * at) / TURNS);
  const end = Math.floor((step.count * (at + 1)) / TURNS);
  const lane = async () => {
    while (next < end) await step.job(server.bed, next++);
  };
  const [start, work] = [performance.now(), workOf(server.pid)];
  await Promise.all(Array.from({ length: step.lanes }, lane));
  add(server.took, step.name, performance.now() - start);
  add(server.worked, step.name, workOf(server.pid) - work);
}

async function measure(servers: readonly Measured[]): Promise<void> {
  for (const step of steps) {
    for (const { bed } of servers) await step.before?.(bed);
    for (let at = 0; at < TURNS; at++)
      for (const server of at % 2 ? [...servers].reverse() : servers) await turn(server, step, at);
  }
}

const amountOf = ({ count, each = 1 }: Step) => count * each;
const rateOf = ({ took }: Measured, step: Step) =>
  (amountOf(step) / (took.get(step.name) ?? 1)) * 1000;
const told = (rate: number) =>
  rate < 20 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en');
/** Microseconds of the server's processor for one of what the step counts. */
const costOf = ({ worked }: Measured, step: Step) =>
  ((worked.get(step.name) ?? 0) / amountOf(step)) * 1000;

function tell(own: Measured, beside: Measured | undefined): void {
  const heads = ['a second', 'µs CPU', ...(beside ? ['beside', 'µs CPU', 'times', 'CPU'] : [])];
  const line = (name: string, cells: string[]) =>
    process.stdout.write(`${name.padEnd(48)}${cells.map((c) => c.padStart(11)).join('')}\n`);
  line('', heads);
  for (const step of steps) {
    const cells = [told(rateOf(own, step)), told(costOf(own, step))];
    if (beside) {
      const share = rateOf(own, step) / rateOf(beside, step);
      const work = beside.pid ? costOf(own, step) / costOf(beside, step) : Number.NaN;
      cells.push(told(rateOf(beside, step)), told(costOf(beside, step)));
      cells.push(share.toFixed(2), Number.isFinite(work) ? work.toFixed(2) : '');
    }
    line(step.name, cells);
  }
}

const dir = mkdtempSync(join(tmpdir(), 'zhiqiao-bench-'));
const store = await startChild(dir);
const own = await meet(store.uri, store.pid);
const beside = asked.beside ? await meet(asked.beside, Number(asked.pid ?? 0)) : undefined;
await measure(beside ? [own, beside] : [own]);
tell(own, beside);
for (const [name, server] of [['', own] as const, ['beside: ', beside] as const]) {
  if (!server) continue;
  const { read, loop } = await neighbours(server.bed);
  process.stdout.write(
    `${name}during a scan of 100k a point read waited ${read.toFixed(0)} ms at most, this loop ${loop.toFixed(0)} ms\n`,
  );
  if (server.pid) process.stdout.write(`${name}resident ${residentOf(server.pid)} MiB\n`);
}
for (const { name, rates } of await atTheWire(beside ? [own, beside] : [own], DOCUMENTS, TURNS + 1))
  process.stdout.write(`${name.padEnd(48)}${rates.map((r) => told(r).padStart(11)).join('')}\n`);
for (const server of [own, beside]) {
  await server?.bed.db.dropDatabase();
  await server?.bed.client.close();
}
await store.kill();
rmSync(dir, { recursive: true, force: true });

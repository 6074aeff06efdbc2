import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { startChild } from '../test/embedded/store.child.ts';
import { loadStore } from './bench.store.load.ts';

/**
 * How fast the embedded store is with 100,000 documents and two indexes, in a process of its own, beside two references
 * of the same run: the driver's bare `ping`, and, with an address as argument, another server that answers the same
 * questions before it. `npm run bench:store -- [mongodb://...]`
 */
const ask = async (uri: string) => {
  const client = await mongoose.mongo.MongoClient.connect(uri, { maxPoolSize: 20 });
  const rates = new Map<string, number>();
  const waits = await loadStore(client, (name, rate) => rates.set(name, rate));
  await client.close();
  return { rates, waits };
};

const told = (rate: number) =>
  rate < 20 ? rate.toFixed(1) : Math.round(rate).toLocaleString('en');
const residentOf = (pid: number) =>
  Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024,
  );

const [besideUri] = process.argv.slice(2);
const beside = besideUri ? await ask(besideUri) : undefined;
const dir = mkdtempSync(join(tmpdir(), 'zhiqiao-bench-'));
const store = await startChild(dir);
const own = await ask(store.uri);

process.stdout.write(`${''.padEnd(44)}${'a second'.padStart(10)}${'of ping'.padStart(9)}`);
process.stdout.write(beside ? `${'beside'.padStart(10)}${'times'.padStart(8)}\n` : '\n');
for (const [name, rate] of own.rates) {
  const lanes = name.endsWith('one after the other') ? 'one after the other' : '20 in parallel';
  const share = (rate / own.rates.get(`ping, ${lanes}`)!).toFixed(2);
  process.stdout.write(`${name.padEnd(44)}${told(rate).padStart(10)}${share.padStart(9)}`);
  const other = beside?.rates.get(name);
  process.stdout.write(
    other ? `${told(other).padStart(10)}${(rate / other).toFixed(1).padStart(8)}\n` : '\n',
  );
}
for (const [name, waits] of [
  ['', own.waits],
  ['beside: ', beside?.waits],
] as const)
  if (waits)
    process.stdout.write(
      `${name}during a scan of 100k a point read waited ${waits.read.toFixed(0)} ms at most, this loop ${waits.loop.toFixed(0)} ms\n`,
    );
process.stdout.write(`resident memory of the store's process: ${residentOf(store.pid)} MiB\n`);
await store.kill();
rmSync(dir, { recursive: true, force: true });

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import mongoose from 'mongoose';
import { startStore } from '../server/src/embedded/mongo/start.ts';

/**
 * Throughput of the embedded store, bounded to about a minute. With an address as argument it
 * measures that server instead: `tsx scripts/bench.store.ts mongodb://...`
 */
const given = process.argv[2];
const dir = mkdtempSync(join(tmpdir(), 'zhiqiao-bench-'));
const store = given ? undefined : await startStore({ dir });
const uri = given ?? (store?.uri as string);
const { connection } = await mongoose.connect(uri, { dbName: 'bench', maxPoolSize: 32 });
const client = connection.getClient();
const db = client.db('bench');
await db.dropDatabase();
const goods = db.collection('goods');
const DOCUMENTS = 100_000;

const make = (i: number) => ({
  sku: `sku-${i}`,
  cat: i % 100,
  price: ((i * 7919) % 10007) / 100,
  title: `技术需求第 ${i} 号，粉体表面改性与均匀分散`,
  tags: [`t${i % 7}`, `t${i % 13}`],
  seller: { id: i % 500, name: `seller ${i % 500}` },
  at: new Date(1.7e12 + i * 1000),
  stock: i % 50,
});

async function measure(name: string, n: number, work: () => Promise<unknown>): Promise<void> {
  const start = performance.now();
  await work();
  const ms = performance.now() - start;
  const rate = Math.round((n / ms) * 1000).toLocaleString('en');
  process.stdout.write(`${name.padEnd(52)} ${rate.padStart(9)}/s  ${Math.round(ms)} ms\n`);
}

/** Runs n jobs, `lanes` at a time. */
async function parallel(n: number, lanes: number, job: (i: number) => Promise<unknown>) {
  let next = 0;
  const lane = async () => {
    while (next < n) await job(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function writes(): Promise<void> {
  await goods.createIndexes([{ key: { sku: 1 }, unique: true }, { key: { cat: 1, price: 1 } }]);
  await measure('insertOne, one after the other (2 indexes)', 1000, () =>
    parallel(1000, 1, (i) => goods.insertOne(make(i))),
  );
  await measure('insertOne, 20 in parallel (2 indexes)', 6000, () =>
    parallel(6000, 20, (i) => goods.insertOne(make(1000 + i))),
  );
  await measure('insertMany (2 indexes)', DOCUMENTS - 7000, () =>
    parallel((DOCUMENTS - 7000) / 1000, 1, (batch) =>
      goods.insertMany(Array.from({ length: 1000 }, (_, i) => make(7000 + batch * 1000 + i))),
    ),
  );
  await measure('updateOne by unique key, 20 in parallel', 4000, () =>
    parallel(4000, 20, (i) => goods.updateOne({ sku: `sku-${i}` }, { $inc: { stock: 1 } })),
  );
}

async function reads(): Promise<void> {
  const ids = (await goods.find({}, { projection: { _id: 1 } }).toArray()).map((doc) => doc._id);
  await measure('findOne by _id, one after the other', 4000, () =>
    parallel(4000, 1, (i) => goods.findOne({ _id: ids[(i * 3) % ids.length] as never })),
  );
  await measure('findOne by _id, 20 in parallel', 20_000, () =>
    parallel(20_000, 20, (i) => goods.findOne({ _id: ids[(i * 7) % ids.length] as never })),
  );
  await measure('findOne by unique key, 20 in parallel', 12_000, () =>
    parallel(12_000, 20, (i) => goods.findOne({ sku: `sku-${(i * 31) % DOCUMENTS}` })),
  );
  await measure('index + order, limit 20, 20 in parallel', 3000, () =>
    parallel(3000, 20, (i) =>
      goods
        .find({ cat: i % 100 })
        .sort({ price: 1 })
        .limit(20)
        .toArray(),
    ),
  );
  await measure('count by an index, 1,000 each', 200, () =>
    parallel(200, 1, (i) => goods.countDocuments({ cat: i % 100 })),
  );
  await measure('distinct by an index, 100 values', 20, () =>
    parallel(20, 1, () => goods.distinct('cat')),
  );
}

async function scans(): Promise<void> {
  await measure('scan 100k with filter and sort, limit 20', 4, () =>
    parallel(4, 1, () =>
      goods
        .find({ stock: { $gt: 25 }, 'seller.id': { $lt: 400 } })
        .sort({ title: -1 })
        .limit(20)
        .toArray(),
    ),
  );
  await measure('group 100k by category', 4, () =>
    parallel(4, 1, () =>
      goods
        .aggregate([{ $group: { _id: '$cat', n: { $sum: 1 }, avg: { $avg: '$price' } } }])
        .toArray(),
    ),
  );
}

/** While 100k are scanned: how long the application's loop stands still, and how long a point read waits. */
async function neighbours(): Promise<void> {
  const [one] = await goods.find().limit(1).toArray();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let scanning = true;
  const scan = goods
    .find({ stock: { $gt: 25 }, 'seller.id': { $lt: 400 } })
    .sort({ title: -1 })
    .limit(20)
    .toArray()
    .finally(() => {
      scanning = false;
    });
  const waits: number[] = [];
  while (scanning) {
    const start = performance.now();
    await goods.findOne({ _id: one!._id });
    waits.push(performance.now() - start);
  }
  await scan;
  loop.disable();
  const longest = Math.max(...waits).toFixed(0);
  process.stdout.write(
    `during a scan of 100k: ${waits.length} point reads, the longest ${longest} ms; this loop stood still ${(loop.max / 1e6).toFixed(0)} ms at most\n`,
  );
}

/** What a request of the application does: load, save under a condition, record an event, commit. */
async function transactions(): Promise<void> {
  const events = db.collection('events');
  await events.createIndex({ subject: 1, at: 1 });
  const N = 3000;
  const once = async (i: number) => {
    const session = client.startSession();
    try {
      await session.withTransaction(async () => {
        const sku = `sku-${i}`;
        await goods.findOne({ sku }, { session });
        await goods.updateOne({ sku }, { $set: { state: 'open' } }, { session });
        await events.insertOne({ subject: sku, name: 'opened', at: new Date() }, { session });
      });
    } finally {
      await session.endSession();
    }
  };
  await measure('transaction: find, update, insert, commit, 16 lanes', N, () =>
    parallel(N, 16, once),
  );
}

await writes();
await reads();
await scans();
await neighbours();
await transactions();
process.stdout.write(
  `resident memory of this process: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB\n`,
);
await mongoose.disconnect();
await store?.stop();
rmSync(dir, { recursive: true, force: true });

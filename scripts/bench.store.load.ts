import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { mongo } from 'mongoose';

/** How many documents the measured collection holds. */
export const DOCUMENTS = 100_000;
type Goods = mongo.Collection<mongo.BSON.Document>;

/** A server that is asked: its driver, and a database that belongs to the measuring. */
export interface Bed {
  client: mongo.MongoClient;
  db: mongo.Db;
  goods: Goods;
  ids: unknown[];
}

/** One thing that is measured: `count` jobs, `lanes` at a time; `each` is how much one job does. */
export interface Step {
  name: string;
  count: number;
  lanes: number;
  each?: number;
  /** Once for each server, before it is measured. */
  before?: (bed: Bed) => Promise<unknown>;
  job: (bed: Bed, i: number) => Promise<unknown>;
}

export function bedOf(client: mongo.MongoClient): Bed {
  const db = client.db('zhiqiaoBench');
  return { client, db, goods: db.collection('goods'), ids: [] };
}

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

/** Nothing but the driver and the wire: what any answer costs at least. */
const ping = ({ db }: Bed) => db.command({ ping: 1 });
const pings: Step[] = [
  { name: 'ping, one after the other', count: 3000, lanes: 1, job: ping },
  { name: 'ping, 20 in parallel', count: 10_000, lanes: 20, job: ping },
];

const prepareGoods = async ({ db, goods }: Bed) => {
  await db.dropDatabase();
  await goods.createIndexes([{ key: { sku: 1 }, unique: true }, { key: { cat: 1, price: 1 } }]);
};

const manyAt = ({ goods }: Bed, i: number) =>
  goods.insertMany(Array.from({ length: 1000 }, (_, k) => make(7000 + i * 1000 + k)));

const writes: Step[] = [
  {
    name: 'insertOne, one after the other',
    count: 1000,
    lanes: 1,
    before: prepareGoods,
    job: ({ goods }, i) => goods.insertOne(make(i)),
  },
  {
    name: 'insertOne, 20 in parallel',
    count: 6000,
    lanes: 20,
    job: ({ goods }, i) => goods.insertOne(make(1000 + i)),
  },
  {
    name: 'insertMany, documents',
    count: (DOCUMENTS - 7000) / 1000,
    lanes: 1,
    each: 1000,
    job: manyAt,
  },
  {
    name: 'updateOne by unique key, 20 in parallel',
    count: 4000,
    lanes: 20,
    job: ({ goods }, i) => goods.updateOne({ sku: `sku-${i}` }, { $inc: { stock: 1 } }),
  },
];

const keepIds = async (bed: Bed) => {
  const found = await bed.goods.find({}, { projection: { _id: 1 } }).toArray();
  bed.ids = found.map(({ _id }) => _id);
};

const byId =
  (step: number) =>
  ({ goods, ids }: Bed, i: number) =>
    goods.findOne({ _id: ids[(i * step) % ids.length] as mongo.BSON.ObjectId });
const page = ({ goods }: Bed, i: number) =>
  goods
    .find({ cat: i % 100 })
    .sort({ price: 1 })
    .limit(20)
    .toArray();

/** A server in use has compiled what it does all day; the first thousands of reads would measure that instead. */
const readFor = async (bed: Bed, times: number) => {
  for (let i = 0; i < times; i++) await byId(11)(bed, i);
};

const reads: Step[] = [
  {
    name: 'findOne by _id, one after the other',
    count: 4000,
    lanes: 1,
    before: async (bed) => {
      await keepIds(bed);
      await readFor(bed, 4000);
    },
    job: byId(3),
  },
  { name: 'findOne by _id, 20 in parallel', count: 20_000, lanes: 20, job: byId(7) },
  {
    name: 'findOne by unique key, 20 in parallel',
    count: 12_000,
    lanes: 20,
    job: ({ goods }, i) => goods.findOne({ sku: `sku-${(i * 31) % DOCUMENTS}` }),
  },
  { name: 'index, order, limit 20, 20 in parallel', count: 3000, lanes: 20, job: page },
  {
    name: 'count by an index, 1,000 each',
    count: 200,
    lanes: 1,
    job: ({ goods }, i) => goods.countDocuments({ cat: i % 100 }),
  },
  {
    name: 'distinct by an index, 100 values',
    count: 8,
    lanes: 1,
    job: ({ goods }) => goods.distinct('cat'),
  },
];

const sifted = ({ goods }: Bed) =>
  goods
    .find({ stock: { $gt: 25 }, 'seller.id': { $lt: 400 } })
    .sort({ title: -1 })
    .limit(20)
    .toArray();
const sums = [{ $group: { _id: '$cat', n: { $sum: 1 }, avg: { $avg: '$price' } } }];
const scans: Step[] = [
  { name: 'scan 100k: filter, sort, limit 20', count: 8, lanes: 1, job: sifted },
  {
    name: 'group 100k by category',
    count: 8,
    lanes: 1,
    job: ({ goods }) => goods.aggregate(sums).toArray(),
  },
];

/** What a request of the application does: load, save under a condition, record an event, commit. */
const request = ({ client, db, goods }: Bed, i: number) =>
  client.withSession((session) =>
    session.withTransaction(async () => {
      const sku = `sku-${i}`;
      await goods.findOne({ sku }, { session });
      await goods.updateOne({ sku }, { $set: { state: 'open' } }, { session });
      const event = { subject: sku, name: 'opened', at: new Date() };
      await db.collection('events').insertOne(event, { session });
    }),
  );

const transactions: Step[] = [
  {
    name: 'transaction: find, update, insert, 16 lanes',
    count: 2000,
    lanes: 16,
    before: ({ db }) => db.collection('events').createIndex({ subject: 1, at: 1 }),
    job: request,
  },
];

/** Everything that is measured, in the order it must be. */
export const steps: readonly Step[] = [...pings, ...writes, ...reads, ...scans, ...transactions];

/** While 100k are scanned: how long this loop stands still, and how long a point read waits, in milliseconds. */
export const neighbours = async (bed: Bed): Promise<{ read: number; loop: number }> => {
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let scanning = true;
  const scan = sifted(bed).finally(() => {
    scanning = false;
  });
  let read = 0;
  while (scanning) {
    const start = performance.now();
    await byId(1)(bed, 0);
    read = Math.max(read, performance.now() - start);
  }
  await scan;
  loop.disable();
  return { read, loop: loop.max / 1e6 };
};

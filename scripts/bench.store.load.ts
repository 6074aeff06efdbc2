import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { mongo } from 'mongoose';

/** What `bench:store` asks of a store, told to `told` as a name and a rate a second. */
export type Told = (name: string, rate: number) => void;

const DOCUMENTS = 100_000;
type Goods = mongo.Collection<mongo.BSON.Document>;

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

/** Runs n jobs, `lanes` at a time. @returns jobs a second */
const rateOf = async (
  n: number,
  lanes: number,
  job: (i: number) => Promise<unknown>,
): Promise<number> => {
  const start = performance.now();
  let next = 0;
  const lane = async () => {
    while (next < n) await job(next++);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (n / (performance.now() - start)) * 1000;
};

/** Nothing but the driver and the wire: what any answer costs at least. */
const pings = async (db: mongo.Db, told: Told): Promise<void> => {
  const ping = () => db.command({ ping: 1 });
  await rateOf(500, 20, ping);
  told('ping, one after the other', await rateOf(3000, 1, ping));
  told('ping, 20 in parallel', await rateOf(10_000, 20, ping));
};

const writes = async (goods: Goods, told: Told): Promise<void> => {
  await goods.createIndexes([{ key: { sku: 1 }, unique: true }, { key: { cat: 1, price: 1 } }]);
  told('insertOne, one after the other', await rateOf(1000, 1, (i) => goods.insertOne(make(i))));
  told('insertOne, 20 in parallel', await rateOf(6000, 20, (i) => goods.insertOne(make(1000 + i))));
  const batches = (DOCUMENTS - 7000) / 1000;
  const many = (batch: number) =>
    goods.insertMany(Array.from({ length: 1000 }, (_, i) => make(7000 + batch * 1000 + i)));
  told('insertMany, documents', 1000 * (await rateOf(batches, 1, many)));
  const stock = (i: number) => goods.updateOne({ sku: `sku-${i}` }, { $inc: { stock: 1 } });
  told('updateOne by unique key, 20 in parallel', await rateOf(4000, 20, stock));
};

const reads = async (goods: Goods, told: Told): Promise<void> => {
  const ids = (await goods.find({}, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id);
  const byId = (step: number) => (i: number) =>
    goods.findOne({ _id: ids[(i * step) % ids.length]! });
  told('findOne by _id, one after the other', await rateOf(4000, 1, byId(3)));
  told('findOne by _id, 20 in parallel', await rateOf(20_000, 20, byId(7)));
  const bySku = (i: number) => goods.findOne({ sku: `sku-${(i * 31) % DOCUMENTS}` });
  told('findOne by unique key, 20 in parallel', await rateOf(12_000, 20, bySku));
  const page = (i: number) =>
    goods
      .find({ cat: i % 100 })
      .sort({ price: 1 })
      .limit(20)
      .toArray();
  told('index, order, limit 20, 20 in parallel', await rateOf(3000, 20, page));
  const count = (i: number) => goods.countDocuments({ cat: i % 100 });
  told('count by an index, 1,000 each', await rateOf(200, 1, count));
  told('distinct by an index, 100 values', await rateOf(10, 1, () => goods.distinct('cat')));
};

const sifted = (goods: Goods) =>
  goods
    .find({ stock: { $gt: 25 }, 'seller.id': { $lt: 400 } })
    .sort({ title: -1 })
    .limit(20)
    .toArray();

const scans = async (goods: Goods, told: Told): Promise<void> => {
  const sums = [{ $group: { _id: '$cat', n: { $sum: 1 }, avg: { $avg: '$price' } } }];
  told('scan 100k: filter, sort, limit 20', await rateOf(4, 1, () => sifted(goods)));
  told('group 100k by category', await rateOf(4, 1, () => goods.aggregate(sums).toArray()));
};

/** While 100k are scanned: how long this loop stands still, and how long a point read waits, in milliseconds. */
export const neighbours = async (goods: Goods): Promise<{ read: number; loop: number }> => {
  const one = await goods.findOne();
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let scanning = true;
  const scan = sifted(goods).finally(() => {
    scanning = false;
  });
  let read = 0;
  while (scanning) {
    const start = performance.now();
    await goods.findOne({ _id: one!._id });
    read = Math.max(read, performance.now() - start);
  }
  await scan;
  loop.disable();
  return { read, loop: loop.max / 1e6 };
};

/** What a request of the application does: load, save under a condition, record an event, commit. */
const transactions = async (client: mongo.MongoClient, db: mongo.Db, told: Told): Promise<void> => {
  const [goods, events] = [db.collection('goods'), db.collection('events')];
  await events.createIndex({ subject: 1, at: 1 });
  const once = (i: number) =>
    client.withSession((session) =>
      session.withTransaction(async () => {
        const sku = `sku-${i}`;
        await goods.findOne({ sku }, { session });
        await goods.updateOne({ sku }, { $set: { state: 'open' } }, { session });
        await events.insertOne({ subject: sku, name: 'opened', at: new Date() }, { session });
      }),
    );
  told('transaction: find, update, insert, 16 lanes', await rateOf(2000, 16, once));
};

/** Everything in turn, on a database of its own that it drops before and after. */
export const loadStore = async (
  client: mongo.MongoClient,
  told: Told,
): Promise<{ read: number; loop: number }> => {
  const db = client.db('zhiqiaoBench');
  await db.dropDatabase();
  const goods: Goods = db.collection('goods');
  await pings(db, told);
  await writes(goods, told);
  await reads(goods, told);
  await scans(goods, told);
  const waits = await neighbours(goods);
  await transactions(client, db, told);
  await db.dropDatabase();
  return waits;
};

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BSON, type Collection, type Document, MongoClient } from 'mongodb';
import type { StoreNote } from '../../server/src/embedded/mongo/slow.note.ts';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';
import { newFolder, removeFolder, until } from './store.harness.ts';

const dir = newFolder();
const notes: StoreNote[] = [];
let store: RunningStore;
let client: MongoClient;
let rows: Collection<Document>;
const ROWS = 6000;

beforeAll(async () => {
  // A thousandth of a millisecond: every command is slow.
  store = await startStore({ dir, slowMs: 0.001, note: (note) => notes.push(note) });
  client = await MongoClient.connect(store.uri);
  rows = client.db('t').collection('rows');
  await rows.createIndex({ n: 1, text: -1 });
  const text = '粉体表面改性'.repeat(8);
  await rows.insertMany(Array.from({ length: ROWS }, (_, i) => ({ n: i % 50, i, text })));
});
afterAll(async () => {
  await client.close();
  await store.stop();
  removeFolder(dir);
});

/** The note of the next command of this name; notes arrive in the order of the commands. */
async function noteOf(name: string, work: Promise<unknown>): Promise<StoreNote['slow']> {
  notes.length = 0;
  await work;
  const found = () => notes.find(({ slow }) => name in (slow?.command ?? {}));
  await until(() => found() !== undefined);
  return found()?.slow;
}

describe('the slow-query log', () => {
  it('when a query uses an index, then the note names it and what was looked at, but no value', async () => {
    const email = 'ann@example.cn';
    const find = rows.find({ n: 7, text: { $ne: email } }).sort({ i: -1 });
    expect(await noteOf('find', find.limit(20).toArray())).toEqual({
      ns: 't.rows',
      command: {
        find: 'rows',
        filter: { n: 'int', text: { $ne: 'string' } },
        sort: { i: -1 },
        limit: 20,
      },
      planSummary: 'IXSCAN { n: 1, text: -1 }',
      docsExamined: ROWS / 50,
      durationMillis: expect.any(Number),
    });
    expect(JSON.stringify(notes)).not.toContain(email);
  });

  it('when nothing serves the query, or it is a write or a later batch, then the note says so', async () => {
    const scan = { planSummary: 'COLLSCAN', docsExamined: ROWS };
    expect(await noteOf('aggregate', rows.countDocuments({ i: -1 }))).toMatchObject(scan);
    expect(await noteOf('update', rows.updateMany({ i: -1 }, { $set: { a: 1 } }))).toMatchObject(
      scan,
    );
    const { _id } = (await rows.findOne()) as Document;
    expect(await noteOf('delete', rows.deleteOne({ _id: 'x' as never }))).toMatchObject({
      planSummary: 'IDHACK',
      docsExamined: 0,
    });
    expect(await noteOf('find', rows.findOne({ _id }))).toMatchObject({ docsExamined: 1 });
    const cursor = rows.find({ n: { $gte: 0 } }, { batchSize: 10 });
    await noteOf('find', cursor.next());
    for (let i = 0; i < 9; i++) await cursor.next();
    expect(await noteOf('getMore', cursor.next())).toMatchObject({
      command: { getMore: 1 },
      planSummary: 'IXSCAN { n: 1, text: -1 }',
      docsExamined: 10,
    });
    await cursor.close();
    expect((await store.stats()).slowCommands).toBeGreaterThan(5);
  });
});

describe('maxTimeMS', () => {
  const slow = { $expr: { $gt: [{ $size: { $split: ['$text', '粉'] } }, 100] } };
  const expired = { code: 50, codeName: 'MaxTimeMSExpired' };

  it('when a read or a write takes longer, then it ends with MaxTimeMSExpired and changes nothing', async () => {
    await expect(rows.find(slow).maxTimeMS(1).toArray()).rejects.toMatchObject(expired);
    const count = rows.aggregate([{ $match: slow }, { $count: 'n' }], { maxTimeMS: 1 });
    await expect(count.toArray()).rejects.toMatchObject(expired);
    const update = { update: 'rows', updates: [{ q: slow, u: { $set: { a: 1 } }, multi: true }] };
    const all = { ...update, maxTimeMS: 1 };
    await expect(client.db('t').command(all)).rejects.toMatchObject(expired);
    expect(await rows.countDocuments({ a: 1 })).toBe(0);
  });

  it('when a transaction holds the document, then waiting counts', async () => {
    const held = (await rows.findOne()) as Document;
    const session = client.startSession();
    session.startTransaction();
    await rows.updateOne({ _id: held._id }, { $set: { held: 1 } }, { session });
    const waiting = rows.findOneAndUpdate(
      { _id: held._id },
      { $set: { held: 2 } },
      { maxTimeMS: 60 },
    );
    await expect(waiting).rejects.toMatchObject(expired);
    await session.abortTransaction();
    await session.endSession();
    expect(await rows.findOne({ _id: held._id })).toEqual(held);
  });

  it('when the time is enough, none, or no number, then the query runs or is refused', async () => {
    expect(await rows.find({ n: 1 }).maxTimeMS(60_000).toArray()).toHaveLength(ROWS / 50);
    expect(await rows.find({ n: 1 }).maxTimeMS(0).toArray()).toHaveLength(ROWS / 50);
    const odd = { find: 'rows', maxTimeMS: -1 };
    await expect(client.db('t').command(odd)).rejects.toMatchObject({ code: 2 });
  });

  it('when a cursor is read slowly, then the client’s own time does not count', async () => {
    const cursor = rows.find({}, { batchSize: 2, maxTimeMS: 200 });
    await cursor.next();
    const until = performance.now() + 250;
    while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
    for (let i = 0; i < 5; i++) expect(await cursor.next()).not.toBeNull();
    await cursor.close();
  });
});

describe('sizes', () => {
  it('when documents come, grow and go, then the statistics follow to the byte', async () => {
    const db = client.db('sizes');
    const sized = db.collection<Document>('sized');
    const bytes = (doc: Document) => BSON.calculateObjectSize(doc);
    const [a, b] = [
      { _id: 1 as never, t: 'a' },
      { _id: 2 as never, t: 'bb' },
    ];
    await sized.insertMany([a, b]);
    await sized.createIndex({ t: 1 });
    const size = async () => Number((await db.command({ collStats: 'sized' })).size);
    expect(await size()).toBe(bytes(a) + bytes(b));
    await sized.updateOne({ _id: a._id }, { $set: { t: 'longer' } });
    await sized.deleteOne({ _id: b._id });
    expect(await size()).toBe(bytes({ ...a, t: 'longer' }));
    expect(await db.stats()).toMatchObject({
      collections: 1,
      objects: 1,
      dataSize: bytes({ ...a, t: 'longer' }),
      indexes: 2,
      fileSize: expect.any(Number),
    });
    expect((await db.stats()).indexSize).toBeGreaterThan(0);
    const [told] = await sized
      .aggregate([{ $collStats: { storageStats: {}, count: {} } }])
      .toArray();
    expect(told).toMatchObject({ ns: 'sizes.sized', count: 1, storageStats: { nindexes: 2 } });
    await db.dropDatabase();
    expect(await db.stats()).toMatchObject({ collections: 0, objects: 0, dataSize: 0 });
    const { databases } = await client.db().admin().listDatabases();
    expect(databases.map(({ name }) => name)).toEqual(['t']);
    expect(databases[0]?.sizeOnDisk).toBeGreaterThan(ROWS * 100);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Document, Long, UUID } from 'mongodb';
import { type Harness, openHarness, sendRaw } from './store.harness.ts';

/** What the server says of indexes, cursors, stages and transactions that cannot be. */
let harness: Harness;
let taken = 0;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function stored(docs: Document[] = [{ a: 1 }]) {
  taken += 1;
  const things = harness.db.collection(`c${taken}`);
  await things.insertMany(docs.map((doc, i) => ({ _id: i as never, ...doc })));
  return things;
}

const run = (command: Document) => harness.db.command(command);

/** The code a promise fails with. */
const codeOf = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'no failure',
    (error) => error.code,
  );

describe('indexes', () => {
  it.each([
    [{ key: { a: 1 } }, 9],
    [{ name: 'x' }, 9],
    [{ key: { a: 'foo' }, name: 'x' }, 67],
    [{ key: { a: 1 }, name: 'x', foo: 1 }, 197],
    [{ key: { a: 1, b: 1 }, name: 'x', expireAfterSeconds: 1 }, 67],
    [{ key: { a: 1 }, name: 'x', expireAfterSeconds: -1 }, 67],
    [{ key: { a: 1 }, name: 'x', expireAfterSeconds: 'x' }, 14],
    [{ key: { a: 1 }, name: 'x', unique: 'x' }, 14],
    [{ key: { a: 1 }, name: 'x', sparse: true, partialFilterExpression: { a: 1 } }, 67],
    [{ key: { a: 1 }, name: 'x', partialFilterExpression: { a: { $ne: 1 } } }, 67],
    [{ key: { a: 1 }, name: 'x', partialFilterExpression: 1 }, 14],
    [{ key: { a: 1 }, name: 'x', hidden: true }, 115],
    [{ key: { a: 'text' }, name: 'x' }, 115],
  ])('when an index is %j, then it is refused with code %i', async (spec, code) => {
    const { collectionName } = await stored();
    expect(await codeOf(run({ createIndexes: collectionName, indexes: [spec] }))).toBe(code);
  });

  it('when an index is there, then the same name, key or setting conflicts as the server says', async () => {
    const { collectionName: createIndexes } = await stored();
    const make = (spec: Document) => run({ createIndexes, indexes: [{ key: { a: 1 }, ...spec }] });
    await make({ name: 'a_1' });
    expect(await codeOf(make({ name: 'x' }))).toBe(85);
    expect(await codeOf(make({ name: 'a_1', expireAfterSeconds: 5 }))).toBe(85);
    expect(await codeOf(make({ name: 'a_1', unique: true }))).toBe(86);
    await make({ name: 'other', unique: true });
    const listed = await harness.db.collection(createIndexes).indexes();
    expect(listed.map((index) => Object.keys(index).slice(0, 3))).toContainEqual([
      'v',
      'key',
      'name',
    ]);
  });
});

describe('cursors', () => {
  it('when a cursor is asked in another name, or its collection is gone, then it fails', async () => {
    const things = await stored([{}, {}, {}]);
    const open = async () => (await run({ find: things.collectionName, batchSize: 1 })).cursor.id;
    expect(await codeOf(run({ getMore: await open(), collection: 'other' }))).toBe(13);
    expect(await codeOf(run({ getMore: 'x', collection: 'other' }))).toBe(14);
    const id = await open();
    await things.drop();
    expect(await codeOf(run({ getMore: id, collection: things.collectionName }))).toBe(43);
  });
});

describe('stages', () => {
  it.each([
    [[{ $match: {}, $limit: 1 }], 40323],
    [[{ $out: 'x' }, { $match: {} }], 40601],
    [[{ $match: {} }, { $collStats: { count: {} } }], 40602],
    [[{ $lookup: { as: 'x', localField: 'a', foreignField: 'b' } }], 9],
    [[{ $lookup: { from: 'x', as: 'x', localField: 'a' } }], 9],
    [[{ $bucket: { groupBy: '$a', boundaries: [10, 0] } }], 40194],
    [[{ $merge: { into: 'x', whenMatched: 'foo' } }], 2],
    [[{ $merge: { into: 'x', foo: 1 } }], 40415],
  ])('when a pipeline is %j, then it fails with code %i', async (pipeline, code) => {
    const things = await stored();
    expect(await codeOf(things.aggregate(pipeline as Document[]).toArray())).toBe(code);
  });

  it('when $merge by another field would change an _id, then it fails; $indexStats names every index', async () => {
    const source = await stored([{ k: 1 }]);
    const target = harness.db.collection('merged');
    await target.insertOne({ _id: 9 as never, k: 1 });
    await target.createIndex({ k: 1 }, { unique: true });
    const merge = source.aggregate([{ $merge: { into: 'merged', on: 'k' } }]).toArray();
    expect(await codeOf(merge)).toBe(66);
    const stats = await target.aggregate([{ $indexStats: {} }]).toArray();
    expect(stats.map(({ name }) => name)).toEqual(['_id_', 'k_1']);
  });
});

describe('transactions as bytes', () => {
  const portOf = () => Number(new URL(harness.store.uri).port);
  const session = () => ({ id: new UUID() });
  const number = (n: number) => ({ txnNumber: Long.fromNumber(n) });
  const send = async (command: Document) =>
    (await sendRaw(portOf(), { ...command, $db: command.$db ?? 'test' })).code;

  it('when the fields of a transaction contradict each other, then the server refuses them', async () => {
    const find = (fields: Document) => send({ find: 'c1', ...fields });
    const lsid = session();
    expect(await find({ ...number(1), autocommit: false, startTransaction: true })).toBe(72);
    expect(await find({ lsid, ...number(1), startTransaction: true })).toBe(72);
    expect(await find({ lsid, autocommit: false, startTransaction: true })).toBe(72);
    expect(await find({ lsid: { id: 'x' } })).toBe(14);
    expect(await find({ readConcern: { level: 'foo' } })).toBe(9);
  });

  it('when a transaction is over, then what comes late is told so', async () => {
    const lsid = session();
    const within = { lsid, ...number(5), autocommit: false };
    const insert = (fields: Document) => send({ insert: 'late', documents: [{}], ...fields });
    await insert({ ...within, startTransaction: true });
    expect(await send({ find: 'late', ...within, readConcern: { level: 'local' } })).toBe(72);
    await insert({ ...within, ...number(6), startTransaction: true });
    await send({ commitTransaction: 1, ...within, ...number(6), $db: 'admin' });
    expect(await insert({ ...within, ...number(6) })).toBe(256);
    expect(await insert({ ...within, ...number(4), startTransaction: true })).toBe(225);
    const updates = [{ q: {}, u: { $set: { a: 1 } }, multi: true }];
    expect(await send({ update: 'late', updates, lsid, ...number(9) })).toBe(72);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Decimal128, type Document, Long, ObjectId } from 'mongodb';
import { type Harness, openHarness, scanOf } from './store.harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

let number = 0;
async function filled(docs: Document[]) {
  const collection = harness.db.collection<Document>(`c${++number}`);
  await collection.insertMany(docs.map((doc, i) => ({ _id: i as never, ...doc })));
  return collection;
}

async function idsOf(docs: Document[], filter: Document, sort: Document = { _id: 1 }) {
  const collection = await filled(docs);
  const found = await collection
    .find(filter)
    .sort(sort as never)
    .toArray();
  return found.map((doc) => doc._id as unknown as number);
}

describe('filters', () => {
  it('when null is asked for, then missing fields match too, also behind arrays', async () => {
    expect(await idsOf([{}, { a: null }, { a: 1 }], { a: null })).toEqual([0, 1]);
    expect(await idsOf([{ a: [{ b: 1 }, {}] }, { a: [{ b: 1 }] }], { 'a.b': null })).toEqual([0]);
    expect(await idsOf([{}, { a: null }], { a: { $exists: true } })).toEqual([1]);
  });

  it('when a range is asked for, then only values of its type match', async () => {
    const docs = [
      { a: 7 },
      { a: '7' },
      { a: Long.fromNumber(9) },
      { a: Decimal128.fromString('6.5') },
      { a: [1, 8] },
    ];
    expect(await idsOf(docs, { a: { $gt: 6 } })).toEqual([0, 2, 3, 4]);
    expect(await idsOf(docs, { a: { $gt: '6' } })).toEqual([1]);
  });

  it('when arrays are asked for, then elements and whole arrays match', async () => {
    const docs = [{ a: [1, 2] }, { a: [2, 1] }, { a: [[1, 2]] }, { a: 1 }];
    expect(await idsOf(docs, { a: [1, 2] })).toEqual([0, 2]);
    expect(await idsOf(docs, { a: { $all: [1, 2] } })).toEqual([0, 1]);
    expect(await idsOf(docs, { a: { $size: 2 } })).toEqual([0, 1]);
    expect(
      await idsOf(
        [
          {
            a: [
              { x: 1, y: 1 },
              { x: 2, y: 5 },
            ],
          },
        ],
        { a: { $elemMatch: { x: 1, y: 5 } } },
      ),
    ).toEqual([]);
  });

  it('when patterns, lists and expressions are asked for, then they match as in MongoDB', async () => {
    const docs = [{ a: 'Zhi' }, { a: 'qiao' }, { a: ['x', 'zhi'] }];
    expect(await idsOf(docs, { a: /^zhi/i })).toEqual([0, 2]);
    expect(await idsOf(docs, { a: { $in: ['qiao', /^x/] } })).toEqual([1, 2]);
    expect(await idsOf(docs, { a: { $not: /i/ } })).toEqual([]);
    expect(
      await idsOf(
        [
          { a: 2, b: 1 },
          { a: 1, b: 2 },
        ],
        { $expr: { $gt: ['$a', '$b'] } },
      ),
    ).toEqual([0]);
    expect(await idsOf(docs, { $or: [{ a: 'qiao' }, { a: 'Zhi' }] })).toEqual([0, 1]);
  });
});

describe('projections and order', () => {
  it('when a projection names fields, then only those come, or all but those', async () => {
    const collection = await filled([{ a: { b: 1, c: 2 }, d: [1, 2, 3], e: 5 }]);
    const one = (projection: Document) => collection.findOne({}, { projection });
    expect(await one({ 'a.b': 1, _id: 0 })).toEqual({ a: { b: 1 } });
    expect(await one({ a: 0, d: 0 })).toEqual({ _id: 0, e: 5 });
    expect(await one({ e: 1 })).toEqual({ _id: 0, e: 5 });
    expect(await one({ d: { $slice: -1 }, e: 1, _id: 0 })).toEqual({ d: [3], e: 5 });
    expect(await one({ _id: 0, twice: { $multiply: ['$e', 2] } })).toEqual({ twice: 10 });
    await expect(one({ a: 1, e: 0 })).rejects.toMatchObject({ code: 31254 });
  });

  it('when decimals, longs and doubles are sorted, then their worth decides', async () => {
    const docs = [
      { a: Decimal128.fromString('10') },
      { a: Long.fromNumber(9) },
      { a: 9.5 },
      { a: null },
      { a: 'x' },
    ];
    expect(await idsOf(docs, {}, { a: 1 })).toEqual([3, 1, 2, 0, 4]);
    expect(await idsOf(docs, {}, { a: -1 })).toEqual([4, 0, 2, 1, 3]);
  });

  it('when an array is sorted by, then its least counts going up and its greatest going down', async () => {
    const docs = [{ a: [5, 1] }, { a: [2, 3] }];
    expect(await idsOf(docs, {}, { a: 1 })).toEqual([0, 1]);
    expect(await idsOf(docs, {}, { a: -1 })).toEqual([0, 1]);
  });
});

describe('plans', () => {
  it('when an index serves, then explain names it and few documents are looked at', async () => {
    const collection = await filled(
      Array.from({ length: 200 }, (_, i) => ({ a: i % 20, b: i, c: `x${i}` })),
    );
    await collection.createIndexes([{ key: { a: 1, b: -1 } }, { key: { c: 1 } }]);
    const explained = await collection.find({ a: 3 }).sort({ b: -1 }).limit(5).explain();
    expect(explained.queryPlanner.winningPlan).toMatchObject({
      stage: 'FETCH',
      inputStage: { stage: 'IXSCAN', indexName: 'a_1_b_-1' },
    });
    expect(explained.executionStats.totalDocsExamined).toBe(5);
    const union = await collection.find({ $or: [{ c: 'x3' }, { a: 5, b: 5 }] }).explain();
    expect(scanOf(union).stage).toBe('OR');
    expect(scanOf(await collection.find({ d: 1 }).explain()).stage).toBe('COLLSCAN');
    expect(scanOf(await collection.find({ _id: 3 as never }).explain()).stage).toBe('IDHACK');
    await expect(collection.find({}).hint('nope').toArray()).rejects.toMatchObject({ code: 2 });
  });

  it('when null is asked of an index, then an empty array, which has no such element, stays out', async () => {
    const collection = await filled([{ c: [] }, {}, { c: { p: null } }, { c: [{ p: 1 }] }]);
    await collection.createIndex({ 'c.p': 1 });
    expect(await collection.distinct('_id', { 'c.p': null })).toEqual([1, 2]);
    expect(await collection.distinct('_id', { 'c.p': { $in: [null] } })).toEqual([1, 2]);
  });

  it('when an index runs downwards, then ranges and orders on it are the same', async () => {
    const collection = await filled(Array.from({ length: 30 }, (_, i) => ({ a: i % 3, b: i })));
    await collection.createIndex({ a: 1, b: -1 });
    const found = await collection
      .find({ a: 1, b: { $gt: 4, $lte: 13 } })
      .sort({ b: 1 })
      .toArray();
    expect(found.map((doc) => doc.b)).toEqual([7, 10, 13]);
    expect(await collection.countDocuments({ a: 1, b: { $gte: 22 } })).toBe(3);
  });

  it('when a partial or sparse index would miss documents, then it is not used', async () => {
    const collection = await filled([{ a: 1, on: true }, { a: 1 }, { b: 1 }]);
    await collection.createIndex({ a: 1 }, { partialFilterExpression: { on: true } });
    await collection.createIndex({ b: 1 }, { sparse: true });
    expect(await collection.countDocuments({ a: 1 })).toBe(2);
    expect(scanOf(await collection.find({ a: 1, on: true }).explain()).indexName).toBe('a_1');
    expect(await collection.countDocuments({ b: null })).toBe(2);
  });
});

describe('cursors', () => {
  it('when there are more documents than a batch, then every one comes once, whatever is written meanwhile', async () => {
    const collection = await filled(Array.from({ length: 1000 }, (_, i) => ({ n: i })));
    const seen: number[] = [];
    for await (const doc of collection.find().batchSize(90)) {
      if (doc.n === 0) await collection.deleteMany({ n: { $gt: 500 } });
      seen.push(doc.n);
    }
    expect(seen).toHaveLength(1000);
    expect((await harness.store.stats()).cursors).toBe(0);
  });

  it('when a cursor is closed early or is not known, then the store forgets it and says so', async () => {
    const collection = await filled(Array.from({ length: 300 }, (_, i) => ({ n: i })));
    const cursor = collection.find().batchSize(10);
    await cursor.next();
    expect((await harness.store.stats()).cursors).toBe(1);
    await cursor.close();
    expect((await harness.store.stats()).cursors).toBe(0);
    const more = harness.db.command({ getMore: Long.fromNumber(12345), collection: 'x' });
    await expect(more).rejects.toMatchObject({ code: 43 });
  });

  it('when distinct values and counts are asked for, then equal numbers count once', async () => {
    const id = new ObjectId();
    const docs = [{ a: 1 }, { a: Long.ONE }, { a: [1, 2] }, { a: id }, { a: new ObjectId(id) }, {}];
    const collection = await filled(docs);
    expect(await collection.distinct('a')).toHaveLength(3);
    expect(await collection.countDocuments({ a: 1 })).toBe(3);
    expect(await collection.estimatedDocumentCount()).toBe(6);
  });
});

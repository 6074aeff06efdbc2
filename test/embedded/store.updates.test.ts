import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let things: Collection<Document>;

beforeAll(async () => {
  harness = await openHarness();
  things = harness.db.collection('things');
});
afterAll(() => harness.close());
beforeEach(async () => {
  await things.deleteMany({});
});

/** What an update makes of one document. */
async function updated(
  doc: Document,
  update: Document | Document[],
  filter: Document = {},
  options = {},
) {
  await things.deleteMany({});
  await things.insertOne({ _id: 1 as never, ...doc });
  await things.updateOne({ _id: 1 as never, ...filter }, update, options);
  return things.findOne({}, { projection: { _id: 0 } });
}

describe('update operators', () => {
  it('when numbers are changed, then they are added, multiplied and bounded', async () => {
    expect(await updated({ a: 1 }, { $inc: { a: 2, b: 5 } })).toEqual({ a: 3, b: 5 });
    expect(await updated({ a: 3 }, { $mul: { a: 4, b: 2 } })).toEqual({ a: 12, b: 0 });
    expect(await updated({ a: 3, b: 3 }, { $min: { a: 1 }, $max: { b: 9, c: 1 } })).toEqual({
      a: 1,
      b: 9,
      c: 1,
    });
    await expect(updated({ a: 'x' }, { $inc: { a: 1 } })).rejects.toMatchObject({ code: 14 });
  });

  it('when arrays are changed, then $push sorts and cuts, $addToSet and $pull keep sets', async () => {
    const push = { $push: { a: { $each: [3, 2], $sort: 1, $slice: -3 } } };
    expect(await updated({ a: [9, 1] }, push)).toEqual({ a: [2, 3, 9] });
    expect(await updated({ a: [1] }, { $push: { a: { $each: [7], $position: 0 } } })).toEqual({
      a: [7, 1],
    });
    expect(
      await updated({ a: [{ x: 1 }] }, { $addToSet: { a: { $each: [{ x: 1 }, { x: 2 }] } } }),
    ).toEqual({
      a: [{ x: 1 }, { x: 2 }],
    });
    expect(
      await updated({ a: [{ x: 1, y: 2 }, { x: 5 }] }, { $pull: { a: { x: { $lt: 3 } } } }),
    ).toEqual({
      a: [{ x: 5 }],
    });
    expect(await updated({ a: [1, 2, 3] }, { $pop: { a: -1 } })).toEqual({ a: [2, 3] });
    expect(await updated({ a: [1, 2, 1] }, { $pullAll: { a: [1] } })).toEqual({ a: [2] });
    await expect(updated({ a: 1 }, { $push: { a: 1 } })).rejects.toMatchObject({ code: 2 });
  });

  it('when positions are named, then $, $[] and array filters reach the right elements', async () => {
    const doc = {
      a: [
        { k: 1, n: 0 },
        { k: 2, n: 0 },
      ],
    };
    expect(await updated(doc, { $set: { 'a.$.n': 9 } }, { 'a.k': 2 })).toEqual({
      a: [
        { k: 1, n: 0 },
        { k: 2, n: 9 },
      ],
    });
    expect(await updated(doc, { $inc: { 'a.$[].n': 1 } })).toEqual({
      a: [
        { k: 1, n: 1 },
        { k: 2, n: 1 },
      ],
    });
    const options = { arrayFilters: [{ 'e.k': { $gt: 1 } }] };
    expect(await updated(doc, { $set: { 'a.$[e].n': 5 } }, {}, options)).toEqual({
      a: [
        { k: 1, n: 0 },
        { k: 2, n: 5 },
      ],
    });
    await expect(updated(doc, { $set: { 'a.$[x].n': 5 } }, {}, options)).rejects.toMatchObject({
      code: 2,
    });
  });

  it('when fields move, then $rename and $unset leave the rest alone', async () => {
    expect(await updated({ a: 1, b: 2 }, { $rename: { a: 'c.d' } })).toEqual({ b: 2, c: { d: 1 } });
    expect(await updated({ a: { b: 1, c: 2 } }, { $unset: { 'a.b': '' } })).toEqual({
      a: { c: 2 },
    });
    expect(await updated({ a: [1, 2] }, { $unset: { 'a.0': '' } })).toEqual({ a: [null, 2] });
  });

  it('when a pipeline updates, then it computes from the document itself', async () => {
    const stages = [{ $set: { total: { $multiply: ['$price', '$n'] } } }, { $unset: 'n' }];
    expect(await updated({ price: 2.5, n: 4 }, stages)).toEqual({ price: 2.5, total: 10 });
  });

  it('when two operators meet on a path, or the id would change, then the update is refused', async () => {
    const both = updated({ a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } });
    await expect(both).rejects.toMatchObject({ code: 40 });
    await expect(updated({}, { $set: { _id: 2 } })).rejects.toMatchObject({ code: 66 });
    await expect(updated({ a: 1 }, { $set: { 'a.b': 1 } })).rejects.toMatchObject({ code: 28 });
    await expect(updated({}, { $frob: { a: 1 } } as Document)).rejects.toMatchObject({ code: 9 });
  });
});

describe('upserts', () => {
  it('when nothing matches, then the filter, $set and $setOnInsert make the document', async () => {
    const update = { $set: { n: 1 }, $setOnInsert: { born: true } };
    const first = await things.updateOne({ key: 'k', 'at.x': 3 }, update, { upsert: true });
    expect(first.upsertedCount).toBe(1);
    const second = await things.updateOne(
      { key: 'k' },
      { ...update, $set: { n: 2 } },
      { upsert: true },
    );
    expect(second).toMatchObject({ matchedCount: 1, upsertedCount: 0 });
    expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({
      key: 'k',
      at: { x: 3 },
      n: 2,
      born: true,
    });
  });

  it('when findOneAndUpdate is asked for the new state, then it gives it, else the old', async () => {
    await things.insertOne({ k: 1, n: 1 });
    const old = await things.findOneAndUpdate({ k: 1 }, { $inc: { n: 1 } });
    const now = await things.findOneAndUpdate(
      { k: 1 },
      { $inc: { n: 1 } },
      { returnDocument: 'after' },
    );
    expect([old?.n, now?.n]).toEqual([1, 3]);
    expect(await things.findOneAndDelete({ k: 1 })).toMatchObject({ n: 3 });
    expect(await things.countDocuments()).toBe(0);
  });
});

describe('bulk writes', () => {
  it('when unordered writes fail in part, then the others are done and each failure is told', async () => {
    await things.insertOne({ _id: 1 as never });
    const writes = [1, 2, 1, 3].map((id) => ({ insertOne: { document: { _id: id as never } } }));
    const unordered = things.bulkWrite(writes, { ordered: false });
    await expect(unordered).rejects.toMatchObject({ code: 11000, insertedCount: 2 });
    expect(await things.countDocuments()).toBe(3);
  });

  it('when ordered writes fail, then nothing after the failure is done', async () => {
    const writes = [1, 1, 2].map((id) => ({ insertOne: { document: { _id: id as never } } }));
    await expect(things.bulkWrite(writes)).rejects.toMatchObject({ code: 11000 });
    expect(await things.countDocuments()).toBe(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

/** What the server says of updates that can never work, and the finer rules of those that can. */
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

async function updated(doc: Document, u: Document | Document[], statement: Document = {}) {
  const things = harness.db.collection('things');
  await things.deleteMany({});
  await things.insertOne({ _id: 1 as never, ...doc });
  const updates = [{ q: { _id: 1 }, u, ...statement }];
  const reply = await harness.db.command({ update: 'things', updates });
  return reply.writeErrors?.[0].code ?? (await things.findOne({}, { projection: { _id: 0 } }));
}

async function upserted(q: Document, u: Document) {
  await harness.db.collection('made').deleteMany({});
  const reply = await harness.db.command({ update: 'made', updates: [{ q, u, upsert: 1 }] });
  return (
    reply.writeErrors?.[0].code ??
    harness.db.collection('made').findOne({}, { projection: { _id: 0 } })
  );
}

describe('updates that can never work', () => {
  it.each([
    ['an unknown clause', { $push: { a: { $each: [1], $foo: 1 } } }, 2],
    ['a slice that is not whole', { $push: { a: { $each: [1], $slice: 1.5 } } }, 2],
    ['an order that is none', { $push: { a: { $each: [1], $sort: 2 } } }, 2],
    ['an order without fields', { $push: { a: { $each: [1], $sort: {} } } }, 2],
    ['a place that is no number', { $push: { a: { $each: [1], $position: 'x' } } }, 2],
    ['more beside $each', { $addToSet: { a: { $each: [1], $slice: 1 } } }, 2],
    ['two elements popped', { $pop: { a: 2 } }, 9],
    ['a field popped that is no array', { $pop: { n: 1 } }, 14],
    ['a name renamed to itself', { $rename: { n: 'n' } }, 2],
    ['a renamed element', { $rename: { 'd.0.b': 'c' } }, 2],
    ['a name renamed into an array', { $rename: { n: 'd.0.z' } }, 2],
    ['a name renamed to a number', { $rename: { n: 1 } }, 2],
    ['no bits', { $bit: { n: {} } }, 2],
    ['a date of no type', { $currentDate: { n: { $type: 'x' } } }, 2],
    ['a date that is no boolean', { $currentDate: { n: 1 } }, 2],
    ['an element named twice', { $set: { 'a.0': 1, 'a.$[]': 2 } }, 40],
    ['a removed _id', { $unset: { _id: 1 } }, 66],
    ['a renamed _id', { $rename: { _id: 'x' } }, 66],
    ['a path with a hole', { $set: { 'a..b': 1 } }, 56],
    ['a replacement with an operator', { a: 1, $set: { b: 1 } }, 52],
  ])('when an update has %s, then it fails with the code of the server', async (_what, u, code) => {
    expect(await updated({ a: [1], n: 1, d: [{ b: 1 }] }, u as Document)).toBe(code);
  });

  it('when array filters stand where none can be, or have a name none may have, then it fails', async () => {
    const arrayFilters = [{ x: 1 }];
    expect(await updated({ a: [1] }, { a: 1 }, { arrayFilters })).toBe(9);
    expect(await updated({ a: [1] }, [{ $set: { a: 1 } }], { arrayFilters })).toBe(9);
    expect(await updated({ a: [1] }, { $set: { 'a.$[X]': 1 } }, { arrayFilters: [{ X: 1 }] })).toBe(
      2,
    );
    const both = { arrayFilters: [{ x: { $gt: 0 } }, { y: { $gt: 3 } }] };
    expect(await updated({ a: [1, 5] }, { $set: { 'a.$[x]': 1, 'a.$[y]': 2 } }, both)).toBe(40);
  });

  it('when a statement lacks a field or has one too many, then the whole command fails', async () => {
    const run = (statement: Document) =>
      harness.db.command({ update: 'things', updates: [statement] });
    await expect(run({ u: { $set: { a: 1 } } })).rejects.toMatchObject({ code: 40414 });
    await expect(run({ q: {} })).rejects.toMatchObject({ code: 40414 });
    await expect(run({ q: {}, u: {}, foo: 1 })).rejects.toMatchObject({ code: 40415 });
    const upsert = { q: {}, u: {}, upsert: 'x' };
    await expect(run(upsert)).rejects.toMatchObject({ code: 14 });
    const removal = { delete: 'things', deletes: [{ q: {}, limit: 2 }] };
    await expect(harness.db.command(removal)).rejects.toMatchObject({ code: 9 });
    const typo = { findAndModify: 'things', update: {}, nwe: true };
    await expect(harness.db.command(typo)).rejects.toMatchObject({ code: 40415 });
  });

  it('when a filter demands two values of one field, then nothing is made of it', async () => {
    const u = { $set: { z: 1 } };
    expect(await upserted({ $and: [{ a: 1 }, { a: 2 }] }, u)).toBe(54);
    expect(await upserted({ a: { b: 1 }, 'a.c': 2 }, u)).toBe(54);
    expect(await upserted({ $and: [{ a: 1 }, { b: 2 }] }, u)).toEqual({ a: 1, b: 2, z: 1 });
  });
});

describe('updates that can', () => {
  it('when fields are added, then in the order of their names', async () => {
    const made = await updated({}, { $set: { b: 1, a: 1 }, $inc: { '10': 1, '9': 1 } });
    expect(Object.keys(made)).toEqual(['9', '10', 'a', 'b']);
  });

  it('when another array than the one asked is named, then the matched place counts there', async () => {
    const q = { q: { _id: 1, a: 2 } };
    const made = await updated({ a: [1, 2], b: [5, 6] }, { $set: { 'b.$': 9 } }, q);
    expect(made).toEqual({ a: [1, 2], b: [5, 9] });
  });
});

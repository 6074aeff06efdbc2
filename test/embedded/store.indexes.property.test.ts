import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Collection, Decimal128, type Document, Long, ObjectId } from 'mongodb';
import { type Harness, openHarness, scanOf } from './store.harness.ts';

let harness: Harness;
let indexed: Collection<Document>;
let plain: Collection<Document>;
let viaIndex = 0;

const ids = Array.from({ length: 4 }, (_, i) => new ObjectId(`00000000000000000000000${i}`));
const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 'a\0b'),
  fc.integer({ min: -4, max: 4 }),
  fc.integer({ min: 0, max: 30 }).map((n) => n / 10),
  fc.integer({ min: 0, max: 4 }).map((n) => `s${n}`),
  fc.constantFrom(...ids),
  fc.integer({ min: 0, max: 4 }).map((n) => new Date(n * 1000)),
  fc.integer({ min: 0, max: 5 }).map((n) => Decimal128.fromString(`${n}.5`)),
  fc.integer({ min: 0, max: 5 }).map((n) => Long.fromNumber(n)),
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 2, maxLength: 3 }),
  },
  { weight: 1, arbitrary: fc.record({ x: scalar }) },
);
const small = fc.integer({ min: -3, max: 3 });
const element = fc.record({ p: scalar, q: scalar }, { requiredKeys: [] });
const doc = fc.record(
  {
    a: value,
    b: scalar,
    c: fc.oneof(element, fc.array(element, { maxLength: 3 })),
    on: fc.boolean(),
  },
  { requiredKeys: [] },
);
const condition = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 2, arbitrary: fc.record({ $gt: value }) },
  { weight: 3, arbitrary: fc.record({ $gt: small, $lt: small }) },
  { weight: 1, arbitrary: fc.constantFrom(null, { $in: [null, 1] }, { $in: [null] }) },
  { weight: 2, arbitrary: fc.record({ $gte: scalar, $lt: scalar }) },
  { weight: 2, arbitrary: fc.record({ $in: fc.array(value, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ $lte: value }) },
  { weight: 1, arbitrary: fc.record({ $ne: value }) },
  { weight: 1, arbitrary: fc.record({ $exists: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ $elemMatch: fc.record({ $eq: scalar }) }) },
  { weight: 1, arbitrary: fc.constantFrom(/^s[1-3]/, /^s2/) },
);
const conditions = fc.record(
  { a: condition, b: condition, 'c.p': condition, on: fc.constant(true) },
  { requiredKeys: [] },
);
const filter = fc.oneof(
  { weight: 4, arbitrary: conditions },
  {
    weight: 1,
    arbitrary: fc.array(conditions, { minLength: 1, maxLength: 3 }).map(($or) => ({ $or })),
  },
);
const sort = fc.constantFrom<Document | undefined>(
  { a: 1, _id: 1 },
  { b: -1, 'c.q': 1, _id: -1 },
  { b: 1, 'c.q': -1, _id: -1 },
  { b: -1, 'c.q': 1, _id: 1 },
  { 'c.p': 1, _id: 1 },
  { _id: -1 },
);

async function fill(docs: Document[]) {
  const numbered = docs.map((one, i) => ({ _id: i as never, ...one }));
  await Promise.all([indexed.deleteMany({}), plain.deleteMany({})]);
  await Promise.all([indexed.insertMany(numbered), plain.insertMany(numbered)]);
}

beforeAll(async () => {
  harness = await openHarness();
  indexed = harness.db.collection('indexed');
  plain = harness.db.collection('plain');
  await indexed.createIndexes([
    { key: { a: 1, _id: 1 } },
    { key: { b: -1, 'c.q': 1, _id: 1 } },
    { key: { 'c.p': 1, _id: 1 } },
    { key: { a: -1, b: 1 }, partialFilterExpression: { on: true }, name: 'partial' },
    { key: { 'c.q': 1 }, sparse: true, name: 'sparse' },
  ]);
});
afterAll(() => harness.close());

async function answers(wanted: Document, order: Document | undefined) {
  const both = [indexed, plain].map(async (collection) => {
    const found = await collection
      .find(wanted, { projection: { _id: 1 } })
      .sort((order ?? {}) as never)
      .toArray();
    return found.map((one) => one._id);
  });
  return Promise.all(both);
}

describe('a query', () => {
  it('when indexes serve it, then it gives what a scan of everything gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(doc, { minLength: 20, maxLength: 40 }),
        fc.array(fc.tuple(filter, sort), { minLength: 25, maxLength: 25 }),
        fc.array(fc.tuple(conditions, scalar), { minLength: 2, maxLength: 2 }),
        async (docs, queries, changes) => {
          await fill(docs);
          for (const [wanted, set] of changes) {
            const update = { $set: { b: set, 'c.p': set } };
            const apply = (collection: Collection<Document>) =>
              collection.updateMany({ ...wanted, c: { $not: { $type: 'array' } } }, update);
            await Promise.all([apply(indexed), apply(plain)]);
          }
          for (const [wanted, order] of queries) {
            const [one, other] = await answers(wanted, order);
            expect(one).toEqual(other);
            const plan = await indexed
              .find(wanted)
              .sort((order ?? {}) as never)
              .explain('queryPlanner');
            if (scanOf(plan).stage !== 'COLLSCAN') viaIndex += 1;
          }
        },
      ),
      { numRuns: 25 },
    );
    expect(viaIndex).toBeGreaterThan(250);
  });
});

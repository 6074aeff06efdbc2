import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BSON, type Collection, Decimal128, type Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let indexed: Collection<Document>;
let plain: Collection<Document>;

beforeAll(async () => {
  harness = await openHarness();
  indexed = harness.db.collection('indexed');
  plain = harness.db.collection('plain');
});
afterAll(() => harness.close());

const common = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.constantFrom('', 'a', 'a\0b', true, false),
  fc.constantFrom(new Date(0), new Date(5), Decimal128.fromString('1.5')),
);
const lists = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 3 });
const rare = fc.oneof(fc.constant(null), lists, fc.record({ x: fc.boolean() }));
/** Two lists side by side cannot be indexed together: the store refuses such a document, as it must. */
const indexable = ({ a, b }: { a?: unknown; b?: unknown }) =>
  !(Array.isArray(a) && Array.isArray(b));
const docs = (value: fc.Arbitrary<unknown>) =>
  fc.array(fc.record({ a: value, b: value }, { requiredKeys: [] }).filter(indexable), {
    maxLength: 60,
  });
// With one array, null or missing field the index cannot tell: both ways must be met.
const batch = fc.oneof(
  fc.array(fc.record({ a: common, b: common }), { minLength: 1, maxLength: 60 }),
  fc.array(fc.record({ a: fc.oneof(common, lists), b: common }), { minLength: 1, maxLength: 60 }),
  docs(fc.oneof({ weight: 9, arbitrary: common }, { weight: 1, arbitrary: rare })),
);

const told = (values: unknown[]) => values.map((value) => BSON.EJSON.stringify([value])).sort();

describe('what an index tells without documents', () => {
  it('when values are listed and counted, then it is what reading every document says', async () => {
    await fc.assert(
      fc.asyncProperty(batch, common, async (rows, wanted) => {
        // What an index has met (lists, long texts) it remembers: each run has new ones.
        for (const collection of [indexed, plain]) await collection.drop();
        await indexed.createIndexes([{ key: { a: 1, b: -1 } }, { key: { b: -1 } }]);
        for (const collection of [indexed, plain]) {
          // Many times each, so that jumping from value to value is worth it.
          if (rows.length)
            await collection.insertMany(
              Array.from({ length: 12 }, () => rows.map((row) => ({ ...row }))).flat(),
            );
        }
        for (const field of ['a', 'b'])
          expect(told(await indexed.distinct(field))).toEqual(told(await plain.distinct(field)));
        for (const filter of [
          { a: wanted },
          { a: wanted, b: wanted },
          { a: { $in: [wanted, 1, 2] } },
        ])
          expect(await indexed.countDocuments(filter)).toBe(await plain.countDocuments(filter));
        const group = [{ $group: { _id: '$a', n: { $sum: 1 }, last: { $max: '$b' } } }];
        const grouped = async (collection: Collection<Document>) =>
          told(await collection.aggregate(group).toArray());
        expect(await grouped(indexed)).toEqual(await grouped(plain));
      }),
      { numRuns: 60 },
    );
  });

  it('when a transaction wrote, then its own values are among them', async () => {
    await indexed.deleteMany({});
    await indexed.insertMany(Array.from({ length: 40 }, (_, i) => ({ a: i % 2, b: 1 })));
    await harness.client.withSession((session) =>
      session.withTransaction(async () => {
        await indexed.insertOne({ a: 7, b: 1 }, { session });
        expect(await indexed.distinct('a', {}, { session })).toEqual([0, 1, 7]);
        expect(await indexed.countDocuments({ a: 7 }, { session })).toBe(1);
      }),
    );
  });
});

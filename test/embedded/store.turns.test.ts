import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Collection, Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let goods: Collection<Document>;
const many = 40_000;

beforeAll(async () => {
  harness = await openHarness();
  goods = harness.db.collection('goods');
  await goods.insertMany(
    Array.from({ length: many }, (_, i) => ({ _id: i as never, n: (i * 7919) % many, cat: i % 9 })),
  );
});
afterAll(() => harness.close());

const longReads: Record<string, () => Promise<unknown>> = {
  'a sort': () =>
    goods
      .find({ n: { $gte: 0 } })
      .sort({ n: -1 })
      .limit(3)
      .toArray(),
  'a count': () => goods.countDocuments({ n: { $gte: 0 } }),
  'a list of values': () => goods.distinct('cat', { n: { $gte: 0 } }),
  'a group': () => goods.aggregate([{ $group: { _id: '$cat', n: { $sum: 1 } } }]).toArray(),
};

describe('a long read', () => {
  it.each(Object.keys(longReads))(
    'when %s goes through everything, then short reads are answered meanwhile',
    async (name) => {
      let under = true;
      const long = longReads[name]!().finally(() => {
        under = false;
      });
      let meanwhile = 0;
      while (under) {
        await goods.findOne({ _id: 7 as never });
        if (under) meanwhile += 1;
      }
      await long;
      expect(meanwhile).toBeGreaterThan(1);
    },
  );

  it('when others write while it pauses, then it reads on as things were when it began', async () => {
    const sum = goods.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }]).toArray();
    const writes = Array.from({ length: 20 }, (_, i) =>
      goods.updateOne({ _id: i as never }, { $inc: { n: 1_000_000 } }),
    );
    const [row] = await sum;
    await Promise.all(writes);
    const added = row!.n - (many * (many - 1)) / 2;
    expect(added % 1_000_000).toBe(0);
    expect((await goods.aggregate([{ $group: { _id: null, n: { $sum: '$n' } } }]).next())!.n).toBe(
      (many * (many - 1)) / 2 + 20_000_000,
    );
  });

  it('when the store closes amid it, then it is refused and the store closes in good order', async () => {
    const other = await openHarness();
    const rows = other.db.collection<{ n: number }>('rows');
    await rows.insertMany(Array.from({ length: many }, (_, i) => ({ n: i })));
    const long = rows
      .find({ n: { $gte: 0 } })
      .sort({ n: -1 })
      .limit(1)
      .toArray();
    const told = expect(long).rejects.toThrow();
    await rows.findOne({});
    await other.close();
    await told;
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, Decimal128, type Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let bids: Collection<Document>;
beforeAll(async () => {
  harness = await openHarness();
  bids = harness.db.collection('bids');
  await bids.insertMany(
    Array.from({ length: 12 }, (_, i) => ({
      price: i * 10,
      fee: Decimal128.fromString(`${i * 4}.10`),
      name: i ? '李' : '王',
      ...(i === 1 ? { lead: '王' } : {}),
    })),
  );
});
afterAll(() => harness.close());

const run = (...pipeline: Document[]) => bids.aggregate(pipeline).toArray();

describe('what a group gathers', () => {
  it('when medians and percentiles are asked for, then they are values of the list by their rank', async () => {
    const ask = (p: unknown, method = 'approximate') =>
      run({ $group: { _id: null, r: { $percentile: { input: '$price', p, method } } } });
    const [found] = await ask([0, 0.25, 0.5, 0.9, 1]);
    expect(found?.r).toEqual([0, 20, 50, 100, 110]);
    const median = { $median: { input: '$fee', method: 'approximate' } };
    expect(await run({ $group: { _id: null, r: median } })).toEqual([{ _id: null, r: 20.1 }]);
    const none = { $median: { input: '$nothing', method: 'approximate' } };
    expect(await run({ $group: { _id: null, r: none } })).toEqual([{ _id: null, r: null }]);
    await expect(ask([1.5])).rejects.toMatchObject({ code: 7750303 });
    await expect(ask([0.5], 'exact')).rejects.toThrow(/approximate/);
  });

  it('when documents are gathered, then what one has not is left out and later fields win', async () => {
    const gathered = {
      leads: { $push: '$lead' },
      whole: { $mergeObjects: { name: '$name', lead: '$lead' } },
    };
    const [all] = await run({ $sort: { name: 1 } }, { $group: { _id: null, ...gathered } });
    expect(all?.leads).toEqual(['王']);
    expect(all?.whole).toEqual({ name: '王', lead: '王' });
  });
});

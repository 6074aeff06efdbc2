import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, Decimal128, type Document, Double, Long } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let sales: Collection<Document>;
const money = (text: string) => Decimal128.fromString(text);

beforeAll(async () => {
  harness = await openHarness();
  sales = harness.db.collection('sales');
  await sales.insertMany([
    { _id: 1 as never, shop: 'A', day: 1, amount: money('1.10') },
    { _id: 2 as never, shop: 'A', day: 2, amount: money('2.20') },
    { _id: 3 as never, shop: 'B', day: 1, amount: money('5') },
    { _id: 4 as never, shop: 'A', day: 3, amount: money('3.30') },
  ]);
});
afterAll(() => harness.close());

const run = (...pipeline: Document[]) => sales.aggregate(pipeline).toArray();
const plain = (docs: Document[]) => JSON.parse(JSON.stringify(docs));
const dec = (text: string) => ({ $numberDecimal: text });

describe('windows', () => {
  it('when each document sees those before it, then sums are exact and ranks are right', async () => {
    const output = {
      sum: { $sum: '$amount', window: { documents: ['unbounded', 'current'] } },
      rank: { $rank: {} },
      before: { $shift: { output: '$day', by: -1, default: 0 } },
    };
    const window = { partitionBy: '$shop', sortBy: { day: 1 }, output };
    const docs = await run(
      { $setWindowFields: window },
      { $sort: { _id: 1 } },
      { $project: { sum: 1, rank: 1, before: 1 } },
    );
    expect(plain(docs)).toEqual([
      { _id: 1, sum: dec('1.10'), rank: 1, before: 0 },
      { _id: 2, sum: dec('3.30'), rank: 2, before: 1 },
      { _id: 3, sum: dec('5'), rank: 1, before: 0 },
      { _id: 4, sum: dec('6.60'), rank: 3, before: 2 },
    ]);
  });

  it('when the window is a range of values or sorted by decimals, then it holds', async () => {
    const near = { mean: { $avg: '$day', window: { range: [-1, 0] } } };
    const means = await run(
      { $setWindowFields: { partitionBy: '$shop', sortBy: { day: 1 }, output: near } },
      { $sort: { _id: 1 } },
    );
    expect(means.map((doc) => doc.mean)).toEqual([1, 1.5, 1, 2.5]);
    const top = { top: { $first: '$_id' } };
    const [first] = await run({ $setWindowFields: { sortBy: { amount: -1 }, output: top } });
    expect(first?.top).toBe(3);
  });
});

describe('stages mingo reads otherwise', () => {
  it('when a tree is walked, then depth and restriction hold, and a missing field is named', async () => {
    const people = harness.db.collection<{ _id: string; boss?: string }>('people');
    await people.insertMany([{ _id: 'a' }, { _id: 'b', boss: 'a' }, { _id: 'c', boss: 'b' }]);
    const walk = {
      from: 'people',
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: '_id',
      as: 'up',
      depthField: 'far',
    };
    const [found] = await people
      .aggregate([{ $match: { _id: 'c' } }, { $graphLookup: walk }])
      .toArray();
    expect(found?.up).toEqual([
      { _id: 'b', boss: 'a', far: 0 },
      { _id: 'a', far: 1 },
    ]);
    const without = people.aggregate([{ $graphLookup: { ...walk, connectToField: 1 } }]).toArray();
    await expect(without).rejects.toMatchObject({ code: 9 });
  });

  it('when another collection is joined to the stream, then its pipeline counts', async () => {
    const union = { coll: 'people', pipeline: [{ $match: { boss: { $exists: true } } }] };
    expect(await run({ $unionWith: union }, { $count: 'n' })).toEqual([{ n: 6 }]);
  });

  it('when buckets are made of themselves, then equal values stay together', async () => {
    expect(await run({ $bucketAuto: { groupBy: '$day', buckets: 2 } })).toEqual([
      { _id: { min: 1, max: 2 }, count: 2 },
      { _id: { min: 2, max: 3 }, count: 2 },
    ]);
    expect(await run({ $bucketAuto: { groupBy: '$shop', buckets: 5 } })).toEqual([
      { _id: { min: 'A', max: 'B' }, count: 3 },
      { _id: { min: 'B', max: 'B' }, count: 1 },
    ]);
  });

  it('when parts are redacted, then they go, and what is within is asked again', async () => {
    const verdict = { $cond: [{ $eq: ['$shop', 'A'] }, '$$KEEP', '$$PRUNE'] };
    expect(await run({ $redact: verdict }, { $count: 'n' })).toEqual([{ n: 3 }]);
    const files = harness.db.collection('files');
    await files.insertOne({
      open: true,
      parts: [
        { open: true, t: 1 },
        { open: false, t: 2 },
      ],
      n: 1,
    });
    const level = { $cond: ['$open', '$$DESCEND', '$$PRUNE'] };
    const [left] = await files.aggregate([{ $redact: level }]).toArray();
    expect(left).toMatchObject({ n: 1, parts: [{ t: 1 }] });
    expect(left?.parts).toHaveLength(1);
  });

  it('when months are added, then the day stays within the month, by the clock of the place', async () => {
    const sum = (startDate: string, unit: string, amount: number, timezone?: string) => ({
      $dateAdd: { startDate: new Date(startDate), unit, amount, ...(timezone ? { timezone } : {}) },
    });
    const [made] = await run(
      { $limit: 1 },
      {
        $project: {
          _id: 0,
          a: sum('2026-01-31', 'month', 1),
          b: sum('2024-02-29', 'year', 1),
          c: sum('2026-01-30T17:00:00Z', 'month', 1, 'Asia/Shanghai'),
          d: sum('2026-03-28T12:00:00Z', 'day', 1, 'Europe/Berlin'),
          e: { $dateSubtract: { startDate: new Date('2026-01-01'), unit: 'hour', amount: 1 } },
          f: { $dateAdd: { startDate: null, unit: 'day', amount: 1 } },
        },
      },
    );
    expect(plain([made as Document])[0]).toEqual({
      a: '2026-02-28T00:00:00.000Z',
      b: '2025-02-28T00:00:00.000Z',
      c: '2026-02-27T17:00:00.000Z',
      d: '2026-03-29T11:00:00.000Z',
      e: '2025-12-31T23:00:00.000Z',
      f: null,
    });
  });

  it('when results are merged, then each way of meeting a document is kept to', async () => {
    const target = harness.db.collection<{ _id: string; n?: number; old?: number }>('target');
    const merge = async (more: Document) => {
      await target.deleteMany({});
      await target.insertOne({ _id: 'A', n: 1, old: 1 });
      const group = { $group: { _id: '$shop', n: { $sum: 1 } } };
      await run(group, { $merge: { into: 'target', ...more } });
      return target.find().sort({ _id: 1 }).toArray();
    };
    const fresh = { _id: 'B', n: 1 };
    expect(await merge({})).toEqual([{ _id: 'A', n: 3, old: 1 }, fresh]);
    expect(await merge({ whenMatched: 'replace' })).toEqual([{ _id: 'A', n: 3 }, fresh]);
    const discard = { whenMatched: 'keepExisting', whenNotMatched: 'discard' };
    expect(await merge(discard)).toEqual([{ _id: 'A', n: 1, old: 1 }]);
    const both = [{ $set: { n: { $add: ['$n', '$$new.n'] } } }];
    expect((await merge({ whenMatched: both }))[0]).toEqual({ _id: 'A', n: 4, old: 1 });
    const named = { let: { more: '$n' }, whenMatched: [{ $set: { old: '$$more' } }] };
    expect((await merge(named))[0]).toEqual({ _id: 'A', n: 1, old: 3 });
  });
});

describe('collations', () => {
  it('when Chinese is sorted by zh, then by pinyin; numbers in texts by worth; strength folds case', async () => {
    const names = harness.db.collection('names');
    await names.insertMany(['张', '李', '王', '阿', '10', '9', 'b', 'B'].map((n) => ({ n })));
    const sort = async (collation: { locale: string; numericOrdering?: boolean }) =>
      (await names.find({ n: /[^bB]/ }).sort({ n: 1 }).collation(collation).toArray()).map(
        (d) => d.n,
      );
    expect(await sort({ locale: 'zh' })).toEqual(['10', '9', '阿', '李', '王', '张']);
    expect((await sort({ locale: 'zh', numericOrdering: true })).slice(0, 2)).toEqual(['9', '10']);
    const folded = names.find({ n: 'b' }).collation({ locale: 'zh', strength: 2 });
    expect(await folded.toArray()).toHaveLength(2);
  });
});

describe('numbers after an update', () => {
  it('when an update does not write a field, then a whole double stays a double, a long a long', async () => {
    const rows = harness.db.collection('numbers');
    const raw = { promoteValues: false, promoteLongs: false } as const;
    const kept = { d: new Double(5), l: Long.fromNumber(7), deep: [{ d: new Double(2) }] };
    await rows.insertOne({ _id: 1 as never, ...kept, n: 1 });
    await rows.updateOne({ _id: 1 as never }, { $set: { w: 1 }, $inc: { n: 1 }, $unset: { x: 1 } });
    const after = (await rows.findOne({}, raw)) as Document;
    expect([after.d, after.l, after.deep[0].d].map((v) => v._bsontype)).toEqual([
      'Double',
      'Long',
      'Double',
    ]);
    expect(Object.keys(after)).toEqual(['_id', 'd', 'l', 'deep', 'n', 'w']);
    await rows.updateOne({}, { $rename: { w: 'v' }, $unset: { l: 1 } });
    expect(await rows.findOne()).toEqual({ _id: 1, d: 5, deep: [{ d: 2 }], n: 2, v: 1 });
    await rows.updateOne({}, { $set: { n: 2147483647 } });
    await rows.updateOne({}, { $inc: { n: 1 } });
    expect(String(((await rows.findOne({}, raw)) as Document).n._bsontype)).toBe('Long');
  });
});

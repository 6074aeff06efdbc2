import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Model, type PipelineStage, Schema } from 'mongoose';
import { type MongooseHarness, openMongoose } from './store.mongoose.harness.ts';

let harness: MongooseHarness;
let Firms: Model<{ _id: number; name: string; boss?: number | undefined }>;
let Deals: Model<{ _id: number; firm: number; sum: number; tags: string[]; town: string }>;

beforeAll(async () => {
  harness = await openMongoose();
  const firms = new Schema({ _id: Number, name: String, boss: Number });
  const deals = new Schema({
    _id: Number,
    firm: Number,
    sum: Number,
    tags: [String],
    town: String,
  });
  Firms = harness.connection.model('Firm', firms) as unknown as typeof Firms;
  Deals = harness.connection.model('Deal', deals) as unknown as typeof Deals;
  await Firms.create([
    { _id: 1, name: '阿里' },
    { _id: 2, name: '北方', boss: 1 },
    { _id: 3, name: '长城', boss: 2 },
  ]);
  await Deals.create([
    { _id: 1, firm: 1, sum: 10, tags: ['a', 'b'], town: 'Ya' },
    { _id: 2, firm: 2, sum: 20, tags: ['b'], town: 'ya' },
    { _id: 3, firm: 2, sum: 5, tags: [], town: 'Mi' },
    { _id: 4, firm: 9, sum: 1, tags: ['c'], town: 'yá' },
  ]);
});
afterAll(() => harness.close());

const run = (...stages: PipelineStage[]) => Deals.aggregate(stages);

describe('joins', () => {
  it('when a field is joined, then the other documents stand there, or none', async () => {
    const lookup = { from: 'firms', localField: 'firm', foreignField: '_id', as: 'who' };
    const rows = await run({ $lookup: lookup }, { $sort: { _id: 1 } });
    expect(rows.map((row) => row.who.map((firm: { name: string }) => firm.name))).toEqual([
      ['阿里'],
      ['北方'],
      ['北方'],
      [],
    ]);
  });

  it('when a pipeline joins, then it sees the variables and runs its stages', async () => {
    const rows = await Firms.aggregate([
      {
        $lookup: {
          from: 'deals',
          let: { id: '$_id', least: 6 },
          pipeline: [
            {
              $match: {
                $expr: { $and: [{ $eq: ['$firm', '$$id'] }, { $gte: ['$sum', '$$least'] }] },
              },
            },
            { $group: { _id: null, total: { $sum: '$sum' }, n: { $sum: 1 } } },
          ],
          as: 'deals',
        },
      },
      { $unwind: { path: '$deals', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $sort: { _id: 1 } },
      { $project: { total: '$deals.total', n: '$deals.n', i: 1 } },
    ]);
    expect(rows).toEqual([
      { _id: 1, total: 10, n: 1, i: 0 },
      { _id: 2, total: 20, n: 1, i: 0 },
      { _id: 3, i: null },
    ]);
  });

  it('when a tree is climbed, then all above are found with their distance', async () => {
    const graph = {
      from: 'firms',
      startWith: '$boss',
      connectFromField: 'boss',
      connectToField: '_id',
      as: 'above',
      depthField: 'far',
    };
    const [row] = await Firms.aggregate([{ $match: { _id: 3 } }, { $graphLookup: graph }]);
    const above = row.above.map((one: { _id: number; far: unknown }) => [one._id, Number(one.far)]);
    expect(above.sort()).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });
});

describe('groups and windows', () => {
  it('when facets run, then each answers by itself over the same documents', async () => {
    const [facets] = await run({
      $facet: {
        tags: [{ $unwind: '$tags' }, { $sortByCount: '$tags' }, { $limit: 1 }],
        count: [{ $count: 'n' }],
        rich: [{ $match: { sum: { $gt: 9 } } }, { $group: { _id: null, s: { $sum: '$sum' } } }],
      },
    });
    expect(facets).toEqual({
      tags: [{ _id: 'b', count: 2 }],
      count: [{ n: 4 }],
      rich: [{ _id: null, s: 30 }],
    });
  });

  it('when documents are grouped, then every accumulator tells of its own group', async () => {
    const [group] = await run(
      { $sort: { sum: -1 } },
      {
        $group: {
          _id: { firm: '$firm' },
          sums: { $push: '$sum' },
          first: { $first: '$_id' },
          mean: { $avg: '$sum' },
          most: { $max: '$sum' },
          towns: { $addToSet: '$town' },
        },
      },
      { $match: { '_id.firm': 2 } },
    );
    expect({ ...group, towns: [...group.towns].sort() }).toEqual({
      _id: { firm: 2 },
      sums: [20, 5],
      first: 2,
      mean: 12.5,
      most: 20,
      towns: ['Mi', 'ya'],
    });
  });

  it('when windows run over partitions, then each starts anew', async () => {
    const rows = await run(
      {
        $setWindowFields: {
          partitionBy: '$firm',
          sortBy: { sum: 1 },
          output: { so: { $sum: '$sum', window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $sort: { _id: 1 } },
    );
    expect(rows.map((row) => row.so)).toEqual([10, 25, 5, 1]);
  });
});

describe('several collections', () => {
  it('when another is added, then both flow on', async () => {
    const rows = await Firms.aggregate([
      { $unionWith: { coll: 'deals', pipeline: [{ $match: { sum: { $gt: 5 } } }] } },
      {
        $group: { _id: { $cond: [{ $ifNull: ['$sum', false] }, 'deal', 'firm'] }, n: { $sum: 1 } },
      },
      { $sort: { _id: 1 } },
    ]);
    expect(rows).toEqual([
      { _id: 'deal', n: 2 },
      { _id: 'firm', n: 3 },
    ]);
  });

  it('when results are merged into another, then it holds them, and keeps what it had', async () => {
    const totals = harness.connection.collection<{ _id: number; t?: number; own?: string }>(
      'totals',
    );
    await totals.insertOne({ _id: 2, own: 'kept' });
    const group = { $group: { _id: '$firm', t: { $sum: '$sum' } } };
    await run(group, { $match: { _id: { $lt: 9 } } }, { $merge: { into: 'totals' } });
    expect(await totals.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, t: 10 },
      { _id: 2, own: 'kept', t: 25 },
    ]);
  });
});

describe('collations in pipelines', () => {
  const loose = { locale: 'en', strength: 1 };
  const under = (stages: PipelineStage[], collation = loose) =>
    Deals.aggregate(stages).collation(collation as never);

  it('when groups are made, then texts it holds equal are one group', async () => {
    const stages = [{ $group: { _id: '$town', n: { $sum: 1 } } }, { $sort: { n: -1 as const } }];
    expect((await under(stages)).map((row) => row.n)).toEqual([3, 1]);
    expect((await under(stages, { locale: 'en', strength: 2 })).map((row) => row.n)).toEqual([
      2, 1, 1,
    ]);
    expect(await run(...stages)).toHaveLength(4);
    const nested = [{ $group: { _id: { t: ['$town'] } } }];
    expect(await under(nested)).toHaveLength(2);
  });

  it('when sets, comparisons and windows run, then they go by it too', async () => {
    const all = [{ $group: { _id: null, towns: { $addToSet: '$town' } } }];
    expect((await under(all))[0]?.towns).toHaveLength(2);
    const same = [{ $match: { $expr: { $eq: ['$town', 'YA'] } } }, { $count: 'n' }];
    expect(await under(same)).toEqual([{ n: 3 }]);
    expect(await run(...same)).toEqual([]);
    const output = { n: { $sum: 1, window: { documents: ['unbounded', 'unbounded'] } } };
    const windows = [{ $setWindowFields: { partitionBy: '$town', output } }] as never[];
    expect((await under(windows)).map((row) => row.n).sort()).toEqual([1, 3, 3, 3]);
  });

  it('when Chinese names are sorted and matched by zh, then by pinyin', async () => {
    const zh = { locale: 'zh' } as const;
    const names = await Firms.find().sort({ name: 1 }).collation(zh);
    expect(names.map((firm) => firm.name)).toEqual(['阿里', '北方', '长城']);
    expect(await Firms.countDocuments({ name: { $gt: '巴' } }).collation(zh)).toBe(2);
    const [last] = await Firms.aggregate([{ $sort: { name: -1 } }]).collation(zh);
    expect(last?.name).toBe('长城');
    expect(await Firms.distinct('name').collation(zh)).toHaveLength(3);
  });
});

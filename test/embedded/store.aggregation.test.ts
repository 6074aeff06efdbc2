import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, Decimal128, type Document, Long, ObjectId } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let bids: Collection<Document>;
const [wang, li] = [new ObjectId(), new ObjectId()];

beforeAll(async () => {
  harness = await openHarness();
  bids = harness.db.collection('bids');
  const experts = harness.db.collection<Document>('experts');
  await experts.insertMany([
    { _id: wang, name: '王', tags: ['a', 'b'] },
    { _id: li, name: '李', tags: ['b'], lead: wang },
  ]);
  await bids.insertMany(
    Array.from({ length: 12 }, (_, i) => ({
      _id: i as never,
      by: i % 3 ? wang : li,
      price: i * 10,
      fee: Decimal128.fromString(`${i * 4}.10`),
      big: Long.fromNumber(i),
      at: new Date(Date.UTC(2026, i % 4, 1)),
    })),
  );
});
afterAll(() => harness.close());

const run = (...pipeline: Document[]) => bids.aggregate(pipeline).toArray();

describe('groups', () => {
  it('when decimals and longs are summed, then the sums are exact', async () => {
    const sums = {
      fee: { $sum: '$fee' },
      big: { $sum: '$big' },
      mean: { $avg: '$fee' },
      top: { $max: '$fee' },
    };
    const [all] = await run({ $group: { _id: null, ...sums } });
    expect(String(all?.fee)).toBe('265.20');
    expect(all?.big).toBe(66);
    expect(Number(String(all?.mean))).toBe(22.1);
    expect(String(all?.top)).toBe('44.10');
  });

  it('when ids and dates are grouped by, then equal ones fall together', async () => {
    const byExpert = await run(
      { $group: { _id: '$by', n: { $sum: 1 }, prices: { $push: '$price' } } },
      { $sort: { n: 1 } },
    );
    expect(byExpert.map(({ _id, n }) => [String(_id), n])).toEqual([
      [String(li), 4],
      [String(wang), 8],
    ]);
    expect(byExpert[0]?.prices).toEqual([0, 30, 60, 90]);
    const format = { $dateToString: { format: '%Y-%m', date: '$at', timezone: 'Asia/Shanghai' } };
    const months = await run({ $group: { _id: format, n: { $sum: 1 } } }, { $sort: { _id: 1 } });
    expect(months.map((month) => month._id)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04']);
  });

  it('when numbers of several types are equal, then they are one group', async () => {
    const mixed = harness.db.collection('mixed');
    await mixed.insertMany([
      { v: 5 },
      { v: Long.fromNumber(5) },
      { v: Decimal128.fromString('5.0') },
      { v: 'x' },
    ]);
    const groups = await mixed
      .aggregate([{ $group: { _id: '$v', n: { $sum: 1 } } }, { $sort: { n: -1 } }])
      .toArray();
    expect(groups.map((group) => group.n)).toEqual([3, 1]);
  });

  it('when a bucket, a facet and a count are asked for, then each sees all documents', async () => {
    const [facets] = await run({
      $facet: {
        top: [{ $sort: { price: -1 } }, { $limit: 2 }, { $project: { _id: 0, price: 1 } }],
        count: [{ $count: 'n' }],
        buckets: [
          {
            $bucket: {
              groupBy: '$price',
              boundaries: [0, 50, 100],
              default: 'more',
              output: { n: { $sum: 1 } },
            },
          },
        ],
        favourites: [{ $sortByCount: '$by' }],
      },
    });
    expect(facets?.top).toEqual([{ price: 110 }, { price: 100 }]);
    expect(facets?.count).toEqual([{ n: 12 }]);
    expect(facets?.buckets).toEqual([
      { _id: 0, n: 5 },
      { _id: 50, n: 5 },
      { _id: 'more', n: 2 },
    ]);
    expect(facets?.favourites[0]).toMatchObject({ count: 8 });
  });
});

describe('joins', () => {
  it('when a field is joined, then unwinding gives one document for each', async () => {
    const joined = await run(
      { $match: { price: { $gte: 90 } } },
      { $lookup: { from: 'experts', localField: 'by', foreignField: '_id', as: 'expert' } },
      { $unwind: '$expert' },
      { $unwind: '$expert.tags' },
      { $sort: { price: 1, 'expert.tags': 1 } },
      { $project: { _id: 0, price: 1, tag: '$expert.tags', name: '$expert.name' } },
    );
    expect(joined).toHaveLength(5);
    expect(joined[0]).toEqual({ price: 90, tag: 'b', name: '李' });
  });

  it('when a join has a pipeline with variables, then they hold for each document', async () => {
    const experts = harness.db.collection('experts');
    const conditions = [{ $eq: ['$by', '$$who'] }, { $gt: ['$price', 50] }];
    const pipeline = [{ $match: { $expr: { $and: conditions } } }, { $count: 'n' }];
    const found = await experts
      .aggregate([
        { $lookup: { from: 'bids', let: { who: '$_id' }, pipeline, as: 'dear' } },
        { $sort: { name: -1 } },
      ])
      .toArray();
    expect(found.map((expert) => expert.dear[0]?.n)).toEqual([4, 2]);
  });

  it('when a chain is followed, then every link is found once', async () => {
    const experts = harness.db.collection('experts');
    const follow = {
      from: 'experts',
      startWith: '$lead',
      connectFromField: 'lead',
      connectToField: '_id',
      as: 'line',
    };
    const [found] = await experts
      .aggregate([{ $match: { _id: li } }, { $graphLookup: follow }])
      .toArray();
    expect(found?.line.map((expert: Document) => expert.name)).toEqual(['王']);
  });
});

describe('expressions', () => {
  const compute = async (expression: unknown, doc: Document = {}) => {
    const [out] = await harness.db
      .aggregate([{ $documents: [{ ...doc }] }, { $project: { x: expression } }])
      .toArray();
    return out?.x;
  };

  it('when values are compared, then BSON decides and not the text', async () => {
    const decimal = (text: string) => Decimal128.fromString(text);
    expect(await compute({ $gt: [decimal('10'), decimal('9')] })).toBe(true);
    expect(await compute({ $eq: [decimal('5.0'), 5] })).toBe(true);
    expect(await compute({ $max: [2, decimal('10'), 3] })).toEqual(decimal('10'));
    expect(await compute({ $setUnion: [[wang], [wang, li]] })).toHaveLength(2);
    expect(
      await compute({ $sortArray: { input: [{ n: 2 }, { n: 1 }], sortBy: { n: 1 } } }),
    ).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('when values are converted, then types are as in MongoDB, and nonsense is refused', async () => {
    expect(await compute({ $toString: wang })).toBe(wang.toHexString());
    expect(await compute({ $toObjectId: wang.toHexString() })).toEqual(wang);
    expect(await compute({ $type: Decimal128.fromString('1') })).toBe('decimal');
    expect(await compute({ $convert: { input: 'x', to: 'int', onError: -1 } })).toBe(-1);
    await expect(compute({ $toInt: 'x' })).rejects.toMatchObject({ code: 241 });
    expect(await compute({ $round: [Decimal128.fromString('2.345'), 2] })).toEqual(
      Decimal128.fromString('2.34'),
    );
  });

  it('when lists are mapped, filtered and reduced, then variables hold within', async () => {
    const input = [1, 2, 3, 4];
    expect(await compute({ $map: { input, as: 'n', in: { $multiply: ['$$n', 2] } } })).toEqual([
      2, 4, 6, 8,
    ]);
    expect(await compute({ $filter: { input, as: 'n', cond: { $gt: ['$$n', 2] } } })).toEqual([
      3, 4,
    ]);
    expect(
      await compute({ $reduce: { input, initialValue: 0, in: { $add: ['$$value', '$$this'] } } }),
    ).toBe(10);
    expect(await compute({ $cond: [{ $in: [3, input] }, 'yes', 'no'] })).toBe('yes');
  });

  it('when code is sent as an expression, then it is never run', async () => {
    const script = { $function: { body: 'function() { return 1; }', args: [], lang: 'js' } };
    await expect(compute(script)).rejects.toThrow('$function');
    await expect(run({ $match: { $where: 'true' } })).rejects.toThrow('$where');
    await expect(run({ $group: { _id: 1, x: { $accumulator: {} } } })).rejects.toThrow(
      '$accumulator',
    );
  });
});

describe('windows and output', () => {
  it('when a window runs over a sorted partition, then decimals are in their true order', async () => {
    const output = {
      rank: { $rank: {} },
      sum: { $sum: '$price', window: { documents: ['unbounded', 'current'] } },
    };
    const rows = await run(
      { $setWindowFields: { partitionBy: '$by', sortBy: { fee: 1 }, output } },
      { $match: { by: wang, rank: { $lte: 4 } } },
      { $sort: { rank: 1 } },
    );
    expect(rows.map(({ rank, sum, price }) => [rank, sum, price])).toEqual([
      [1, 10, 10],
      [2, 30, 20],
      [3, 70, 40],
      [4, 120, 50],
    ]);
  });

  it('when results are merged, then known documents change and new ones come', async () => {
    const sums = harness.db.collection<Document>('sums');
    await sums.insertOne({ _id: li, kept: true });
    await run({ $group: { _id: '$by', n: { $sum: 1 } } }, { $merge: { into: 'sums' } });
    expect(await sums.findOne({ _id: li })).toEqual({ _id: li, kept: true, n: 4 });
    expect(await sums.countDocuments()).toBe(2);
    await run({ $match: { price: 0 } }, { $out: 'sums' });
    expect(await sums.countDocuments()).toBe(1);
  });
});

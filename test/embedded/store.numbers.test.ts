import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Collection, Decimal128, type Document, Double, Int32, Long } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let rows: Collection<Document>;

beforeAll(async () => {
  harness = await openHarness();
  rows = harness.db.collection('rows');
});
afterAll(() => harness.close());

/** The type and text of a number as it is stored: 'Double 5'. */
const shown = (value: unknown) => {
  const { _bsontype } = value as { _bsontype: string };
  return `${_bsontype} ${String(value)}`;
};

const stored = async () =>
  (await rows.findOne({}, { promoteValues: false, projection: { _id: 0 } })) as Document;

/** The field `n` as it is stored after an update of one document. */
async function after(n: unknown, update: Document | Document[]): Promise<string> {
  await rows.deleteMany({});
  await rows.insertOne(n === undefined ? {} : { n });
  await rows.updateOne({}, update);
  return shown((await stored()).n);
}

const decimal = (text: string) => Decimal128.fromString(text);

describe('the type a number has after an update', () => {
  it.each([
    [1, { $inc: { n: new Double(2) } }, 'Double 3'],
    [new Double(1), { $inc: { n: 2 } }, 'Double 3'],
    [0.5, { $inc: { n: 0.5 } }, 'Double 1'],
    [Long.fromNumber(1), { $inc: { n: new Double(1) } }, 'Double 2'],
    [Long.fromNumber(1), { $inc: { n: 1 } }, 'Long 2'],
    [Long.fromNumber(1), { $inc: { n: 3_000_000_000 } }, 'Double 3000000001'],
    [1, { $inc: { n: 1 } }, 'Int32 2'],
    [2147483647, { $inc: { n: 1 } }, 'Long 2147483648'],
    [1, { $inc: { n: decimal('0.5') } }, 'Decimal128 1.5'],
    [new Double(1), { $inc: { n: decimal('0.5') } }, 'Decimal128 1.5'],
    [undefined, { $inc: { n: new Double(4) } }, 'Double 4'],
    [3, { $mul: { n: new Double(2) } }, 'Double 6'],
    [1.5, { $mul: { n: 2 } }, 'Double 3'],
    [65536, { $mul: { n: 65536 } }, 'Long 4294967296'],
    [undefined, { $mul: { n: new Double(4) } }, 'Double 0'],
    [undefined, { $mul: { n: Long.fromNumber(4) } }, 'Long 0'],
    [1, { $max: { n: new Double(2) } }, 'Double 2'],
    [new Double(2), { $max: { n: 2 } }, 'Double 2'],
    [1, { $set: { n: new Double(7) } }, 'Double 7'],
    [new Double(7), { $set: { n: 7 } }, 'Int32 7'],
    [new Double(7), { $set: { n: Long.fromNumber(7) } }, 'Long 7'],
    [new Double(7), [{ $set: { other: 1 } }], 'Double 7'],
  ])('when %s meets %j, then it is %s', async (n, update, expected) => {
    expect(await after(n, update)).toBe(expected);
  });

  it('when bits are set on a double, then it is refused as a number that is not whole', async () => {
    await expect(after(new Double(4), { $bit: { n: { or: 1 } } })).rejects.toMatchObject({
      code: 2,
    });
  });
});

describe('a whole double', () => {
  it('when what stands beside it in a document or array is written, then it stays one', async () => {
    await rows.deleteMany({});
    await rows.insertOne({ in: { d: new Double(5), i: 1 }, list: [new Double(2), new Int32(3)] });
    await rows.updateOne({}, { $set: { 'in.new': 1 }, $push: { list: new Double(4) } } as Document);
    const { in: inner, list } = await stored();
    expect([inner.d, inner.i, ...list].map(shown)).toEqual([
      'Double 5',
      'Int32 1',
      'Double 2',
      'Int32 3',
      'Double 4',
    ]);
  });

  it('when it comes by a replacement, an upsert or findOneAndUpdate, then it is kept and told', async () => {
    await rows.deleteMany({});
    await rows.insertOne({ k: 1 });
    await rows.replaceOne({ k: 1 }, { k: 1, n: new Double(6) });
    expect(shown((await stored()).n)).toBe('Double 6');
    const options = { promoteValues: false, returnDocument: 'after' } as const;
    const told = await rows.findOneAndUpdate({ k: 1 }, { $inc: { n: 1 } }, options);
    expect(shown(told?.n)).toBe('Double 7');
    const set = { $set: { n: new Double(8) } };
    expect(shown((await rows.findOneAndUpdate({ k: 1 }, set, options))?.n)).toBe('Double 8');
    await rows.deleteMany({});
    await rows.updateOne(
      { k: new Double(9) },
      { $setOnInsert: { n: new Double(1) } },
      { upsert: true },
    );
    const made = await stored();
    expect([made.k, made.n].map(shown)).toEqual(['Double 9', 'Double 1']);
  });

  it('when it is looked for, then int, long, double and decimal of its worth are one', async () => {
    await rows.deleteMany({});
    const kinds = [5, new Double(5), Long.fromNumber(5), decimal('5.0')];
    await rows.insertMany(kinds.map((n) => ({ n })));
    await rows.createIndex({ n: 1 });
    for (const n of kinds) expect(await rows.countDocuments({ n })).toBe(4);
    expect(await rows.countDocuments({ n: { $type: 'double' } })).toBe(1);
    const groups = await rows.aggregate([{ $group: { _id: '$n', c: { $sum: 1 } } }]).toArray();
    expect(groups.map((group) => group.c)).toEqual([4]);
    expect(await rows.distinct('n')).toHaveLength(1);
    const changed = await rows.updateMany({ n: new Double(5) }, { $inc: { n: new Double(1) } });
    expect(changed.modifiedCount).toBe(4);
    expect(await rows.countDocuments({ n: 6 })).toBe(4);
  });
});

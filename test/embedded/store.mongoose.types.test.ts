import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Model, Schema, Types } from 'mongoose';
import { type MongooseHarness, openMongoose } from './store.mongoose.harness.ts';

let harness: MongooseHarness;
const { Decimal128, UUID, Double, Int32, BigInt: Big } = Schema.Types;
const partSchema = new Schema({ name: String, size: Number });
const everything = new Schema(
  {
    text: String,
    count: Number,
    at: Date,
    bytes: Buffer,
    yes: Boolean,
    mixed: Schema.Types.Mixed,
    link: Schema.Types.ObjectId,
    list: [Number],
    price: Decimal128,
    marks: { type: Map, of: Number },
    parts: { type: Map, of: partSchema },
    one: partSchema,
    many: [partSchema],
    token: UUID,
    big: Big,
    ratio: Double,
    whole: Int32,
  },
  { minimize: false },
);
type Row = Record<string, unknown>;
let Thing: Model<Row>;

const link = new Types.ObjectId();
const token = '6b0226fc-6556-4cdd-b5dc-992000000001';
const full = {
  text: '粉体输送 𠮷',
  count: 1.5,
  at: new Date('2026-02-03T04:05:06.789Z'),
  bytes: Buffer.from([0, 1, 255]),
  yes: false,
  mixed: { a: [1, { b: null }], 'x y': 'z' },
  link,
  list: [3, 1, 2],
  price: '12345678901234567890.123456789',
  marks: { a: 1, b: 2 },
  parts: { p: { name: '件', size: 2 } },
  one: { name: 'one', size: 1 },
  many: [{ name: 'a', size: 1 }, { name: 'b' }],
  token,
  big: 9223372036854775807n,
  ratio: 5,
  whole: 7,
};

beforeAll(async () => {
  harness = await openMongoose();
  Thing = harness.connection.model<Row>('Thing', everything);
  await Thing.create(full);
});
afterAll(() => harness.close());

/** The `$type` the store gives a field. */
const typeOf = async (path: string) =>
  (
    await Thing.aggregate([{ $match: { text: full.text } }, { $project: { t: { $type: path } } }])
  )[0]?.t;

describe('every schema type', () => {
  it('when a document comes back, then each value is what was stored', async () => {
    const found = await Thing.findOne({ text: full.text }).orFail();
    const plain = found.toObject({ flattenMaps: true }) as unknown as typeof full & {
      bytes: Types.Buffer;
    };
    expect(plain).toMatchObject({
      text: full.text,
      count: 1.5,
      at: full.at,
      yes: false,
      mixed: full.mixed,
      link,
      list: [3, 1, 2],
      marks: full.marks,
      parts: full.parts,
      one: full.one,
      many: full.many,
      big: full.big,
    });
    expect(String(plain.price)).toBe(full.price);
    expect(String(plain.token)).toBe(token);
    expect([...(found.get('bytes') as Buffer)]).toEqual([0, 1, 255]);
    expect([Number(plain.ratio), Number(plain.whole)]).toEqual([5, 7]);
  });

  it.each([
    ['$price', 'decimal'],
    ['$token', 'binData'],
    ['$bytes', 'binData'],
    ['$link', 'objectId'],
    ['$at', 'date'],
    ['$yes', 'bool'],
    ['$big', 'long'],
    ['$many', 'array'],
    ['$marks', 'object'],
  ])('when the type of %s is asked for, then it is %s', async (path, type) => {
    const [row] = await Thing.find({ [path.slice(1)]: { $type: type } }).select(path.slice(1));
    expect(row).toBeDefined();
    if (path !== '$big') expect(await typeOf(path)).toBe(type);
  });

  it.each([
    ['text', full.text],
    ['at', full.at],
    ['yes', false],
    ['link', link],
    ['price', full.price],
    ['token', token],
    ['big', full.big],
    ['ratio', 5],
    ['whole', 7],
    ['marks.a', 1],
    ['parts.p.name', '件'],
    ['many.name', 'b'],
    ['one.size', 1],
    ['list', 2],
  ])(
    'when %s is looked for by its value, then it is found, and not by another',
    async (path, v) => {
      expect(await Thing.countDocuments({ [path]: v })).toBe(1);
      expect(await Thing.countDocuments({ [path]: { $ne: v } })).toBe(0);
    },
  );

  it('when a document is changed and saved, then only what changed is written', async () => {
    const doc = await Thing.findOne({ text: full.text }).orFail();
    (doc.get('marks') as Map<string, number>).set('c', 3);
    (doc.get('list') as Types.Array<number>).push(9);
    doc.set('many.0.size', 10);
    doc.set('mixed', { other: [1n] });
    await doc.save();
    const raw = (await Thing.findOne({ text: full.text }).lean()) as Row;
    expect(raw).toMatchObject({
      marks: { a: 1, b: 2, c: 3 },
      list: [3, 1, 2, 9],
      many: [{ name: 'a', size: 10 }, { name: 'b' }],
    });
    expect(String((raw.price as Types.Decimal128) ?? '')).toBe(full.price);
  });
});

describe('numbers of several kinds', () => {
  let Sum: Model<Row>;
  beforeAll(async () => {
    const schema = new Schema({ k: String, price: Decimal128, big: Big, at: Date, n: Number });
    Sum = harness.connection.model<Row>('Sum', schema);
    await Sum.create([
      { k: 'a', price: '0.1', big: 9007199254740993n, at: new Date(3000), n: 2 },
      { k: 'a', price: '0.2', big: 2n, at: new Date(1000), n: 10 },
      { k: 'b', price: '10', big: -5n, at: new Date(2000), n: 1 },
    ]);
  });

  it('when they are summed, then decimals and longs stay exact', async () => {
    const [a] = await Sum.aggregate([
      { $group: { _id: '$k', price: { $sum: '$price' }, big: { $sum: '$big' } } },
      { $match: { _id: 'a' } },
      { $project: { price: { $toString: '$price' }, big: { $toString: '$big' } } },
    ]);
    expect(a).toEqual({ _id: 'a', price: '0.3', big: '9007199254740995' });
  });

  it('when they are compared and sorted, then by worth and not by text', async () => {
    const prices = await Sum.find().sort({ price: 1 });
    expect(prices.map((row) => String(row.price))).toEqual(['0.1', '0.2', '10']);
    expect(await Sum.countDocuments({ price: { $gt: '0.15' } })).toBe(2);
    expect(await Sum.countDocuments({ big: { $gt: 9007199254740992n } })).toBe(1);
    expect((await Sum.find().sort({ big: 1 })).map((row) => row.big)).toEqual([
      -5n,
      2n,
      9007199254740993n,
    ]);
    expect((await Sum.find().sort({ at: -1 })).map((row) => row.n)).toEqual([2, 1, 10]);
    expect(await Sum.countDocuments({ at: { $gte: new Date(2000) } })).toBe(2);
  });

  it('when they are counted up, then the sum is exact and keeps its type', async () => {
    const change = { $inc: { price: '0.05', big: 1n }, $mul: { n: 1.5 } };
    await Sum.updateOne({ n: 2 }, change);
    const row = await Sum.findOne({ big: 9007199254740994n }).orFail();
    expect([String(row.price), row.n]).toEqual(['0.15', 3]);
    const [minimum] = await Sum.aggregate([
      { $group: { _id: null, least: { $min: '$at' }, mean: { $avg: '$price' } } },
    ]);
    expect(minimum?.least).toEqual(new Date(1000));
    expect(Number(String(minimum?.mean))).toBeCloseTo(3.45, 10);
  });
});

describe('what mongoose adds to a document', () => {
  it('when it has timestamps, then the birth stays and the change moves', async () => {
    const schema = new Schema({ n: Number }, { timestamps: true });
    const Stamped = harness.connection.model('Stamped', schema);
    const doc = await Stamped.create({ n: 1 });
    await Stamped.updateOne({ _id: doc._id }, { $inc: { n: 1 }, updatedAt: new Date(0) });
    await Stamped.updateOne({ _id: doc._id }, { $inc: { n: 1 } });
    const after = await Stamped.findById(doc._id).orFail();
    expect(after.createdAt).toEqual(doc.createdAt);
    expect(after.updatedAt.getTime()).toBeGreaterThanOrEqual(doc.updatedAt.getTime());
    const upserted = await Stamped.findOneAndUpdate({ n: 99 }, {}, { upsert: true, new: true });
    expect(upserted?.createdAt).toBeInstanceOf(Date);
  });

  it('when models share a collection, then each finds its own kind', async () => {
    const base = harness.connection.model(
      'Deed',
      new Schema({ at: Date }, { discriminatorKey: 'is' }),
    );
    const Click = base.discriminator('Click', new Schema({ url: String }));
    const Sign = base.discriminator('Sign', new Schema({ who: String }));
    await Click.create({ url: '/a' }, { url: '/b' });
    await Sign.create({ who: '安' });
    expect([await base.countDocuments(), await Click.countDocuments()]).toEqual([3, 2]);
    expect((await base.find().sort({ is: 1 })).map((one) => one.get('is'))).toEqual([
      'Click',
      'Click',
      'Sign',
    ]);
    expect(await Sign.findOne({ url: '/a' })).toBeNull();
    await Click.updateMany({}, { url: '/c' });
    expect((await Sign.findOne().orFail()).who).toBe('安');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Model, Schema } from 'mongoose';
import { type MongooseHarness, openMongoose } from './store.mongoose.harness.ts';

interface Account {
  name: string;
  balance: number;
  tags: string[];
  lines: { sku: string; n: number; marks: number[] }[];
  born?: string;
}

let harness: MongooseHarness;
let Accounts: Model<Account>;

beforeAll(async () => {
  harness = await openMongoose();
  const lines = [new Schema({ sku: String, n: Number, marks: [Number] }, { _id: false })];
  const schema = new Schema<Account>(
    { name: { type: String, unique: true }, balance: Number, tags: [String], lines, born: String },
    { optimisticConcurrency: true },
  );
  Accounts = harness.connection.model<Account>('Account', schema);
  await Accounts.init();
});
afterAll(() => harness.close());
beforeEach(async () => {
  await Accounts.deleteMany({});
  await Accounts.create([
    { name: 'a', balance: 10, tags: ['x', 'y'], lines: [line('s', 1), line('t', 5)] },
    { name: 'b', balance: 20, tags: [], lines: [line('s', 3)] },
  ]);
});

const line = (sku: string, n: number) => ({ sku, n, marks: [n, n + 1] });
const get = (name: string) => Accounts.findOne({ name }).orFail().lean();

describe('findOneAnd ...', () => {
  it('when one is updated, then the old or the new state comes, sorted and selected', async () => {
    const before = await Accounts.findOneAndUpdate({ name: 'a' }, { $inc: { balance: 1 } });
    const after = await Accounts.findOneAndUpdate(
      {},
      { $inc: { balance: 1 } },
      { returnDocument: 'after', sort: { balance: -1 } },
    )
      .select({ balance: 1, _id: 0 })
      .lean();
    expect(before?.balance).toBe(10);
    expect(after).toEqual({ balance: 21 });
    const told = await Accounts.findOneAndUpdate(
      { name: 'zz' },
      { balance: 0 },
      { includeResultMetadata: true },
    );
    expect(told).toMatchObject({ value: null, lastErrorObject: { updatedExisting: false, n: 0 } });
  });

  it('when one is replaced or deleted, then nothing of the old is left', async () => {
    await Accounts.findOneAndReplace({ name: 'a' }, { name: 'a', balance: 1 });
    expect((await get('a')).tags ?? []).toEqual([]);
    expect((await Accounts.findOneAndDelete({ name: 'a' }))?.balance).toBe(1);
    expect(await Accounts.countDocuments({ name: 'a' })).toBe(0);
    expect((await Accounts.findByIdAndDelete((await get('b'))._id))?.name).toBe('b');
  });

  it('when it is missing, then an upsert makes it once, with what is only set at birth', async () => {
    const upsert = () =>
      Accounts.findOneAndUpdate(
        { name: 'n' },
        { $inc: { balance: 5 }, $setOnInsert: { born: 'now' } },
        { upsert: true, returnDocument: 'after' },
      );
    expect(await upsert()).toMatchObject({ balance: 5, born: 'now' });
    await Accounts.updateOne({ name: 'n' }, { born: 'long ago' });
    expect(await upsert()).toMatchObject({ balance: 10, born: 'long ago' });
    expect(await Accounts.countDocuments({ name: 'n' })).toBe(1);
  });
});

describe('updates within arrays', () => {
  it('when $, $[] and array filters point, then those elements change and no others', async () => {
    await Accounts.updateOne({ name: 'a', 'lines.sku': 't' }, { $inc: { 'lines.$.n': 10 } });
    expect((await get('a')).lines.map((one) => one.n)).toEqual([1, 15]);
    await Accounts.updateMany({}, { $inc: { 'lines.$[].n': 1 } });
    expect((await get('a')).lines.map((one) => one.n)).toEqual([2, 16]);
    const arrayFilters = [{ 'big.n': { $gt: 10 } }, { mark: { $gte: 6 } }];
    await Accounts.updateMany({}, { $set: { 'lines.$[big].marks.$[mark]': 0 } }, { arrayFilters });
    expect((await get('a')).lines.map((one) => one.marks)).toEqual([
      [1, 2],
      [5, 0],
    ]);
    expect((await get('b')).lines[0]?.marks).toEqual([3, 4]);
  });

  it('when arrays grow and shrink by operators, then sets stay sets', async () => {
    await Accounts.updateOne({ name: 'a' }, { $addToSet: { tags: { $each: ['y', 'z'] } } });
    await Accounts.updateOne({ name: 'a' }, { $pull: { tags: 'x', lines: { n: { $lt: 3 } } } });
    await Accounts.updateOne(
      { name: 'a' },
      { $push: { lines: { $each: [line('u', 9), line('v', 7)], $sort: { n: 1 }, $slice: 2 } } },
    );
    const { tags, lines } = await get('a');
    expect([tags, lines.map((one) => one.sku)]).toEqual([
      ['y', 'z'],
      ['t', 'v'],
    ]);
  });
});

describe('several writes at once', () => {
  const writes = () => [
    { insertOne: { document: { name: 'c', balance: 1, tags: [], lines: [] } } },
    { insertOne: { document: { name: 'a', balance: 1, tags: [], lines: [] } } },
    { updateOne: { filter: { name: 'b' }, update: { $set: { balance: 99 } } } },
  ];

  it('when they are ordered, then the first failure ends them', async () => {
    await expect(Accounts.bulkWrite(writes())).rejects.toMatchObject({
      code: 11000,
      result: { insertedCount: 1, matchedCount: 0 },
    });
    expect((await get('b')).balance).toBe(20);
  });

  it('when they are not ordered, then all but the failure are done', async () => {
    const bulk = Accounts.bulkWrite(writes(), { ordered: false });
    await expect(bulk).rejects.toMatchObject({ result: { insertedCount: 1, modifiedCount: 1 } });
    expect((await get('b')).balance).toBe(99);
    const many = [{ name: 'b' }, { name: 'd' }];
    await expect(Accounts.insertMany(many, { ordered: false })).rejects.toMatchObject({
      insertedDocs: [{ name: 'd' }],
    });
  });

  it('when two save one version, then the second is told and nothing is lost', async () => {
    const [one, two] = [
      await Accounts.findOne({ name: 'a' }),
      await Accounts.findOne({ name: 'a' }),
    ];
    one?.tags.push('one');
    two?.lines.pop();
    await one?.save();
    await expect(two?.save()).rejects.toMatchObject({ name: 'VersionError' });
    expect(await get('a')).toMatchObject({ tags: ['x', 'y', 'one'], __v: 1 });
  });
});

describe('transactions', () => {
  const move = (from: string, to: string, sum: number) =>
    harness.connection.transaction(async (session) => {
      const source = await Accounts.findOne({ name: from }).session(session).orFail();
      if (source.balance < sum) throw new Error('too little');
      await Accounts.updateOne({ name: from }, { $inc: { balance: -sum } }, { session });
      await Accounts.updateOne({ name: to }, { $inc: { balance: sum } }, { session });
    });

  it('when many move at once, then conflicts are tried again and no money is made or lost', async () => {
    await Promise.all([1, 2, 3, 4, 5].map(() => move('b', 'a', 2)));
    expect([(await get('a')).balance, (await get('b')).balance]).toEqual([20, 10]);
    await expect(move('b', 'a', 11)).rejects.toThrow('too little');
    expect((await get('b')).balance).toBe(10);
  });

  it('when two touch one document, then the second gets WriteConflict with its label', async () => {
    const [first, second] = [
      await harness.connection.startSession(),
      await harness.connection.startSession(),
    ];
    first.startTransaction();
    second.startTransaction();
    await Accounts.updateOne({ name: 'a' }, { balance: 1 }, { session: first });
    const late = Accounts.updateOne({ name: 'a' }, { balance: 2 }, { session: second });
    await expect(late).rejects.toMatchObject({
      code: 112,
      errorLabels: expect.arrayContaining(['TransientTransactionError']),
    });
    expect((await get('a')).balance).toBe(10);
    await first.commitTransaction();
    expect((await get('a')).balance).toBe(1);
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('when a read asks for a snapshot without a transaction, then it is refused by name', async () => {
    const session = await harness.connection.startSession({ snapshot: true });
    await expect(Accounts.find().session(session)).rejects.toMatchObject({
      code: 72,
      message: expect.stringContaining('snapshot'),
    });
    await session.endSession();
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ClientSession, Collection, Document } from 'mongodb';
import { type Harness, openHarness } from './store.harness.ts';

let harness: Harness;
let accounts: Collection<Document>;

beforeAll(async () => {
  harness = await openHarness();
  accounts = harness.db.collection('accounts');
  await accounts.createIndex({ code: 1 }, { unique: true, sparse: true });
});
afterAll(() => harness.close());
beforeEach(async () => {
  await accounts.deleteMany({});
  await accounts.insertMany([
    { _id: 1 as never, n: 0 },
    { _id: 2 as never, n: 0 },
  ]);
});

const id = (n: number) => ({ _id: n as never });
const balance = async (n: number, session?: ClientSession) =>
  (await accounts.findOne(id(n), session ? { session } : {}))?.n;

describe('transactions', () => {
  it('when one commits, then all it wrote is there, and nothing before', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(1), { $set: { n: 5 } }, { session });
    await accounts.insertOne({ ...id(3), n: 7 }, { session });
    expect([await balance(1, session), await balance(3, session)]).toEqual([5, 7]);
    expect([await balance(1), await balance(3)]).toEqual([0, undefined]);
    await session.commitTransaction();
    expect([await balance(1), await balance(3)]).toEqual([5, 7]);
    await session.endSession();
  });

  it('when one aborts, then nothing of it is there, not even a new collection', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.deleteMany({}, { session });
    await harness.db.collection('fresh').insertOne({ a: 1 }, { session });
    expect(await accounts.countDocuments({}, { session })).toBe(0);
    await session.abortTransaction();
    expect(await accounts.countDocuments()).toBe(2);
    expect(await harness.db.listCollections({ name: 'fresh' }).toArray()).toEqual([]);
    await session.endSession();
  });

  it('when others write meanwhile, then it goes on seeing the state of its beginning', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    expect(await balance(1, session)).toBe(0);
    await accounts.updateOne(id(1), { $set: { n: 9 } });
    await accounts.insertOne({ ...id(4), n: 1 });
    expect(await balance(1, session)).toBe(0);
    expect(await accounts.countDocuments({}, { session })).toBe(2);
    const late = accounts.updateOne(id(1), { $inc: { n: 1 } }, { session });
    await expect(late).rejects.toMatchObject({ code: 112 });
    await session.endSession();
    expect(await balance(1)).toBe(9);
  });

  it('when two write one document, then the first wins and the second may try again', async () => {
    const [a, b] = [harness.client.startSession(), harness.client.startSession()];
    a.startTransaction();
    b.startTransaction();
    await accounts.updateOne(id(1), { $inc: { n: 1 } }, { session: a });
    const second = await accounts
      .updateOne(id(1), { $inc: { n: 1 } }, { session: b })
      .catch((e) => e);
    expect(second.code).toBe(112);
    expect(second.hasErrorLabel('TransientTransactionError')).toBe(true);
    await a.commitTransaction();
    expect(await balance(1)).toBe(1);
    await Promise.all([a.endSession(), b.endSession()]);
  });

  it('when twenty raise one number at a time, then none is lost', async () => {
    const raise = () =>
      harness.client.withSession((session) =>
        session.withTransaction(async () => {
          const n = (await balance(1, session)) as number;
          await accounts.updateOne(id(1), { $set: { n: n + 1 } }, { session });
        }),
      );
    await Promise.all(Array.from({ length: 20 }, raise));
    expect(await balance(1)).toBe(20);
  });

  it('when a plain write meets a document a transaction holds, then it waits for its end', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(1), { $set: { n: 10 } }, { session });
    const waiting = accounts.updateOne(id(1), { $inc: { n: 1 } });
    const other = await accounts.updateOne(id(2), { $inc: { n: 1 } });
    expect(other.modifiedCount).toBe(1);
    await session.commitTransaction();
    await waiting;
    expect(await balance(1)).toBe(11);
    await session.endSession();
  });
});

describe('what goes on beside a transaction', () => {
  it('when a write of several documents meets a lock midway, then it is taken back, and done once later', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(2), { $set: { n: 5 } }, { session });
    const raise = (n: number) => ({ updateOne: { filter: id(n), update: { $inc: { n: 1 } } } });
    const waiting = accounts.bulkWrite([raise(1), raise(2)]);
    await accounts.updateOne(id(9), { $set: { n: 1 } }, { upsert: true });
    expect(await balance(1)).toBe(0);
    await session.abortTransaction();
    await waiting;
    expect([await balance(1), await balance(2)]).toEqual([1, 1]);
    await session.endSession();
  });

  it('when building an index fails meanwhile, then the transaction goes on as if nothing had been', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(1), { $set: { n: 3 } }, { session });
    await expect(accounts.createIndex({ n: 1 }, { unique: true })).rejects.toMatchObject({
      code: 11000,
    });
    await session.commitTransaction();
    expect(await balance(1)).toBe(3);
    expect(await accounts.indexes()).toHaveLength(2);
    await session.endSession();
  });

  it('when an index is built meanwhile, then the older snapshot does without it', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.insertOne({ ...id(8), n: 0 }, { session });
    await accounts.createIndex({ n: 1 });
    expect(await accounts.countDocuments({ n: 0 }, { session })).toBe(3);
    await session.commitTransaction();
    expect(await accounts.countDocuments({ n: 0 })).toBe(3);
    await accounts.dropIndex('n_1');
    await session.endSession();
  });
});

describe('unique keys in transactions', () => {
  it('when two take one key, then the second is refused or must try again', async () => {
    const [a, b] = [harness.client.startSession(), harness.client.startSession()];
    a.startTransaction();
    b.startTransaction();
    await accounts.insertOne({ ...id(5), code: 'k' }, { session: a });
    const clash = accounts.insertOne({ ...id(6), code: 'k' }, { session: b });
    await expect(clash).rejects.toMatchObject({ code: 112 });
    await a.commitTransaction();
    await expect(accounts.insertOne({ ...id(7), code: 'k' })).rejects.toMatchObject({
      code: 11000,
    });
    await Promise.all([a.endSession(), b.endSession()]);
  });

  it('when a document it changed still holds a key, then a second with that key is refused at once', async () => {
    await accounts.updateOne(id(1), { $set: { code: 'held' } });
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(1), { $inc: { n: 1 } }, { session });
    const second = accounts.updateOne(id(2), { $set: { code: 'held' } }, { session });
    await expect(second).rejects.toMatchObject({ code: 11000 });
    await session.endSession();
  });

  it('when keys are swapped within one, then the swap is committed', async () => {
    await accounts.updateOne(id(1), { $set: { code: 'x' } });
    await accounts.updateOne(id(2), { $set: { code: 'y' } });
    await harness.client.withSession((session) =>
      session.withTransaction(async () => {
        await accounts.updateOne(id(1), { $unset: { code: '' } }, { session });
        await accounts.updateOne(id(2), { $set: { code: 'x' } }, { session });
        await accounts.updateOne(id(1), { $set: { code: 'y' } }, { session });
      }),
    );
    expect(await accounts.findOne({ code: 'x' })).toMatchObject({ _id: 2 });
    expect(await accounts.findOne({ code: 'y' })).toMatchObject({ _id: 1 });
  });
});

describe('the rules of sessions', () => {
  it('when a statement comes after the end, then there is no such transaction', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.findOne(id(1), { session });
    await harness.db.admin().command({ killAllSessions: [] });
    const late = await accounts.findOne(id(1), { session }).catch((e) => e);
    expect(late.code).toBe(251);
    await session.endSession();
  });

  it('when a commit is asked for twice, then it is done once and answered twice', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    await accounts.updateOne(id(1), { $inc: { n: 1 } }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await balance(1)).toBe(1);
    await session.endSession();
  });

  it('when a command cannot be part of one, then it is refused by name', async () => {
    const session = harness.client.startSession();
    session.startTransaction();
    const drop = harness.db.command({ dropDatabase: 1 }, { session });
    await expect(drop).rejects.toMatchObject({
      code: 263,
      message: expect.stringContaining('dropDatabase'),
    });
    await session.endSession();
  });
});

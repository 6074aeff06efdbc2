import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Binary, BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, Timestamp } from 'mongodb';
import { type Client, connectTo } from '../../scripts/store.contents.ts';
import { moveStore } from '../../scripts/store.moving.ts';
import { type Harness, openHarness } from './store.harness.ts';

let source: Harness;
let target: Harness;
let from: Client;
let to: Client;

beforeAll(async () => {
  [source, target] = await Promise.all([openHarness(), openHarness()]);
  [from, to] = [await connectTo(source.store.uri), await connectTo(target.store.uri)];
});
afterAll(async () => {
  await Promise.all([from.close(), to.close()]);
  await Promise.all([source.close(), target.close()]);
});

beforeEach(async () => {
  await Promise.all([source.db.dropDatabase(), target.db.dropDatabase()]);
  await source.db.createCollection('kept', { changeStreamPreAndPostImages: { enabled: true } });
  const kept = source.db.collection('kept');
  await kept.createIndexes([
    { key: { b: 1, a: -1 }, unique: true, partialFilterExpression: { b: { $gt: 1 } } },
    { key: { at: 1 }, expireAfterSeconds: 0 },
    { key: { c: 1 }, sparse: true, name: 'by c' },
  ]);
  await kept.insertMany([
    { _id: 2 as never, a: new Double(5), b: new Int32(5), c: Long.fromNumber(5) },
    { _id: 1 as never, a: Decimal128.fromString('5.10'), b: new Binary(Buffer.from('x'), 4) },
    { _id: 'z' as never, r: new BSONRegExp('^a', 'i'), m: new MaxKey(), t: new Timestamp(7n) },
    { _id: null as never, deep: [{ a: [null, new Double(0.5)] }], at: new Date('2090-01-01') },
  ]);
  await source.db.collection('bare').insertMany(Array.from({ length: 1200 }, (_, i) => ({ i })));
});

const move = (replace = false) => moveStore({ from, to, replace, database: 'test' });

describe('a store that is moved', () => {
  it('when it is copied and copied back, then bytes, options and indexes are the same', async () => {
    const moved = await move();
    expect(moved.map(({ collection, documents }) => [collection, documents])).toEqual([
      ['bare', 1200],
      ['kept', 4],
    ]);
    const listed = (harness: Harness) => harness.db.collection('kept').listIndexes().toArray();
    expect(await listed(target)).toEqual(await listed(source));
    const [collection] = await target.db.listCollections({ name: 'kept' }).toArray();
    expect(collection).toMatchObject({
      options: { changeStreamPreAndPostImages: { enabled: true } },
    });
    const back = await moveStore({
      from: to,
      to: from,
      replace: true,
      database: 'test',
    });
    expect(back).toEqual(moved);
  });

  it('when the target holds documents, then it is refused unless they may be replaced', async () => {
    await target.db.collection('bare').insertOne({ i: 'mine' });
    await expect(move()).rejects.toThrow('test.bare in the target holds documents');
    expect(await target.db.collection('bare').countDocuments()).toBe(1);
    await move(true);
    expect(await target.db.collection('bare').countDocuments()).toBe(1200);
  });

  it('when a document arrives changed, then the move says which collection is not true', async () => {
    const { prototype } = to.db('test').collection('bare').constructor;
    const insert = prototype.insertMany;
    prototype.insertMany = function (docs: { i?: unknown }[], options: object) {
      return insert.call(
        this,
        docs.map((doc) => ('i' in doc ? { ...doc, i: 0 } : doc)),
        options,
      );
    };
    try {
      await expect(move()).rejects.toThrow('test.bare: documents differ');
    } finally {
      prototype.insertMany = insert;
    }
  });
});

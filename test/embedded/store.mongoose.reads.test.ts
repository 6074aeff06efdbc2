import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Model, Schema, type Types } from 'mongoose';
import { type MongooseHarness, openMongoose } from './store.mongoose.harness.ts';

interface Person {
  name: string;
  age?: number;
  code?: string;
  boss?: Types.ObjectId;
  friends: Types.ObjectId[];
  likes?: Types.ObjectId;
  kind?: string;
}

let harness: MongooseHarness;
let People: Model<Person>;
let Books: Model<{ title: string; author?: Types.ObjectId }>;

const personSchema = new Schema<Person>({
  name: { type: String, unique: true },
  age: Number,
  code: String,
  boss: { type: Schema.Types.ObjectId, ref: 'Person' },
  friends: [{ type: Schema.Types.ObjectId, ref: 'Person' }],
  likes: { type: Schema.Types.ObjectId, refPath: 'kind' },
  kind: String,
});
personSchema.index(
  { code: 1 },
  { unique: true, partialFilterExpression: { code: { $type: 'string' } } },
);
personSchema.virtual('books', { ref: 'Book', localField: '_id', foreignField: 'author' });
personSchema.virtual('bookCount', {
  ref: 'Book',
  localField: '_id',
  foreignField: 'author',
  count: true,
});

beforeAll(async () => {
  harness = await openMongoose();
  const { connection } = harness;
  People = connection.model<Person>('Person', personSchema);
  const author = { type: Schema.Types.ObjectId, ref: 'Person' };
  Books = connection.model('Book', new Schema({ title: String, author })) as typeof Books;
  await Promise.all([People.init(), Books.init()]);
  const top = await People.create({ name: 'top', age: 60 });
  const mid = await People.create({ name: 'mid', age: 40, boss: top._id, friends: [top._id] });
  const book = await Books.create({ title: 'B1', author: top._id });
  await Books.create({ title: 'B2', author: top._id });
  await People.create({
    name: 'low',
    age: 40,
    boss: mid._id,
    friends: [mid._id, top._id],
    likes: book._id,
    kind: 'Book',
  });
});
afterAll(() => harness.close());

describe('populate', () => {
  const low = () => People.findOne({ name: 'low' }).orFail();
  const as = (doc: unknown) => JSON.parse(JSON.stringify(doc));

  it('when single and listed references are filled, then in the order they are kept', async () => {
    const found = as(await low().populate('boss', 'name -_id').populate('friends'));
    expect(found.boss).toEqual({ name: 'mid' });
    expect(found.friends.map((friend: Person) => friend.name)).toEqual(['mid', 'top']);
  });

  it('when they are nested, then each level is filled', async () => {
    const found = as(await low().populate({ path: 'boss', populate: { path: 'boss friends' } }));
    expect(found.boss.boss.name).toBe('top');
    expect(found.boss.friends[0].name).toBe('top');
  });

  it('when a match or a path of another model is given, then only what fits is filled', async () => {
    const some = as(await low().populate({ path: 'friends', match: { age: { $gt: 50 } } }));
    expect(some.friends).toHaveLength(1);
    expect(as(await low().populate('likes')).likes.title).toBe('B1');
  });

  it('when the reference is on the other side, then a virtual brings all of them', async () => {
    const found = await People.findOne({ name: 'top' })
      .populate({ path: 'books', options: { sort: { title: -1 } } })
      .populate('bookCount');
    expect(found?.get('books').map((book: { title: string }) => book.title)).toEqual(['B2', 'B1']);
    expect(found?.get('bookCount')).toBe(2);
  });
});

describe('unique indexes', () => {
  it('when one is partial, then only texts may clash', async () => {
    await People.create({ name: 'p1', code: 'C' }, { name: 'p2' }, { name: 'p3' });
    await expect(People.create({ name: 'p4', code: 'C' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { code: 'C' },
    });
    await expect(People.updateOne({ name: 'p2' }, { code: 'C' })).rejects.toMatchObject({
      code: 11000,
    });
    await expect(People.create({ name: 'p1' })).rejects.toMatchObject({ keyPattern: { name: 1 } });
    await People.deleteMany({ name: /^p/ });
  });

  it('when the schema loses an index, then syncing drops it, and makes what is missing', async () => {
    await People.createIndexes();
    await People.collection.createIndex({ age: 1, name: -1 });
    await People.collection.dropIndex('code_1');
    expect(await People.diffIndexes()).toMatchObject({ toDrop: ['age_1_name_-1'] });
    await People.syncIndexes();
    expect((await People.listIndexes()).map((index) => index.name).sort()).toEqual([
      '_id_',
      'code_1',
      'name_1',
    ]);
  });
});

describe('queries', () => {
  it('when fields are selected, sorted and plain, then so they come', async () => {
    const rows = await People.find().select('name age -_id').sort({ age: 1, name: -1 }).lean();
    expect(rows).toEqual([
      { name: 'mid', age: 40 },
      { name: 'low', age: 40 },
      { name: 'top', age: 60 },
    ]);
    const [second] = await People.find().sort('-age name').skip(1).limit(1).select('-friends');
    expect(second?.name).toBe('low');
    expect(second?.get('friends')).toBeUndefined();
  });

  it('when values and documents are counted, then each way agrees', async () => {
    expect((await People.distinct('age')).sort()).toEqual([40, 60]);
    expect(await People.countDocuments({ age: 40 })).toBe(2);
    expect(await People.estimatedDocumentCount()).toBe(3);
    expect(await People.exists({ name: 'nobody' })).toBeNull();
  });

  it('when explain is asked, then it names the index that ran', async () => {
    const one = await People.find({ name: 'low' }).explain();
    expect(JSON.stringify(one)).toContain('name_1');
    const stages = await People.aggregate([{ $match: { name: 'low' } }]).explain();
    expect(JSON.stringify(stages)).toContain('name_1');
  });

  it('when a collection is renamed, then its documents and indexes go with it', async () => {
    const old = harness.connection.collection('old');
    await old.createIndex({ n: 1 });
    await old.insertOne({ n: 1 });
    await old.rename('fresh');
    const fresh = harness.connection.collection('fresh');
    expect([await fresh.countDocuments({ n: 1 }), await old.countDocuments()]).toEqual([1, 0]);
    expect((await fresh.indexes()).map((index) => index.name)).toEqual(['_id_', 'n_1']);
    await Books.collection.rename('gone');
    const taken = harness.connection.collection('gone').rename('fresh');
    await expect(taken).rejects.toMatchObject({ code: 48 });
    await harness.connection.collection('gone').rename('books');
  });
});

describe('cursors', () => {
  let Rows: Model<{ n: number }>;
  beforeAll(async () => {
    Rows = harness.connection.model('Row', new Schema({ n: Number })) as unknown as typeof Rows;
    await Rows.insertMany(Array.from({ length: 250 }, (_, n) => ({ n })));
  });

  it('when batches are small, then every document comes once and in order', async () => {
    const seen: number[] = [];
    const cursor = Rows.find().sort({ n: 1 }).batchSize(7).cursor();
    for await (const row of cursor.addCursorFlag('noCursorTimeout', true)) seen.push(row.n);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, n) => n));
    let sum = 0;
    const addUp = (row: { n: number }) => {
      sum += row.n;
    };
    await Rows.find({ n: { $lt: 100 } })
      .cursor({ batchSize: 9 })
      .eachAsync(addUp, { parallel: 4 });
    expect(sum).toBe(4950);
  });

  it('when a pipeline is iterated or a cursor closed early, then nothing is left behind', async () => {
    let n = 0;
    const pipeline = [
      { $match: { n: { $gte: 50 } } },
      { $addFields: { twice: { $add: ['$n', '$n'] } } },
    ];
    for await (const row of Rows.aggregate(pipeline).cursor({ batchSize: 20 })) n += row.twice;
    expect(n).toBe(59_800);
    const cursor = Rows.find().batchSize(2).cursor();
    await cursor.next();
    await cursor.close();
    const status = await harness.connection.db?.admin().command({ serverStatus: 1 });
    expect(status?.cursors.open).toBe(0);
  });
});

describe('what the store has not', () => {
  const refused = (work: Promise<unknown>, code: number, words: string) =>
    expect(work).rejects.toMatchObject({ code, message: expect.stringContaining(words) });

  it('when a text search, a stream, a view or a validator is asked for, then the error names it', async () => {
    const { connection } = harness;
    await refused(People.find({ $text: { $search: 'x' } }).exec(), 115, '$text');
    await refused(People.collection.createIndex({ name: 'text' }), 115, 'text index');
    const stream = People.collection.watch();
    await refused(stream.next(), 40573, '$changeStream');
    await stream.close();
    const heard = new Promise((_, reject) => People.watch().once('error', reject));
    await refused(heard, 40573, 'embedded store');
    await refused(connection.createCollection('v', { viewOn: 'people' }), 115, 'viewOn');
    const validator = { $jsonSchema: { required: ['a'] } };
    await refused(connection.createCollection('w', { validator }), 115, 'validator');
    const change = (more: object) =>
      connection.db?.command({ collMod: 'people', ...more }) as never;
    await refused(change({ validator }), 115, 'validator');
    await refused(change({ viewOn: 'books', pipeline: [] }), 115, 'viewOn');
  });
});

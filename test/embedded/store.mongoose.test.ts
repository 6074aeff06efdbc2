import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose, { Schema, type Types } from 'mongoose';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';
import { newFolder, removeFolder, until } from './store.harness.ts';

const dir = newFolder();
let store: RunningStore;

const expertSchema = new Schema(
  {
    email: { type: String, required: true, unique: true, lowercase: true },
    name: String,
    fee: { type: Schema.Types.Decimal128, default: '0' },
    big: BigInt,
    skills: [String],
    marks: { type: Map, of: Number },
    papers: [new Schema({ title: String, cites: Number }, { timestamps: true })],
    photo: Buffer,
    token: Schema.Types.UUID,
  },
  { timestamps: true, optimisticConcurrency: true },
);
const Expert = mongoose.model('Expert', expertSchema);

const needSchema = new Schema(
  {
    title: { type: String, index: true },
    owner: { type: Schema.Types.ObjectId, ref: 'Expert' },
    budget: Number,
    ref: String,
    state: { type: String, enum: ['draft', 'open'], default: 'draft' },
  },
  { timestamps: true },
);
needSchema.index(
  { ref: 1 },
  { unique: true, partialFilterExpression: { ref: { $type: 'string' } } },
);
const Need = mongoose.model('Need', needSchema);

const ticketSchema = new Schema({ k: String, until: { type: Date, index: { expires: 0 } } });
const Ticket = mongoose.model('Ticket', ticketSchema);

let ann: Types.ObjectId;

beforeAll(async () => {
  store = await startStore({ dir });
  await mongoose.connect(store.uri, { dbName: 'm' });
  await Promise.all([Expert.init(), Need.init(), Ticket.init()]);
  const made = await Expert.create({
    email: 'ANN@x.cn',
    name: '安',
    fee: '10.10',
    big: 9007199254740993n,
  });
  ann = made._id;
});
afterAll(async () => {
  await mongoose.disconnect();
  await store.stop();
  removeFolder(dir);
});

describe('schema types', () => {
  it('when a document comes back, then every type is what it was', async () => {
    const token = '6b0226fc-6556-4cdd-b5dc-992000000001';
    const filled = { marks: { a: 1 }, skills: ['粉体'], photo: Buffer.from([1, 2, 3]), token };
    await Expert.updateOne({ _id: ann }, { $set: filled });
    const found = await Expert.findById(ann).orFail();
    expect(found.email).toBe('ann@x.cn');
    expect(String(found.fee)).toBe('10.10');
    expect(found.big).toBe(9007199254740993n);
    expect(found.marks?.get('a')).toBe(1);
    expect([...found.skills]).toEqual(['粉体']);
    expect([...(found.photo ?? [])]).toEqual([1, 2, 3]);
    expect(String(found.token)).toBe(token);
    expect(found.createdAt).toBeInstanceOf(Date);
  });

  it('when sub-documents are pushed, changed and pulled, then only they change', async () => {
    const expert = await Expert.findById(ann).orFail();
    expert.papers.push({ title: 'A', cites: 1 }, { title: 'B', cites: 2 });
    await expert.save();
    await Expert.updateOne({ _id: ann, 'papers.title': 'B' }, { $inc: { 'papers.$.cites': 5 } });
    const again = await Expert.findById(ann).orFail();
    expect(again.papers.map((paper) => paper.cites)).toEqual([1, 7]);
    again.papers.pull(again.papers[0]?._id);
    await again.save();
    const last = await Expert.findById(ann).orFail();
    expect(last.papers.map((paper) => paper.title)).toEqual(['B']);
    expect(last.papers[0]?.createdAt).toBeInstanceOf(Date);
  });
});

describe('unique indexes', () => {
  it('when an e-mail is taken, then the error names the key', async () => {
    const second = Expert.create({ email: 'Ann@x.cn' });
    await expect(second).rejects.toMatchObject({
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'ann@x.cn' },
    });
  });

  it('when a partial index is unique, then only documents within it may clash', async () => {
    await Need.create({ title: 'a' }, { title: 'b' });
    await Need.create({ title: 'c', ref: 'R1' });
    await expect(Need.create({ title: 'd', ref: 'R1' })).rejects.toMatchObject({ code: 11000 });
    await Need.updateOne({ ref: 'R1' }, { $unset: { ref: 1 } });
    await Need.create({ title: 'd', ref: 'R1' });
    expect(await Need.countDocuments({ ref: 'R1' })).toBe(1);
  });

  it('when indexes are compared with the schema, then nothing is to do', async () => {
    expect(await Need.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    await Need.syncIndexes();
    expect(Object.keys(await Need.collection.indexInformation()).sort()).toEqual([
      '_id_',
      'ref_1',
      'title_1',
    ]);
  });
});

describe('two who change one document', () => {
  it('when the second saves an old version, then it is told so', async () => {
    const [a, b] = [await Expert.findById(ann).orFail(), await Expert.findById(ann).orFail()];
    a.name = '甲';
    await a.save();
    b.name = '乙';
    await expect(b.save()).rejects.toMatchObject({ name: 'VersionError' });
    expect((await Expert.findById(ann))?.name).toBe('甲');
  });

  it('when a state is part of the filter, then only one of two moves wins', async () => {
    const need = await Need.create({ title: 'move' });
    const move = () =>
      Need.findOneAndUpdate(
        { _id: need._id, state: 'draft' },
        { state: 'open' },
        { returnDocument: 'after' },
      );
    const results = await Promise.all([move(), move(), move()]);
    expect(results.filter(Boolean)).toHaveLength(1);
  });
});

describe('joins and transactions of mongoose', () => {
  it('when an owner is populated, then the chosen fields of the other document stand there', async () => {
    await Need.create({ title: 'joined', owner: ann });
    const need = await Need.findOne({ title: 'joined' }).populate<{ owner: { name: string } }>(
      'owner',
      'name',
    );
    expect(need?.owner.name).toBe('甲');
  });

  it('when a transaction carries the session of its own accord, then a throw undoes all', async () => {
    mongoose.set('transactionAsyncLocalStorage', true);
    const before = await Need.countDocuments();
    const failing = mongoose.connection.transaction(async () => {
      await Need.create({ title: 'gone' });
      await Expert.updateOne({ _id: ann }, { name: 'gone' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await Need.countDocuments()).toBe(before);
    expect((await Expert.findById(ann))?.name).toBe('甲');
  });

  it('when many writes go in one bulk, then each is counted', async () => {
    await Need.insertMany(Array.from({ length: 5 }, (_, i) => ({ title: `bulk${i}`, budget: i })));
    const result = await Need.bulkWrite([
      { insertOne: { document: { title: 'bulk9', state: 'open' } } },
      { updateMany: { filter: { title: /^bulk/ }, update: { $inc: { budget: 10 } } } },
      { updateOne: { filter: { ref: 'new' }, update: { title: 'bulk10' }, upsert: true } },
      { deleteOne: { filter: { title: 'bulk0' } } },
      {
        replaceOne: { filter: { title: 'bulk1' }, replacement: { title: 'bulk1', state: 'open' } },
      },
    ]);
    expect(result).toMatchObject({
      insertedCount: 1,
      modifiedCount: 7,
      upsertedCount: 1,
      deletedCount: 1,
    });
    expect((await Need.findOne({ title: 'bulk1' }).lean())?.budget).toBeUndefined();
  });
});

describe('time to live', () => {
  it('when the time of a document is over, then it is removed, and others stay', async () => {
    const hour = 3_600_000;
    await Ticket.create({ k: 'old', until: new Date(Date.now() - 1000) });
    await Ticket.create({ k: 'new', until: new Date(Date.now() + hour) }, { k: 'none' });
    await until(async () => (await Ticket.countDocuments({ k: 'old' })) === 0);
    expect(await Ticket.countDocuments()).toBe(2);
  });
});

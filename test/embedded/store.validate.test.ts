import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startStore } from '../../server/src/embedded/mongo/start.ts';
import { openFiles, type StorageFiles } from '../../server/src/embedded/mongo/storage.files.ts';
import { newFolder, removeFolder } from './store.harness.ts';

const dir = newFolder();
afterAll(() => removeFolder(dir));

async function inStore<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
  const store = await startStore({ dir });
  const client = await MongoClient.connect(store.uri);
  try {
    return await work(client);
  } finally {
    await client.close();
    await store.stop();
  }
}

/** Changes the files behind the store's back. */
async function meddle(change: (files: StorageFiles) => void): Promise<void> {
  const files = openFiles(dir);
  files.write(() => change(files));
  await files.close();
}

const validate = () => inStore((client) => client.db('t').command({ validate: 'rows' }));

beforeAll(() =>
  inStore(async (client) => {
    const rows = client.db('t').collection('rows');
    await rows.createIndexes([{ key: { a: 1 } }, { key: { tags: 1 }, sparse: true }]);
    const docs = Array.from({ length: 1200 }, (_, i) => ({ a: i % 9, tags: i % 2 ? [i, 'x'] : i }));
    await rows.insertMany(docs);
  }),
);

describe('validate', () => {
  it('when every entry has its document, then the collection is valid and counted', async () => {
    expect(await validate()).toMatchObject({
      valid: true,
      nrecords: 1200,
      nIndexes: 3,
      // Of an array its elements and the array itself.
      keysPerIndex: { _id_: 1200, a_1: 1200, tags_1: 600 + 3 * 600 },
      errors: [],
    });
    const missing = inStore((client) => client.db('t').command({ validate: 'none' }));
    await expect(missing).rejects.toMatchObject({ code: 26 });
  });

  it('when an entry is gone, or leads nowhere, or a document is torn, then it says which', async () => {
    let taken: { key: Buffer; value: Buffer } | undefined;
    await meddle(({ entries }) => {
      for (const { key, value } of entries.getRange({ limit: 1 })) taken = { key, value };
      if (taken) entries.removeSync(taken.key, taken.value);
    });
    const without = await validate();
    expect(without.valid).toBe(false);
    expect(without.errors).toEqual([
      expect.stringMatching(/^document \w+ has no entry in a_1$/),
      'a_1 has 1199 entries instead of 1200',
    ]);
    await meddle(({ entries }) => {
      if (taken) entries.putSync(taken.key, taken.value);
      if (taken) entries.putSync(taken.key, Buffer.from('nobody'));
    });
    expect((await validate()).errors).toEqual(['a_1 has 1201 entries instead of 1200']);
    await meddle(({ documents, entries }) => {
      if (taken) entries.removeSync(taken.key, Buffer.from('nobody'));
      const raw = taken && documents.getBinary(taken.value);
      if (taken && raw) documents.putSync(taken.value, raw.fill(9, raw.length - 12));
    });
    expect(await validate()).toMatchObject({ valid: false, nInvalidDocuments: 1 });
  });
});

describe('commands that share a flush', () => {
  it('when one fails midway, then it alone is undone, entries and all', async () => {
    await inStore(async (client) => {
      const rows = client.db('g').collection<{ _id: string; n: number }>('rows');
      const source = client.db('g').collection<{ _id: string; n: number }>('source');
      await rows.createIndex({ n: 1 }, { unique: true });
      await source.insertMany(Array.from({ length: 30 }, (_, i) => ({ _id: `m${i}`, n: 900 + i })));
      await rows.insertOne({ _id: 'taken', n: 920 });
      const insert = (i: number) => rows.insertOne({ _id: `r${i}`, n: i });
      const merge = source.aggregate([{ $sort: { n: 1 } }, { $merge: 'rows' }]).toArray();
      const first = Array.from({ length: 20 }, (_, i) => insert(i));
      const later = Array.from({ length: 20 }, (_, i) => insert(20 + i));
      await expect(merge).rejects.toMatchObject({ code: 11000 });
      await Promise.all([...first, ...later]);
      expect(await rows.countDocuments({ _id: /^m/ })).toBe(0);
      expect(await rows.countDocuments({ n: { $gte: 0 } })).toBe(41);
      expect(await client.db('g').command({ validate: 'rows' })).toMatchObject({ valid: true });
    });
  });
});

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { makeBackup } from '../../scripts/backup.making.ts';
import { restoreBackup } from '../../scripts/backup.restoring.ts';
import { openStore } from '../../scripts/store.door.ts';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';
import { newFolder, removeFolder } from './store.harness.ts';

let root: string;
let dataDir: string;
let copy: string;
let store: RunningStore | undefined;
let client: MongoClient | undefined;

beforeEach(() => {
  root = newFolder();
  dataDir = join(root, 'data');
  copy = join(root, 'copy');
});
afterEach(async () => {
  await closeStore();
  removeFolder(root);
});

async function runStore(): Promise<MongoClient> {
  store = await startStore({ dir: join(dataDir, 'store') });
  client = await MongoClient.connect(store.uri);
  return client;
}

async function closeStore(): Promise<void> {
  await client?.close();
  await store?.stop();
  store = undefined;
  client = undefined;
}

/** A small data folder: pairs that are written together, a contract, the secret, a search index. */
async function fill(): Promise<MongoClient> {
  const open = await runStore();
  const rows = open.db('z').collection<{ _id: string }>('rows');
  await rows.createIndex({ v: 1 }, { unique: true, sparse: true });
  await open.db('z').collection('gone').createIndex({ at: 1 }, { expireAfterSeconds: 3600 });
  await rows.insertMany(Array.from({ length: 300 }, (_, i) => ({ _id: `r${i}`, v: i })));
  mkdirSync(join(dataDir, 'files/ab'), { recursive: true });
  mkdirSync(join(dataDir, 'search'));
  writeFileSync(join(dataDir, 'files/ab/abc'), 'a contract');
  writeFileSync(join(dataDir, 'files/ab/abd.part'), 'half');
  writeFileSync(join(dataDir, 'search/index'), 'made anew');
  writeFileSync(join(dataDir, 'session.secret'), 'secret');
  return open;
}

describe('a backup', () => {
  it('when it is made amid transactions, then it holds each of them whole or not at all', async () => {
    const open = await fill();
    const pairs = open.db('z').collection<{ _id: string }>('pairs');
    await pairs.insertOne({ _id: 'first' });
    let committed = 0;
    let writing = true;
    const writer = async () => {
      while (writing) {
        await open.withSession((session) =>
          session.withTransaction(async () => {
            await pairs.insertOne({ _id: `${committed}a` }, { session });
            await pairs.insertOne({ _id: `${committed}b` }, { session });
          }),
        );
        committed += 1;
      }
    };
    const written = writer();
    while (committed < 10) await new Promise((resolve) => setImmediate(resolve));
    const before = committed;
    const { was, manifest } = await makeBackup(dataDir, copy);
    writing = false;
    await written;

    expect(was).toBe('running');
    const kept = manifest.contents.find((one) => one.collection === 'pairs')?.documents ?? 0;
    expect(kept % 2).toBe(1);
    expect(kept).toBeGreaterThan(before * 2);
    expect(committed).toBeGreaterThan(before);
  });

  it('when it is restored elsewhere, then documents, indexes and files are there', async () => {
    await fill();
    await closeStore();
    const { was } = await makeBackup(dataDir, copy);
    expect(was).toBe('closed');
    const target = join(root, 'target');
    await restoreBackup({ from: copy, dataDir: target });

    expect(readdirSync(target).sort()).toEqual(['files', 'session.secret', 'store']);
    expect(readdirSync(join(target, 'files/ab'))).toEqual(['abc']);
    const opened = await openStore(join(target, 'store'));
    const rows = opened.client.db('z').collection('rows');
    expect(await rows.countDocuments()).toBe(300);
    await expect(rows.insertOne({ v: 7 })).rejects.toMatchObject({ code: 11000 });
    await opened.close();
  });

  it('when documents are past their time, then neither copying nor checking removes them', async () => {
    const open = await runStore();
    const old = open.db('z').collection('old');
    await closeStore();
    const opened = await openStore(join(dataDir, 'store'));
    const again = opened.client.db('z').collection(old.collectionName);
    await again.createIndex({ at: 1 }, { expireAfterSeconds: 1 });
    await again.insertOne({ at: new Date(0) });
    await opened.close();
    await makeBackup(dataDir, copy);
    const { manifest } = await restoreBackup({ from: copy, dataDir: join(root, 'target') });
    expect(manifest.contents).toMatchObject([{ collection: 'old', documents: 1 }]);
  });

  it('when the folder for it holds something, or no store is there, then it is refused', async () => {
    await expect(makeBackup(dataDir, copy)).rejects.toThrow('there is no store');
    await fill();
    mkdirSync(copy);
    writeFileSync(join(copy, 'mine'), '');
    await expect(makeBackup(dataDir, copy)).rejects.toThrow('is not empty');
    expect(readdirSync(copy)).toEqual(['mine']);
  });

  it('when somebody asks the port without the token of the lock file, then nothing is written', async () => {
    const open = await fill();
    const ask = (token: unknown) =>
      open.db('admin').command({ backupStore: 1, to: join(root, 'theft'), token });
    await expect(ask('0'.repeat(32))).rejects.toMatchObject({ code: 13 });
    await expect(ask(undefined)).rejects.toMatchObject({ code: 13 });
    expect(existsSync(join(root, 'theft'))).toBe(false);
  });
});

describe('a restore', () => {
  it('when the store is open, or the folder holds something, then it is refused unless told', async () => {
    const open = await fill();
    await makeBackup(dataDir, copy);
    await expect(restoreBackup({ from: copy, dataDir, replace: true })).rejects.toThrow(
      `open in process ${process.pid}`,
    );
    await open.db('z').collection('rows').deleteMany({});
    await closeStore();
    await expect(restoreBackup({ from: copy, dataDir })).rejects.toThrow('--replace');
    const { aside } = await restoreBackup({ from: copy, dataDir, replace: true });
    expect(readFileSync(join(String(aside), 'search/index'), 'utf8')).toBe('made anew');
    expect(await (await runStore()).db('z').collection('rows').countDocuments()).toBe(300);
  });

  it('when the backup was changed or broken off, then it says so and touches nothing', async () => {
    await fill();
    await makeBackup(dataDir, copy);
    const target = join(root, 'target');
    appendFileSync(join(copy, 'files/ab/abc'), '!');
    await expect(restoreBackup({ from: copy, dataDir: target })).rejects.toThrow(
      'files/ab/abc is not',
    );
    expect(readdirSync(target)).toEqual([]);
    const manifest = JSON.parse(readFileSync(join(copy, 'backup.json'), 'utf8'));
    manifest.files = manifest.files.filter(
      (file: { path: string }) => file.path === 'store/data.mdb',
    );
    manifest.contents[1].documents += 1;
    writeFileSync(join(copy, 'backup.json'), JSON.stringify(manifest));
    await expect(restoreBackup({ from: copy, dataDir: target })).rejects.toThrow(
      'z.rows: 300 documents instead of 301',
    );
    removeFolder(join(copy, 'backup.json'));
    await expect(restoreBackup({ from: copy, dataDir: target })).rejects.toThrow(
      'no finished backup',
    );
  });
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, MongoClient, UUID } from 'mongodb';
import { type RunningStore, startStore } from '../../server/src/embedded/mongo/start.ts';
import { startChild } from './store.child.ts';
import { newFolder, removeFolder, sendRaw } from './store.harness.ts';

let dir: string;
let running: RunningStore[];
let clients: MongoClient[];

beforeEach(() => {
  dir = newFolder();
  running = [];
  clients = [];
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close(true)));
  await Promise.all(running.map((store) => store.stop()));
  removeFolder(dir);
});

async function open(folder = dir): Promise<{ store: RunningStore; client: MongoClient }> {
  const store = await startStore({ dir: folder });
  running.push(store);
  const client = await MongoClient.connect(store.uri);
  clients.push(client);
  return { store, client };
}

describe('a store that is started again', () => {
  it('when it was stopped, then documents, indexes and options are there', async () => {
    const first = await open();
    const things = first.client.db('t').collection('things');
    await things.createIndex({ a: 1 }, { unique: true, name: 'only' });
    await things.insertMany([{ a: 1 }, { a: [2, 3] }]);
    await first.client.close();
    await first.store.stop();

    const { client } = await open();
    const again = client.db('t').collection('things');
    expect(await again.countDocuments({ a: 3 })).toBe(1);
    await expect(again.insertOne({ a: 2 })).rejects.toMatchObject({ code: 11000 });
    expect((await again.indexes()).map((index) => index.name)).toEqual(['_id_', 'only']);
  });

  it('when a write is sent again after the restart, then it is answered and not done twice', async () => {
    const command = {
      update: 'things',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }],
      lsid: { id: new UUID() },
      txnNumber: Long.ONE,
      $db: 't',
    };
    const first = await open();
    await first.client
      .db('t')
      .collection('things')
      .insertOne({ _id: 1 as never, n: 0 });
    expect(await sendRaw(first.store.port, command)).toMatchObject({ nModified: 1 });
    expect(await sendRaw(first.store.port, command)).toMatchObject({ nModified: 1 });
    await first.client.close();
    await first.store.stop();

    const { client, store } = await open();
    expect(await sendRaw(store.port, command)).toMatchObject({ n: 1, nModified: 1, ok: 1 });
    expect(await client.db('t').collection('things').findOne()).toMatchObject({ n: 1 });
    const older = await sendRaw(store.port, { ...command, txnNumber: Long.ZERO });
    expect(older).toMatchObject({ ok: 0, code: 225 });
  });
});

describe('a process that is killed', () => {
  it('when it dies amid writes, then every acknowledged one is there, and no transaction in part', async () => {
    const child = await startChild(dir);
    const client = await MongoClient.connect(child.uri, {
      retryWrites: false,
      serverSelectionTimeoutMS: 500,
    });
    const rows = client.db('k').collection<{ _id: string; v: string }>('rows');
    const pairs = client.db('k').collection<{ _id: string }>('pairs');
    await rows.createIndex({ v: 1 }, { unique: true });
    await pairs.insertOne({ _id: 'first' });
    const acknowledged: string[] = [];
    const committed: string[] = [];
    const enough = new Promise<void>((resolve) => {
      const writer = async (lane: number) => {
        for (let i = 0; ; i++) {
          const _id = `${lane}-${i}`;
          await rows.insertOne({ _id, v: _id });
          if (acknowledged.push(_id) === 800) resolve();
        }
      };
      const pairWriter = async () => {
        const session = client.startSession();
        for (let i = 0; ; i++) {
          session.startTransaction();
          await pairs.insertOne({ _id: `${i}a` }, { session });
          await pairs.insertOne({ _id: `${i}b` }, { session });
          await session.commitTransaction();
          committed.push(`${i}`);
        }
      };
      for (let lane = 0; lane < 8; lane++) writer(lane).catch(() => {});
      pairWriter().catch(() => {});
    });
    await enough;
    await child.kill();
    await client.close(true);

    const { client: after } = await open();
    const found = after.db('k').collection<{ _id: string; v: string }>('rows');
    const ids = new Set((await found.find().toArray()).map((row) => row._id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(await found.countDocuments({ v: { $gte: '' } })).toBe(ids.size);
    const halves = new Set(
      (await after.db('k').collection<{ _id: string }>('pairs').find().toArray()).map((p) => p._id),
    );
    expect(committed.length).toBeGreaterThan(0);
    expect(committed.filter((i) => !halves.has(`${i}a`) || !halves.has(`${i}b`))).toEqual([]);
    expect(halves.size % 2).toBe(1);
  });
});

describe('a folder', () => {
  it('when it is open already, then a second process is refused and told which has it', async () => {
    await open();
    await expect(startStore({ dir })).rejects.toThrow(`already open in process ${process.pid}`);
    await expect(startChild(dir)).rejects.toThrow(`already open in process ${process.pid}`);
  });

  it('when its process died without unlocking, then the next one takes it over', async () => {
    const child = await startChild(dir);
    await child.kill();
    expect(existsSync(join(dir, 'store.lock'))).toBe(true);
    const { client, store } = await open();
    expect(JSON.parse(readFileSync(join(dir, 'store.lock'), 'utf8')).pid).toBe(process.pid);
    await client.close();
    await store.stop();
    expect(existsSync(join(dir, 'store.lock'))).toBe(false);
  });

  it('when its file is damaged, then the store says so and how to go on', async () => {
    writeFileSync(join(dir, 'data.mdb'), Buffer.alloc(20_000, 7));
    await expect(startStore({ dir })).rejects.toThrow(/damaged.*restore it from a backup/);
    expect(existsSync(join(dir, 'store.lock'))).toBe(false);
  });

  it('when it is copied while it runs, then the copy opens with all that was written before', async () => {
    const { client, store } = await open();
    const rows = client.db('t').collection('rows');
    await rows.insertMany(Array.from({ length: 500 }, (_, i) => ({ i })));
    const copy = newFolder();
    await store.backup(copy);
    await rows.insertOne({ i: 'later' });
    const other = await open(copy);
    expect(await other.client.db('t').collection('rows').countDocuments()).toBe(500);
    await other.store.stop();
    removeFolder(copy);
  });
});

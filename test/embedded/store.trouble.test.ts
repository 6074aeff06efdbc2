import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { startStore } from '../../server/src/embedded/mongo/start.ts';
import { damageOf } from '../../server/src/embedded/mongo/storage.check.ts';
import { startChild } from './store.child.ts';
import { newFolder, removeFolder } from './store.harness.ts';

const root = newFolder();
const whole = join(root, 'whole');
let bytes: Buffer;

beforeAll(async () => {
  const store = await startStore({ dir: whole });
  const client = await MongoClient.connect(store.uri);
  const rows = client.db('t').collection('rows');
  await rows.createIndexes([{ key: { i: 1 } }, { key: { same: 1 } }]);
  const pad = 'x'.repeat(300);
  await rows.insertMany(Array.from({ length: 2000 }, (_, i) => ({ i, same: i % 3, pad })));
  await rows.insertOne({ large: Buffer.alloc(20_000) });
  await client.close();
  await store.stop();
  bytes = readFileSync(join(whole, 'data.mdb'));
});
afterAll(() => removeFolder(root));

const PAGE = 4096;
const inTheMiddle = (change: (copy: Buffer, middle: number) => void) => () => {
  const copy = Buffer.from(bytes);
  change(copy, Math.floor(copy.length / 2 / PAGE) * PAGE);
  return copy;
};
const damages: [string, () => Buffer][] = [
  ['is cut in half', () => bytes.subarray(0, bytes.length / 2)],
  ['is another file', () => Buffer.from('<html>'.repeat(3000))],
  ['has pages of zeros', inTheMiddle((copy, middle) => copy.fill(0, middle, middle + 8 * PAGE))],
  ['has pages of noise', inTheMiddle((copy, middle) => copy.fill(7, middle, middle + 8 * PAGE))],
  [
    'has documents written over',
    inTheMiddle((copy) => {
      for (let at = 8 * PAGE + 2000; at < copy.length; at += PAGE) copy.fill(3, at, at + 1500);
    }),
  ],
];

describe('a file that is damaged', () => {
  it('when it is whole, after a stop or after kill -9, then nothing is found', async () => {
    expect(damageOf(join(whole, 'data.mdb'))).toBeUndefined();
    const killed = join(root, 'killed');
    mkdirSync(killed);
    copyFileSync(join(whole, 'data.mdb'), join(killed, 'data.mdb'));
    const child = await startChild(killed);
    const client = await MongoClient.connect(child.uri);
    const rows = client.db('t').collection('rows');
    await rows.deleteMany({ same: 1 });
    rows.insertMany(Array.from({ length: 5000 }, (_, i) => ({ i }))).catch(() => {});
    await rows.updateMany({ same: 2 }, { $set: { pad: 'short' } });
    await child.kill();
    await client.close(true);
    expect(damageOf(join(killed, 'data.mdb'))).toBeUndefined();
    expect(readdirSync(killed)).not.toContain('store.whole');
  });

  it.each(damages)(
    'when it %s, then it is not opened, says so, and stays as it is',
    async (_, made) => {
      const dir = newFolder();
      const path = join(dir, 'data.mdb');
      const damaged = made();
      writeFileSync(path, damaged);
      await expect(startStore({ dir })).rejects.toThrow(/damaged or not a store .*from a backup/);
      expect(readFileSync(path).equals(damaged)).toBe(true);
      expect(readdirSync(dir)).toEqual(['data.mdb']);
      removeFolder(dir);
    },
  );
});

describe('a disk that is full', () => {
  it.each([
    ['refused whole', 3000],
    ['cut short', 200_000],
  ])(
    'when a write is %s, then it fails with OutOfDiskSpace and all else is as it was',
    async (_, size) => {
      const dir = join(root, `full-${size}`);
      const child = await startChild(dir, 4000);
      const client = await MongoClient.connect(child.uri);
      const rows = client.db('t').collection<{ _id: number; i: number; pad?: string }>('rows');
      await rows.createIndex({ i: 1 });
      let stored = 0;
      const pad = 'x'.repeat(size);
      const fill = async () => {
        for (;;) {
          await rows.insertOne({ _id: stored, i: stored, pad });
          stored += 1;
        }
      };
      const full = {
        code: 14031,
        codeName: 'OutOfDiskSpace',
        message: expect.stringContaining('full'),
      };
      await expect(fill()).rejects.toMatchObject(full);
      expect(stored).toBeGreaterThan(5);
      const large = rows.insertOne({ _id: -1, i: -1, pad: 'x'.repeat(400_000) });
      await expect(large).rejects.toMatchObject(full);
      expect(await rows.countDocuments({ i: { $gte: -1 } })).toBe(stored);
      expect(await rows.countDocuments({ pad: /^x/ })).toBe(stored);
      await child.kill();
      await client.close(true);
      expect(damageOf(join(dir, 'data.mdb'))).toBeUndefined();
      const store = await startStore({ dir });
      const again = await MongoClient.connect(store.uri);
      const found = again.db('t').collection<{ _id: number; i: number }>('rows');
      expect(await found.countDocuments({ i: { $gte: -1 } })).toBe(stored);
      await found.insertOne({ _id: -2, i: -2 });
      await again.close();
      await store.stop();
    },
  );
});

describe('a script that measures a store', () => {
  it('when it has nothing else to do, then it waits until the store is there and until it is gone', () => {
    const script = `
      const { startChild } = await import(process.env.CHILD);
      const { uri, kill } = await startChild(process.env.DIR);
      await kill();
      console.log(uri);`;
    const env = {
      ...process.env,
      DIR: join(root, 'scripted'),
      CHILD: new URL('./store.child.ts', import.meta.url).href,
    };
    const command = ['--import', 'tsx', '--input-type=module', '--eval', script];
    expect(execFileSync(process.execPath, command, { env, encoding: 'utf8' })).toMatch(/^mongodb:/);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newFolder, removeFolder } from './store.harness.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = join(root, 'server/src/embedded/mongo');

/** Uses the store as the production server does and prints what it counted. */
const program = `
import { startStore } from './start.js';
import { MongoClient } from 'mongodb';
const store = await startStore({ dir: process.argv[2] });
const client = await MongoClient.connect(store.uri);
await client.withSession((session) => session.withTransaction(async () => {
  await client.db('p').collection('rows').insertOne({ a: 1 }, { session });
}));
console.log(JSON.stringify(await store.stats()));
await client.close();
await store.stop();
`;

let bundle: string;
let data: string;

beforeEach(() => {
  data = newFolder();
  // Beside the installed packages, which the bundle leaves outside itself.
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  bundle = mkdtempSync(join(cache, 'zhiqiao-bundle-'));
});
afterEach(() => {
  removeFolder(bundle);
  removeFolder(data);
});

describe('the production bundle', () => {
  it('when it starts the store, then the worker is the bundle beside it, and node alone runs both', () => {
    execFileSync(process.execPath, [
      join(root, 'node_modules/esbuild/bin/esbuild'),
      join(source, 'start.ts'),
      join(source, 'store.worker.ts'),
      ...['--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external'],
      ...[`--outdir=${bundle}`, '--log-level=error'],
    ]);
    writeFileSync(join(bundle, 'program.mjs'), program);
    const printed = execFileSync(process.execPath, [join(bundle, 'program.mjs'), data], {
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toMatchObject({ collections: 1, documents: 1, transactions: 0 });
  });
});

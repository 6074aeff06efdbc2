import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';
import { startSearch } from '../../server/src/embedded/search/start.ts';
import { WorkerCalls } from '../../server/src/embedded/search/worker.calls.ts';
import type { SearchDocument } from '../../server/src/platform/search/port.ts';
import { inBatches, NEEDS, SAMPLE } from './search.documents.ts';

const page = { index: NEEDS.name, offset: 0, limit: 20 };
const idsOf = (reply: { hits: { document: SearchDocument }[] }): string[] =>
  reply.hits.map((hit) => hit.document.id).sort();

describe('the folder', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'search-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('when the engine is closed and started again, then nothing need be sent', async () => {
    const first = await startSearch({ dir });
    expect(await first.ensure(NEEDS)).toBe(true);
    await first.apply(NEEDS.name, { upserts: SAMPLE });
    await first.close();
    const second = await startSearch({ dir });
    expect(await second.ensure(NEEDS)).toBe(false);
    expect(idsOf(await second.search({ ...page, q: 'zhoucheng' }))).toEqual(['n1', 'n2']);
    await second.close();
    expect(readdirSync(dir)).toEqual(['contract_needs.index']);
  });

  it('when the file is cut or altered, then the index is built anew', async () => {
    const shelf = new IndexShelf(dir);
    shelf.ensure(NEEDS);
    shelf.apply(NEEDS.name, { upserts: SAMPLE });
    shelf.save();
    const path = join(dir, 'contract_needs.index');
    const whole = readFileSync(path);
    for (const broken of [whole.subarray(0, whole.length - 9), Buffer.alloc(3), flipped(whole)]) {
      writeFileSync(path, broken);
      expect(new IndexShelf(dir).ensure(NEEDS)).toBe(true);
    }
  });

  it('when the folder cannot be written, then searching goes on and health tells', () => {
    const shelf = new IndexShelf(dir);
    shelf.ensure(NEEDS);
    mkdirSync(join(dir, `contract_needs.index`));
    shelf.beginRebuild(NEEDS.name);
    shelf.addToRebuild(NEEDS.name, SAMPLE);
    expect(shelf.finishRebuild(NEEDS.name)).toBe(5);
    expect(shelf.search(page).total).toBe(5);
    expect(shelf.trouble()).toContain('snapshot');
    rmSync(join(dir, `contract_needs.index`), { recursive: true });
    shelf.saveQuietly();
    expect(shelf.trouble()).toBeUndefined();
    expect(new IndexShelf(dir).ensure(NEEDS)).toBe(false);
  });

  it('when little changed, then searches do not wait for a save; when much did, then it is kept', () => {
    const shelf = new IndexShelf(dir);
    shelf.ensure(NEEDS);
    shelf.save();
    const change = (rev: number) => shelf.apply(NEEDS.name, { upserts: [{ ...SAMPLE[0]!, rev }] });
    const kept = () => {
      shelf.saveWorthwhile();
      const other = new IndexShelf(dir);
      expect(other.ensure(NEEDS)).toBe(false);
      return other.listIds(NEEDS.name);
    };
    for (let rev = 1; rev < 100; rev++) change(rev);
    expect(kept()).toEqual([]);
    change(100);
    expect(kept()).toEqual([{ id: SAMPLE[0]!.id, rev: 100 }]);
  });

  it('when the engine is closed, then calls are refused and it is not ready', async () => {
    const index = await startSearch();
    await index.ensure(NEEDS);
    await index.close();
    await expect(index.search(page)).rejects.toMatchObject({ code: 'down' });
    expect((await index.health()).ready).toBe(false);
  });

  it('when the worker dies, then waiting and later calls are refused and it is not ready', async () => {
    const dying = new Worker(
      'require("node:worker_threads").parentPort.once("message", () => process.exit(1))',
      {
        eval: true,
      },
    );
    const calls = new WorkerCalls(dying);
    const waiting = calls.call('search', page);
    await expect(waiting).rejects.toMatchObject({ code: 'down' });
    await expect(calls.call('search', page)).rejects.toMatchObject({ code: 'down' });
    expect(calls.fault?.message).toContain('ended');
  });

  it('when the source of a rebuild fails, then the index in use is untouched', async () => {
    const index = await startSearch();
    await index.ensure(NEEDS);
    await index.rebuild(NEEDS.name, inBatches(SAMPLE));
    async function* broken() {
      yield SAMPLE.slice(0, 1);
      throw new Error('the store is away');
    }
    await expect(index.rebuild(NEEDS.name, broken())).rejects.toThrow('the store is away');
    expect((await index.search(page)).total).toBe(5);
    expect(await index.rebuild(NEEDS.name, inBatches(SAMPLE))).toBe(5);
    await index.close();
  });
});

function flipped(whole: Buffer): Buffer {
  const copy = Buffer.from(whole);
  copy[copy.length - 40] = copy[copy.length - 40]! ^ 1;
  return copy;
}

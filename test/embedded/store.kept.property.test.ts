import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openFiles, type StorageFiles } from '../../server/src/embedded/mongo/storage.files.ts';

/** LMDB hands out memory that it uses again: whatever the store keeps of it must be a copy. */
describe('bytes taken out of the store', () => {
  let dir: string;
  let files: StorageFiles;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'zhiqiao-kept-'));
    files = openFiles(dir);
  });
  afterEach(async () => {
    await files.close();
    rmSync(dir, { recursive: true });
  });

  const keyOf = (n: number) => Buffer.from(`key ${String(n).padStart(3, '0')}`);
  // around the sizes at which Node's pool, LMDB's pages and lmdb's shared buffer change hands
  const size = fc.oneof(
    fc.constantFrom(0, 1, 4095, 4096, 4097, 8192, 32_767, 32_769, 70_000),
    fc.nat({ max: 6000 }),
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant('put'), key: fc.nat(20), size, fill: fc.nat(255) }),
    fc.record({ do: fc.constantFrom('get', 'binary', 'range', 'entries', 'old'), key: fc.nat(20) }),
  );

  /** Everything a reader may hold: what it read, beside what it should be for ever. */
  class Held {
    readonly all: { got: Buffer; was: string }[] = [];
    keep(got: Buffer | undefined, wanted: Buffer | undefined): void {
      expect(got?.toString('hex')).toBe(wanted?.toString('hex'));
      if (got) this.all.push({ got, was: got.toString('hex') });
    }
  }

  const inOrder = (model: Map<string, Buffer>) =>
    [...model].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value }));

  it('when more is read and written afterwards, then what was taken stays as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const model = new Map<string, Buffer>();
        files.write(() => files.documents.clearSync());
        const snapshot = files.snapshot();
        const held = new Held();
        for (const one of steps) {
          const key = keyOf(one.key);
          const wanted = model.get(key.toString());
          if ('size' in one) {
            const value = Buffer.alloc(one.size, one.fill);
            files.write(() => files.documents.putSync(key, value));
            model.set(key.toString(), value);
          } else if (one.do === 'get') held.keep(files.documents.get(key), wanted);
          else if (one.do === 'binary') held.keep(files.documents.getBinary(key), wanted);
          else if (one.do === 'old')
            held.keep(files.documents.get(key, { transaction: snapshot }), undefined);
          else {
            const rows = [...files.documents.getRange({})];
            expect(rows).toHaveLength(model.size);
            inOrder(model).forEach((row, i) => {
              held.keep(rows[i]?.key, Buffer.from(row.key));
              held.keep(rows[i]?.value, row.value);
            });
          }
        }
        snapshot.done();
        for (const { got, was } of held.all) expect(got.toString('hex')).toBe(was);
      }),
      { numRuns: 60 },
    );
  });

  it('when a row of a scan is held, then the next rows and reads between them leave it alone', () => {
    files.write(() => {
      for (let n = 0; n < 50; n++) files.documents.putSync(keyOf(n), Buffer.alloc(40 + n, n));
    });
    const rows: { key: Buffer; value: Buffer }[] = [];
    for (const row of files.documents.getRange({})) {
      rows.push(row);
      files.documents.get(keyOf((rows.length * 7) % 50));
      files.documents.getBinary(keyOf((rows.length * 11) % 50));
    }
    rows.forEach(({ key, value }, n) => {
      expect(key).toEqual(keyOf(n));
      expect(value).toEqual(Buffer.alloc(40 + n, n));
    });
  });

  it('when what was taken is written to, then nobody else notices', () => {
    files.write(() => {
      for (let n = 0; n < 20; n++) files.documents.putSync(keyOf(n), Buffer.alloc(64, n));
    });
    const taken = [...files.documents.getRange({})];
    for (const { key, value } of taken.filter((_, n) => n % 2 === 0)) {
      key.fill(255);
      value.fill(255);
    }
    taken.forEach(({ key, value }, n) => {
      if (n % 2 === 1) expect([key, value]).toEqual([keyOf(n), Buffer.alloc(64, n)]);
    });
    expect(files.documents.get(keyOf(0))).toEqual(Buffer.alloc(64, 0));
  });
});

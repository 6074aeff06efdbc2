import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';
import { startSearch } from '../../server/src/embedded/search/start.ts';
import {
  type IndexDefinition,
  readyIndexes,
  rebuild,
  reconcile,
  reindex,
} from '../../server/src/platform/search/definition.ts';
import type { SearchDocument, SearchIndex } from '../../server/src/platform/search/port.ts';
import { NEEDS } from './search.documents.ts';

/** A store as plain as can be: what stands in it is the truth. */
class Truth implements IndexDefinition {
  readonly schema = NEEDS;
  readonly rows = new Map<string, SearchDocument>();
  write(id: string, word: string): void {
    const rev = (this.rows.get(id)?.rev ?? 0) + 1;
    this.rows.set(id, { id, rev: rev + this.gone, title: word, state: 'open' });
  }
  /** revisions never come again, as in the store, where they are moments */
  private gone = 0;
  erase(id: string): void {
    this.gone += (this.rows.get(id)?.rev ?? 0) + 1;
    this.rows.delete(id);
  }
  async *all() {
    const rows = [...this.rows.values()];
    for (let at = 0; at < rows.length; at += 3) yield rows.slice(at, at + 3);
  }
  async *stamps() {
    yield [...this.rows.values()].map(({ id, rev }) => ({ id, rev }));
  }
  async byIds(ids: readonly string[]) {
    return new Map(ids.flatMap((id) => (this.rows.has(id) ? [[id, this.rows.get(id)!]] : [])));
  }
}

const words = ['轴承', '噪声', '电池', 'steel'] as const;
const word = fc.constantFrom(...words);
const id = fc.nat(9).map((n) => `d${n}`);
type Deed =
  | { write: string; word: string }
  | { erase: string }
  | 'lost'
  | 'save'
  | 'kill'
  | 'stop'
  | 'rebuild';
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ write: id, word }) },
  { weight: 2, arbitrary: fc.record({ erase: id }) },
  { weight: 4, arbitrary: fc.constantFrom<Deed[]>('lost', 'save', 'kill', 'stop', 'rebuild') },
);

/** The shelf as the port, in this thread: killing it is forgetting it. */
const portOf = (shelf: IndexShelf): SearchIndex => ({
  caps: { termLimit: null, pinyin: true, hanTypos: true, exactTotals: true },
  ensure: async (schema) => shelf.ensure(schema),
  search: async (request) => shelf.search(request),
  candidates: async (request) => shelf.candidates(request),
  apply: async (index, change) => shelf.apply(index, change),
  rebuild: async (index, documents) => {
    shelf.beginRebuild(index);
    for await (const batch of documents) shelf.addToRebuild(index, batch);
    return shelf.finishRebuild(index);
  },
  listIds: async (index) => shelf.listIds(index),
  health: async () => ({ ready: true }),
  close: async () => shelf.save(),
});

const page = { index: NEEDS.name, offset: 0, limit: 100 };
const found = async (search: SearchIndex, q: string): Promise<string[]> => {
  const reply = await search.search({ ...page, q });
  return reply.corrected || reply.relaxed ? [] : reply.hits.map((hit) => hit.document.id).sort();
};
const agrees = async (search: SearchIndex, truth: Truth): Promise<void> => {
  const held = (await search.listIds(NEEDS.name)).map((row) => `${row.id} ${row.rev}`).sort();
  expect(held).toEqual([...truth.rows.values()].map((row) => `${row.id} ${row.rev}`).sort());
  for (const q of words) {
    const rows = [...truth.rows.values()].filter(({ title }) => title === q);
    expect(await found(search, `${q} `)).toEqual(rows.map((row) => row.id).sort());
  }
};

describe('index and store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-truth-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('when anything is written, lost, killed and started in any order, then after healing the index is the store', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const dir = mkdtempSync(join(folder, 'case-'));
        const truth = new Truth();
        let shelf = new IndexShelf(dir);
        let search = portOf(shelf);
        const start = async () => {
          shelf = new IndexShelf(dir);
          search = portOf(shelf);
          await readyIndexes(search, [truth], [...(NEEDS.synonyms ?? [])]);
          // before anybody is answered: what was hidden since the snapshot was written is gone
          await agrees(search, truth);
        };
        await start();
        let lost = false;
        for (const each of deeds) {
          if (each === 'save') shelf.save();
          else if (each === 'stop') {
            await search.close();
            await start();
          } else if (each === 'kill') await start();
          else if (each === 'rebuild') await rebuild(search, truth);
          else if (each === 'lost') lost = true;
          else {
            if ('write' in each) truth.write(each.write, each.word);
            else truth.erase(each.erase);
            // a reaction that never came through
            if (!lost) await reindex(search, truth, ['write' in each ? each.write : each.erase]);
            lost = false;
          }
        }
        await reconcile(search, truth);
        await agrees(search, truth);
        expect(await reconcile(search, truth)).toBe(0);
      }),
      { numRuns: 150 },
    );
  });

  it('when writes come while the index is rebuilt in its worker, then none is lost', async () => {
    const search = await startSearch();
    const truth = new Truth();
    await readyIndexes(search, [truth]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(id, word, fc.boolean()), { maxLength: 40 }),
        async (writes) => {
          const building = rebuild(search, truth);
          await Promise.all(
            writes.map(async ([which, said, erase]) => {
              if (erase) truth.erase(which);
              else truth.write(which, said);
              await reindex(search, truth, [which]);
            }),
          );
          await building;
          await agrees(search, truth);
        },
      ),
      { numRuns: 40 },
    );
    await search.close();
  });
});

describe('highlights', () => {
  it('when any text is found by any words, then every mark lies on characters of the query, inside the text', () => {
    const piece = fc.constantFrom(
      '轴承',
      '噪声',
      '电池',
      'Steel',
      'ＧＣｒ１５',
      '㎡',
      '😀',
      ' ',
      '，',
      'é',
      '的',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 30 }).map((pieces) => pieces.join(''));
    const query = fc.array(fc.constantFrom('轴承', '噪声', 'steel', 'gcr15'), {
      minLength: 1,
      maxLength: 2,
    });
    fc.assert(
      fc.property(text, query, fc.integer({ min: 6, max: 60 }), (title, asked, crop) => {
        const shelf = new IndexShelf();
        shelf.ensure({ ...NEEDS, synonyms: [] });
        shelf.apply(NEEDS.name, { upserts: [{ id: 'x', rev: 1, title, state: 'open' }] });
        const q = `${asked.join(' ')} `;
        const { hits, corrected, relaxed } = shelf.search({
          ...page,
          q,
          highlight: ['title'],
          crop,
        });
        fc.pre(!corrected && !relaxed);
        for (const { highlights } of hits) {
          const { text: shown, spans } = highlights.title!;
          let end = 0;
          for (const [at, length] of spans) {
            expect(at).toBeGreaterThanOrEqual(end);
            end = at + length;
            expect(end).toBeLessThanOrEqual(shown.length);
            const marked = shown.slice(at, end).normalize('NFKC').toLowerCase();
            for (const character of marked) expect(asked.join('')).toContain(character);
          }
          expect(spans.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';
import {
  conditionsOf,
  type Filter,
  fieldOf,
  type IndexSchema,
  type SearchDocument,
} from '../../server/src/platform/search/port.ts';
import { countsOf, passes } from './search.model.ts';

const SCHEMA: IndexSchema = {
  name: 'things',
  version: 1,
  text: { title: 3, tags: 1 },
  filters: ['state', 'tags', 'size', 'hot'],
  sorts: ['size'],
};
const WORDS = ['轴承', '噪声', '电池', '隔膜', 'steel', 'gcr15', '茶'];
const word = fc.constantFrom(...WORDS);
const state = fc.constantFrom('open', 'closed', '');
const size = fc.integer({ min: -3, max: 3 });

const document: fc.Arbitrary<SearchDocument> = fc.record(
  {
    id: fc.integer({ min: 0, max: 12 }).map((n) => `d${n}`),
    rev: fc.nat(9),
    title: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    tags: fc.array(word, { maxLength: 3 }),
    state,
    size,
    hot: fc.boolean(),
  },
  { requiredKeys: ['id', 'rev', 'title'] },
);

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  state.map((value): Filter => ({ eq: ['state', value] })),
  word.map((value): Filter => ({ eq: ['tags', value] })),
  fc.boolean().map((value): Filter => ({ eq: ['hot', value] })),
  fc.array(word, { maxLength: 2 }).map((values): Filter => ({ in: ['tags', values] })),
  fc.array(size, { maxLength: 3 }).map((values): Filter => ({ in: ['size', values] })),
  fc.tuple(size, size).map(([gte, lt]): Filter => ({ range: ['size', { gte, lt }] })),
  fc.tuple(size, size).map(([gt, lte]): Filter => ({ range: ['size', { gt, lte }] })),
  fc.constantFrom('state', 'tags', 'size', 'hot').map((exists): Filter => ({ exists })),
);
const filter: fc.Arbitrary<Filter> = fc.letrec<{ node: Filter }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { maxLength: 3 }).map((and): Filter => ({ and })),
    fc.array(tie('node'), { maxLength: 3 }).map((or): Filter => ({ or })),
    tie('node').map((not): Filter => ({ not })),
  ),
})).node;

type Step = { upserts?: SearchDocument[]; deletes?: string[] } | 'rebuild';
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.array(document, { maxLength: 4 }).map((upserts) => ({ upserts })) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.nat(12), { maxLength: 4 })
      .map((numbers) => ({ deletes: numbers.map((n) => `d${n}`) })),
  },
  { weight: 1, arbitrary: fc.constant('rebuild' as const) },
);

/** Plays the steps on a shelf and on a plain map. */
function play(
  shelf: IndexShelf,
  steps: Step[],
  held: readonly SearchDocument[] = [],
): SearchDocument[] {
  shelf.ensure(SCHEMA);
  const truth = new Map(held.map((one) => [one.id, one]));
  for (const each of steps) {
    if (each === 'rebuild') {
      shelf.beginRebuild(SCHEMA.name);
      shelf.addToRebuild(SCHEMA.name, [...truth.values()]);
      expect(shelf.finishRebuild(SCHEMA.name)).toBe(truth.size);
      continue;
    }
    shelf.apply(SCHEMA.name, each);
    for (const id of each.deletes ?? []) truth.delete(id);
    for (const one of each.upserts ?? []) truth.set(one.id, one);
  }
  return [...truth.values()];
}

const page = { index: SCHEMA.name, offset: 0, limit: 100 };
const idsOf = (documents: { id: string }[]): string[] => documents.map(({ id }) => id).sort();

describe('any documents, changes and filters', () => {
  const folder = mkdtempSync(join(tmpdir(), 'search-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('when a filter is asked, then hits, total and facets are those of a plain reading', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), filter, (steps, asked) => {
        const shelf = new IndexShelf();
        const truth = play(shelf, steps);
        const facets = SCHEMA.filters;
        const reply = shelf.search({ ...page, filter: asked, facets });
        const expected = truth.filter((one) => passes(one, asked));
        expect(idsOf(reply.hits.map((hit) => hit.document))).toEqual(idsOf(expected));
        expect(reply.total).toBe(expected.length);
        for (const field of facets) {
          const others = conditionsOf(asked).filter((part) => fieldOf(part) !== field);
          const counted = truth.filter((one) => passes(one, { and: others }));
          expect(reply.facets[field]).toEqual(countsOf(counted, field));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('when words are asked, then exactly the documents that hold them all are found', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        (steps, words) => {
          const shelf = new IndexShelf();
          const truth = play(shelf, steps);
          const expected = truth.filter((one) => {
            const text = [one.title, ...((one.tags as string[]) ?? [])].join(' ').split(' ');
            return words.every((each) => text.includes(each));
          });
          const reply = shelf.search({ ...page, q: `${words.join(' ')} ` });
          if (expected.length)
            expect(idsOf(reply.hits.map((hit) => hit.document))).toEqual(idsOf(expected));
          else
            expect(reply.total === 0 || reply.relaxed || reply.corrected !== undefined).toBe(true);
          const living = new Set(truth.map(({ id }) => id));
          for (const { document: found } of reply.hits) expect(living.has(found.id)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('when sorted and paged, then the pages together are everything in order', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        (steps, limit) => {
          const shelf = new IndexShelf();
          const truth = play(shelf, steps);
          const sort = [{ field: 'size', order: 'desc' as const }];
          const seen: SearchDocument[] = [];
          for (let offset = 0; offset < truth.length; offset += limit) {
            const { hits } = shelf.search({ ...page, offset, limit, sort });
            seen.push(...hits.map((hit) => hit.document));
          }
          expect(idsOf(seen)).toEqual(idsOf(truth));
          const sizes = seen.map(
            (one) => (one.size as number | undefined) ?? Number.NEGATIVE_INFINITY,
          );
          expect(sizes).toEqual(sizes.toSorted((a, b) => (b > a ? 1 : -1)));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('when saved, loaded and changed, then every answer is the same', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 8 }),
        fc.array(step, { maxLength: 4 }),
        fc.array(word, { maxLength: 2 }),
        (steps, later, words) => {
          const dir = mkdtempSync(join(folder, 'case-'));
          const shelf = new IndexShelf(dir);
          const held = play(shelf, steps);
          shelf.save();
          const loaded = new IndexShelf(dir);
          expect(loaded.ensure(SCHEMA)).toBe(false);
          const asked = {
            ...page,
            q: words.join(' '),
            facets: SCHEMA.filters,
            highlight: ['title'],
          };
          for (const change of [[], later]) {
            play(shelf, change, held);
            play(loaded, change, held);
            expect(loaded.search(asked)).toEqual(shelf.search(asked));
            expect(loaded.listIds(SCHEMA.name)).toEqual(shelf.listIds(SCHEMA.name));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

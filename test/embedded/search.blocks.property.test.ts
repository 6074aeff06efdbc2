import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PostingLog } from '../../server/src/embedded/search/posting.log.ts';
import { Postings, packImpact, UNPACKED } from '../../server/src/embedded/search/postings.ts';
import { strictMatches } from '../../server/src/embedded/search/query.run.ts';

const TERMS = 6;
const BLOCK = 8;

/** What each document holds: a few words that many hold, or none; the rare ones now and then. */
const document = fc.tuple(
  fc.subarray([0, 1, 2]),
  fc.oneof({ weight: 6, arbitrary: fc.constant<number[]>([]) }, fc.subarray([3, 4, 5])),
  fc.integer({ min: 1, max: 9 }),
);
const story = fc.record({
  sorted: fc.array(document, { minLength: 20, maxLength: 50, size: 'max' }),
  fresh: fc.array(document, { maxLength: 12 }),
  dead: fc.uniqueArray(fc.nat(61), { maxLength: 30 }),
  merged: fc.boolean(),
});

type Entry = [document: number, impact: number];

const entriesOf = (postings: Postings, term: number): Entry[] =>
  postings
    .lists(term)
    .flatMap(({ first, documents, impacts, from, to }) =>
      Array.from(
        { length: to - from },
        (_, i): Entry => [first + documents[from + i]!, impacts[from + i]!],
      ),
    );

/** The postings of a story, and the plainest reading of it. */
const laid = ({
  sorted,
  fresh,
  dead,
  merged,
}: typeof story extends fc.Arbitrary<infer S> ? S : never) => {
  const log = new PostingLog(BLOCK);
  const truth: Entry[][] = Array.from({ length: TERMS }, () => []);
  const all = [...sorted, ...fresh];
  const gone = new Set(merged ? dead.filter((number) => number < all.length) : []);
  let next = 0;
  const renumber = Int32Array.from(all, (_, number) => (gone.has(number) ? -1 : next++));
  const adding =
    (into: { add(term: number, document: number, weight: number): void }) =>
    ([common, rare, weight]: (typeof all)[number], number: number) => {
      for (const term of [...common, ...rare]) {
        into.add(term, number, weight);
        const now = merged ? renumber[number]! : number;
        if (now >= 0) truth[term]!.push([now, packImpact(weight)]);
      }
    };
  sorted.forEach((one, number) => {
    adding(log)(one, number);
  });
  const postings = new Postings(log.sorted());
  fresh.forEach((one, i) => {
    adding(postings)(one, sorted.length + i);
  });
  const count = merged ? next : all.length;
  return {
    postings: merged ? postings.merged(TERMS, renumber, [], BLOCK) : postings,
    truth,
    count,
  };
};

describe('postings in blocks', () => {
  it('when documents are sorted in, come later, go and are merged, then every list is that of a plain reading', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { postings, truth } = laid(told);
        for (let term = 0; term < TERMS; term++) {
          expect(entriesOf(postings, term)).toEqual(truth[term]);
          expect(postings.count(term)).toBe(truth[term]!.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('when only documents of a rare word are looked up, then matches and scores are as if all lists were read', () => {
    let few = 0;
    fc.assert(
      fc.property(
        story,
        fc.uniqueArray(fc.nat(TERMS - 1), { minLength: 1, maxLength: 4 }),
        (told, terms) => {
          const { postings, truth, count } = laid(told);
          const clues = terms.map((term, at) => ({ term, weight: at + 0.5, covers: 2 ** at }));
          const places = 2 ** terms.length - 1;
          const query = { clues, places, slight: 0, phrases: [], heard: [] };
          const found = strictMatches(query, postings, count);
          for (let i = 0; i < count; i++) {
            const held = terms.map((term) => truth[term]!.find(([number]) => number === i)?.[1]);
            const matches = held.every((impact) => impact !== undefined);
            expect(Boolean(found?.matches[i])).toBe(matches);
            if (!matches) continue;
            const score = held.reduce((sum, impact, at) => {
              const worth = UNPACKED[impact!]!;
              return sum! + ((at + 0.5) * worth * 2.2) / (worth + 1.2);
            }, 0);
            expect(found!.gathered.scores[i]).toBeCloseTo(score!, 3);
          }
          const all = new Set(terms.flatMap((term) => truth[term]!.map(([number]) => number)));
          if (found?.gathered.covered.some((bits, i) => all.has(i) && bits === 0)) few++;
        },
      ),
      { numRuns: 400 },
    );
    // the short way was taken often enough to have been tested
    expect(few).toBeGreaterThan(10);
  });
});

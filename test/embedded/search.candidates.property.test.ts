import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  packCandidates,
  unpackCandidates,
} from '../../server/src/embedded/search/candidates.packed.ts';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';

const words = ['alpha', 'beta', 'gamma', 'delta', 'omega'];
const document = fc.record({ at: fc.nat(89), held: fc.subarray(words) });
const asked = {
  index: 'things',
  texts: [{ text: words.join(' '), weight: 1 }],
  terms: 80,
  limit: 4,
};

/** Ninety documents laid down at once, then changed one by one: long lists of both kinds. */
const shelfOf = (changes: { at: number; held: string[] }[]) => {
  const shelf = new IndexShelf();
  shelf.ensure({ name: 'things', version: 1, text: { text: 1 }, filters: [], sorts: [] });
  const truth = new Map<string, string[]>();
  const of = (at: number, held: string[], rev: number) => {
    truth.set(`d${at}`, held);
    return { id: `d${at}`, rev, text: held.join(' ') };
  };
  const first = Array.from({ length: 90 }, (_, at) =>
    of(
      at,
      words.filter((_word, place) => (at >> place) % 2 === 0),
      1,
    ),
  );
  shelf.beginRebuild('things');
  shelf.addToRebuild('things', first);
  shelf.finishRebuild('things');
  for (const { at, held } of changes)
    shelf.apply('things', { upserts: [of(at, held, 2)], deletes: [] });
  return { shelf, truth };
};

describe('the words a candidate shares', () => {
  it('when documents come and change, then each candidate names exactly the words it holds', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 60 }), (changes) => {
        const { shelf, truth } = shelfOf(changes);
        const found = shelf.candidates(asked);
        expect(found.length).toBe(4);
        for (const { id, matched } of found)
          expect([...matched].sort()).toEqual([...truth.get(id)!].sort());
        expect(unpackCandidates(packCandidates(found))).toEqual(found);
      }),
      { numRuns: 60 },
    );
  });
});

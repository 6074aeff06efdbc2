import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Postings, packImpact, UNPACKED } from '../../server/src/embedded/search/postings.ts';
import { relaxedMatches } from '../../server/src/embedded/search/relaxed.ts';

const DOCUMENTS = 60;

const covers = fc.constantFrom(0, 1, 2, 4);
const weighing = (min: number, max: number) => fc.double({ min, max, noNaN: true });

/** Clues with the documents that hold them: heavy ones in a few, light ones in many, as words are. */
const clue = fc.oneof(
  fc.record({
    weight: weighing(1, 9),
    covers,
    held: fc.uniqueArray(fc.nat(DOCUMENTS - 1), { maxLength: 3 }),
  }),
  fc.record({
    weight: weighing(0.1, 1),
    covers,
    held: fc.uniqueArray(fc.nat(DOCUMENTS - 1), { minLength: 30 }),
  }),
);

describe('documents that hold a good part of a query', () => {
  it('when most are left out unread, then those found and their scores are as if all were read', () => {
    let partly = 0;
    fc.assert(
      fc.property(
        fc.array(clue, { minLength: 1, maxLength: 90, size: 'max' }),
        fc.boolean(),
        (clues, demanding) => {
          const postings = new Postings();
          const scores = new Array<number>(DOCUMENTS).fill(0);
          const weights = [...scores];
          const covered = [...scores];
          clues.forEach(({ weight, covers, held }, term) => {
            for (const document of held.toSorted((a, b) => a - b)) {
              postings.add(term, document, 1);
              const impact = UNPACKED[packImpact(1)]!;
              scores[document]! += (weight * impact * 2.2) / (impact + 1.2);
              weights[document]! += weight;
              covered[document]! |= covers;
            }
          });
          const query = {
            clues: clues.map(({ weight, covers }, term) => ({ term, weight, covers })),
            places: demanding ? 7 : 0,
            slight: 0,
            phrases: [],
            heard: [],
          };
          const { gathered, matches } = relaxedMatches(query, postings, DOCUMENTS);
          const least = clues.reduce((sum, { weight }) => sum + weight, 0) * 0.3;
          if (gathered.scores.some((score, i) => score < scores[i]! - 1e-3)) partly++;
          for (let i = 0; i < DOCUMENTS; i++) {
            if (Math.abs(weights[i]! - least) < 1e-3) continue;
            const held = weights[i]! >= least && (covered[i]! > 0 || !demanding);
            expect(Boolean(matches[i])).toBe(held);
            if (held) expect(gathered.scores[i]).toBeCloseTo(scores[i]!, 3);
            if (held) expect(gathered.covered[i]).toBe(covered[i]);
          }
        },
      ),
      { numRuns: 150 },
    );
    // the short way was taken often enough to have been tested
    expect(partly).toBeGreaterThan(10);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chooseBest } from '../../server/src/features/leads/lead.choosing.ts';

const pair = fc.record({
  need: fc.nat(8).map((at) => `n${at}`),
  outcome: fc.nat(8).map((at) => `o${at}`),
  county: fc.constant('331201'),
  score: fc.nat(100),
});
const pairs = fc.uniqueArray(pair, {
  selector: ({ need, outcome }) => `${need} ${outcome}`,
  maxLength: 80,
});
const most = new Map([['331201', 3]]);
const counted = (words: readonly string[], word: string) =>
  words.filter((one) => one === word).length;

describe('whom the outcomes of a table are told to', () => {
  it('when pairs are chosen, then nobody hears too much, and a pair is left out only for better ones', () => {
    fc.assert(
      fc.property(pairs, fc.nat(3), (all, before) => {
        const chosen = chooseBest(all, most, new Map([['o0', before]]));
        const needs = chosen.map(({ need }) => need);
        const outcomes = [
          ...chosen.map(({ outcome }) => outcome),
          ...Array.from({ length: before }, () => 'o0'),
        ];
        for (const one of [...needs]) expect(counted(needs, one)).toBeLessThanOrEqual(3);
        for (const one of outcomes) expect(counted(outcomes, one)).toBeLessThanOrEqual(3);
        for (const left of all.filter((one) => !chosen.includes(one))) {
          const better = chosen.filter(({ score }) => score >= left.score);
          const heard = better.filter(({ need }) => need === left.need).length;
          const gone =
            better.filter(({ outcome }) => outcome === left.outcome).length +
            (left.outcome === 'o0' ? before : 0);
          expect(Math.max(heard, gone)).toBe(3);
        }
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});

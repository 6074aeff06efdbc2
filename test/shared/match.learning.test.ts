import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fitted, heldOut, type JudgedPair, ndcg } from '../../scripts/learn.fitting.ts';
import { rewritten, sharedAnew } from '../../scripts/learn.writing.ts';
import { matchWeights } from '../../server/src/features/matching/match.weights.ts';

/** Needs whose level follows the second feature; the first says nothing, the third the contrary. */
const needs: JudgedPair[][] = Array.from({ length: 10 }, (_, need) =>
  Array.from({ length: 12 }, (_, at) => ({
    level: 1 + (at % 4),
    features: [((at * 7 + need) % 5) / 5, (at % 4) / 4, 1 - (at % 4) / 4],
  })),
);
const byFeature =
  (at: number) =>
  ({ features }: JudgedPair) =>
    features[at]!;

describe('learning from labelled pairs', () => {
  it('when one feature tells the level, then it gets the weight, and what speaks against gets none', () => {
    const [noise, telling, against] = fitted(needs);
    expect(telling).toBeGreaterThan(0.8);
    expect(noise).toBeGreaterThanOrEqual(0);
    expect(against).toBe(0);
    expect(noise! + telling! + against!).toBeCloseTo(1, 9);
    expect(fitted(needs)).toEqual([noise, telling, against]);
  });

  it('when each need is ranked by weights that never saw it, then all of them are ranked', () => {
    const figures = heldOut(needs, 5);
    expect(figures).toHaveLength(10);
    for (const figure of figures) expect(figure).toBeCloseTo(1, 6);
  });

  it('when a ranking is perfect, reversed or says nothing, then NDCG is 1, low, and between whatever the order', () => {
    const [need] = needs;
    expect(ndcg(need!, byFeature(1))).toBeCloseTo(1, 9);
    const level = ndcg(need!, () => 0);
    expect(ndcg(need!, byFeature(2))).toBeLessThan(level);
    expect(level).toBeLessThan(1);
    expect(ndcg(need!.toReversed(), () => 0)).toBeCloseTo(level, 9);
  });

  it('when points are shared anew, then their sum stays and they are whole', () => {
    const points = Object.values(
      sharedAnew({ likeness: 30, subject: 20, cover: 50 }, [1 / 3, 1 / 3, 1 / 3]),
    );
    expect(points).toEqual([17, 17, 16]);
  });

  it('when weights are written, then the version rises and only the learned points change', () => {
    const source = readFileSync('server/src/features/matching/match.weights.ts', 'utf8');
    const table = { likeness: 91, subject: 92, evidence: 93 };
    const text = rewritten(source, { expert: table, outcome: { ...table, likeness: 94 } });
    expect(text).toContain(`version: ${matchWeights.version + 1},`);
    expect(text.match(/likeness: (\d+)/g)).toEqual(['likeness: 91', 'likeness: 94']);
    expect(text.match(/cover: (\d+)/g)).toEqual(source.match(/cover: (\d+)/g));
    expect(() => rewritten('nothing', { expert: table, outcome: table })).toThrow('nothing like');
  });
});

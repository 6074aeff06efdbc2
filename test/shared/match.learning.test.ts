import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { bm25, piecesOf } from '../../scripts/bench.bm25.ts';
import { fitted, heldOut, type JudgedPair, ndcg, trialsOf } from '../../scripts/learn.fitting.ts';
import { interval, told } from '../../scripts/learn.interval.ts';
import { measurable, verdictOn } from '../../scripts/learn.verdict.ts';
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
  const trials = trialsOf(needs);

  it('when one feature tells the level, then it gets nearly all the weight', () => {
    const [noise, telling, against] = fitted(trials);
    expect(telling).toBeGreaterThan(0.8);
    expect(noise).toBeGreaterThanOrEqual(0);
    expect(against).toBeLessThan(0.1);
    expect(noise! + telling! + against!).toBeCloseTo(1, 9);
    expect(fitted(trials)).toEqual([noise, telling, against]);
  });

  it('when each need is ranked by weights that never saw it, then all of them are ranked', () => {
    const figures = heldOut(needs, trials, 5);
    expect(figures).toHaveLength(10);
    for (const figure of figures) expect(figure).toBeCloseTo(1, 6);
  });

  it('when one need says the contrary of all others, then it is ranked by what the others taught', () => {
    const contrary = needs.map((pairs, need) =>
      need ? pairs : pairs.map(({ level, features }) => ({ level: 5 - level, features })),
    );
    const [first, ...rest] = heldOut(contrary, trialsOf(contrary), 5);
    expect(first).toBeLessThan(0.8);
    for (const figure of rest) expect(figure).toBeGreaterThan(0.95);
  });

  it('when the weights in use rank worse than learned ones, then new ones may be written; when as well, they may not', () => {
    const blind = verdictOn(needs, [1, 0, 0]);
    expect(blind.better).toBe(true);
    expect(blind.after).toBeGreaterThan(blind.before);
    expect(blind.difference).toMatch(/^\+0\.\d{4} \[\+/);
    const seeing = verdictOn(needs, [0, 1, 0]);
    expect(seeing.before).toBeCloseTo(1, 6);
    expect(seeing.better).toBe(false);
    expect(() => verdictOn(needs.slice(0, 4), [0, 1, 0])).toThrow('too few needs');
  });

  it('when new weights are better by chance only, then they may not be written', () => {
    const mostly = needs.map((pairs, need) =>
      pairs.map(({ level, features }) => ({ level: need < 8 ? 2 : level, features })),
    );
    const { after, before, better } = verdictOn(mostly, [1, 0, 0]);
    expect(after).toBeGreaterThan(before);
    expect(better).toBe(false);
  });

  it('when all pairs of a need are alike, or there are few, then nothing can be learned of it', () => {
    const pair = (level: number): JudgedPair => ({ level, features: [0, 0, 0] });
    expect(measurable([pair(4), pair(1), pair(1)], 3)).toBe(true);
    expect(measurable([pair(4), pair(1)], 3)).toBe(false);
    expect(measurable([pair(4), pair(4), pair(4)], 3)).toBe(false);
    expect(measurable([pair(2), pair(1), pair(1)], 3)).toBe(false);
  });

  it('when figures differ by chance, then the interval holds zero; when one is better throughout, it does not', () => {
    const chance = Array.from({ length: 40 }, (_, i) => (i % 2 ? 0.1 : -0.1));
    const [low, high] = interval(chance);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
    const [least] = interval(chance.map((one) => one / 10 + 0.05));
    expect(least).toBeGreaterThan(0);
    expect(interval(chance)).toEqual([low, high]);
    expect(told([0.1, 0.1])).toBe('+0.1000 [+0.1000, +0.1000]');
  });

  it('when plain BM25 ranks, then rare shared words count most, and what shares none is not scored', () => {
    expect(piecesOf('轴承 LED-3')).toEqual(['轴', '承', '轴承', 'led']);
    const texts = { a: '轴承 磨削 方法', b: '电机 磨削 方法', c: '电池 方法', d: 'LED' };
    const scores = bm25(new Map(Object.entries(texts)))('轴承磨削', '方法');
    expect([...scores].sort(([, x], [, y]) => y - x).map(([id]) => id)).toEqual(['a', 'b', 'c']);
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
    const experts = rewritten(source, { expert: table });
    expect(experts).toContain('likeness: 91');
    expect(experts).toContain(`likeness: ${matchWeights.outcome.likeness},`);
    expect(() => rewritten('nothing', { expert: table, outcome: table })).toThrow('nothing like');
  });
});

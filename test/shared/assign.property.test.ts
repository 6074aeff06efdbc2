import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { greedy } from '../../server/src/features/rounds/assign.greedy.ts';
import { type AssignProblem, barred } from '../../server/src/features/rounds/assign.problem.ts';
import { assign } from '../../server/src/features/rounds/assign.solve.ts';
import { broken, byTrying, problemOf } from './assign.samples.ts';

/** Problems with every kind of bound; `most` pairs of people and posts. */
const problems = (people: number, posts: number, limit: number) =>
  fc
    .record({
      people: fc.integer({ min: 1, max: people }),
      posts: fc.integer({ min: 1, max: posts }),
    })
    .filter((size) => size.people * size.posts <= limit)
    .chain((size) => {
      const each = (count: number, one: fc.Arbitrary<number>) =>
        fc.array(one, { minLength: count, maxLength: count });
      const worth = fc.oneof(
        { weight: 4, arbitrary: fc.nat(12) },
        { weight: 1, arbitrary: fc.constant(barred) },
      );
      const index = (count: number) => fc.integer({ min: -1, max: count - 1 });
      return fc.record({
        worth: fc.array(each(size.posts, worth), {
          minLength: size.people,
          maxLength: size.people,
        }),
        capacity: each(size.people, fc.nat(2)),
        seats: each(size.posts, fc.nat(2)),
        least: each(size.posts, fc.constantFrom(0, 0, 1)),
        unit: each(size.people, index(2)),
        quota: each(2, fc.constantFrom(1, 2, Number.POSITIVE_INFINITY)),
        town: each(size.posts, index(2)),
        townLeast: each(2, fc.constantFrom(0, 0, 1)),
        pins: fc.array(
          fc.tuple(fc.nat(size.people - 1), fc.nat(size.posts - 1)) as fc.Arbitrary<
            [number, number]
          >,
          { maxLength: 1 },
        ),
        aim: fc.constantFrom('total', 'filled') as fc.Arbitrary<AssignProblem['aim']>,
      });
    })
    .map(({ worth, ...rest }) => problemOf(worth, rest));

const least = (problem: AssignProblem) =>
  problem.least.some(Boolean) || problem.townLeast.some(Boolean);

describe('the exact assignment', () => {
  it('when a small case is tried in every way, then nothing is better, and what cannot be kept is said', () => {
    let kept = 0;
    fc.assert(
      fc.property(problems(4, 4, 9), (problem) => {
        const found = assign(problem);
        const best = byTrying(problem);
        expect(found.short.length > 0).toBe(best === undefined);
        expect(found.proven).toBe(true);
        if (!best) return;
        if (least(problem)) kept += 1;
        expect(broken(problem, found.pairs)).toEqual([]);
        expect(found.total).toBe(best.total);
        if (problem.aim === 'filled') expect(found.pairs.length).toBe(best.count);
      }),
      { numRuns: 400 },
    );
    expect(kept).toBeGreaterThan(20);
  });

  it('when a case is too large to try, then no bound is broken and its prices prove the optimum', () => {
    fc.assert(
      fc.property(problems(18, 18, 400), (problem) => {
        const found = assign(problem);
        expect(found.proven).toBe(true);
        const mended = { ...problem, least: problem.least.map(() => 0), townLeast: [], pins: [] };
        expect(broken(found.short.length > 0 ? mended : problem, found.pairs)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('when the same is asked again, then the answer is the same; and greedy is never better', () => {
    fc.assert(
      fc.property(problems(12, 12, 144), (problem) => {
        const found = assign(problem);
        expect(assign(problem)).toEqual(found);
        const free = { ...problem, least: [], townLeast: [], aim: 'total' as const };
        const loose = { ...free, least: problem.least.map(() => 0), pins: [] };
        const other = greedy(loose);
        expect(broken(loose, other.pairs)).toEqual([]);
        expect(other.total).toBeLessThanOrEqual(assign(loose).total);
      }),
      { numRuns: 100 },
    );
  });

  it('when a greedy choice costs more than it brings, then the optimum takes the other way', () => {
    const problem = problemOf([
      [10, 9],
      [9, 1],
    ]);
    expect(greedy(problem).total).toBe(11);
    expect(assign(problem)).toMatchObject({
      total: 18,
      pairs: [
        [0, 1],
        [1, 0],
      ],
    });
  });
});

import { beforeAll, describe, expect, it } from '@jest/globals';
import { byHighs, openHighs } from '../../scripts/bench.rounds.highs.ts';
import { dice, roundOf } from '../../scripts/bench.rounds.samples.ts';
import { barred } from '../../server/src/features/rounds/assign.problem.ts';
import { composed, type RoundProblem } from '../../server/src/features/rounds/round.problem.ts';
import { solveRound } from '../../server/src/features/rounds/round.solving.ts';
import { broken } from './assign.samples.ts';

let highs: Awaited<ReturnType<typeof openHighs>>;
beforeAll(async () => {
  highs = await openHighs();
});

/** So many pairs, none of them twice. */
const somePairs = (roll: () => number, count: number, { people, posts }: RoundProblem) => {
  const pairs = Array.from({ length: count }, (): [number, number] => [
    Math.floor(roll() * people),
    Math.floor(roll() * posts),
  ]);
  return [...new Map(pairs.map((pair) => [String(pair), pair])).values()];
};

/** A round of 30-60 people and as many posts with every kind of limit; some of them contradict each other. */
function limited(seed: number, aim: RoundProblem['aim']): RoundProblem {
  const roll = dice(seed);
  const upTo = (most: number): number => Math.floor(roll() * (most + 1));
  const round = roundOf(30 + upTo(30), 30 + upTo(30), 1);
  const jitter = round.worth.map((one) => (one === barred ? one : one + upTo(120)));
  const pins = somePairs(roll, upTo(3), round).filter(
    ([person, post]) => jitter[person * round.posts + post] !== barred || roll() < 0.3,
  );
  return {
    ...round,
    worth: jitter,
    capacity: round.capacity.map(() => (roll() < 0.15 ? 0 : 1 + upTo(1))),
    seats: round.seats.map(() => 1 + upTo(1)),
    least: round.least.map(() => (roll() < 0.12 ? 1 : 0)),
    quota: Array.from({ length: 12 }, () => (roll() < 0.5 ? 2 + upTo(3) : Infinity)),
    townLeast: roll() < 0.5 ? Array.from({ length: 16 }, () => 1 + upTo(1)) : [],
    bans: somePairs(roll, upTo(20), round),
    floor: roll() < 0.5 ? 150 + upTo(300) : 0,
    pins,
    aim,
  };
}

const seeds = Array.from({ length: 60 }, (_, at) => 1 + at * 7919);

describe('the exact assignment beside HiGHS', () => {
  it('when rounds of 30-60 people and posts have every kind of limit, then totals are equal and the impossible is the same', () => {
    let [kept, impossible] = [0, 0];
    for (const seed of seeds) {
      const round = limited(seed, seed % 2 ? 'filled' : 'total');
      const found = solveRound(round, false);
      const reference = byHighs(highs, round);
      expect([seed, found.short.length > 0]).toEqual([seed, reference === undefined]);
      expect(found.proven).toBe(true);
      if (!reference) {
        impossible += 1;
        continue;
      }
      kept += 1;
      expect([seed, found.total]).toEqual([seed, reference.total]);
      if (reference.pairs !== undefined) expect(found.pairs).toHaveLength(reference.pairs);
      expect(broken(composed(round), found.pairs)).toEqual([]);
    }
    expect(kept).toBeGreaterThan(15);
    expect(impossible).toBeGreaterThan(10);
  });

  it('when the weakest pair is to be as strong as can be, then HiGHS finds no way to as many pairs above it', () => {
    for (const seed of seeds.slice(0, 12)) {
      const free = { ...limited(seed, 'worst'), pins: [], least: [], townLeast: [], floor: 0 };
      const round: RoundProblem = { ...free, least: Array(free.posts).fill(0) };
      const found = solveRound(round, false);
      const most = byHighs(highs, { ...round, aim: 'filled' })!.pairs!;
      expect(found.pairs).toHaveLength(most);
      const above = byHighs(highs, { ...round, aim: 'filled', floor: found.weakest + 1 })!;
      expect(above.pairs).toBeLessThan(most);
      const here = byHighs(highs, { ...round, aim: 'filled', floor: found.weakest })!;
      expect(here).toEqual({ pairs: most, total: found.total });
    }
  });
});

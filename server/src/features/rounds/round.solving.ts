import { greedy } from './assign.greedy.ts';
import { type Assignment, barred } from './assign.problem.ts';
import { assign } from './assign.solve.ts';
import { composed, type Limit, lifted, limitsOf, type RoundProblem } from './round.problem.ts';

/** What lifting a limit would add: points, pairs, and whether it alone makes the impossible possible. */
export interface Price {
  limit: Limit;
  points: number;
  pairs: number;
  frees: boolean;
}

export interface Solved extends Assignment {
  /** tenths of points of the weakest pair; 0 without pairs */
  weakest: number;
  greedy: { total: number; pairs: number; weakest: number };
  /** limits that bind, the dearest first */
  prices: Price[];
}

const weakestOf = (round: RoundProblem, pairs: readonly (readonly [number, number])[]): number =>
  pairs.reduce(
    (least, [person, post]) => Math.min(least, round.worth[person * round.posts + post]!),
    pairs.length > 0 ? Infinity : 0,
  );

/** The highest floor that loses no pair and breaks no bound, by halving the worths that occur. */
function raisedFloor(round: RoundProblem): number {
  const before = assign(composed(round));
  const steps = [...new Set(round.worth)]
    .filter((one) => one !== barred && one > round.floor)
    .sort((a, b) => a - b);
  const holds = (floor: number): boolean => {
    const found = assign(composed({ ...round, floor }));
    return found.pairs.length === before.pairs.length && found.short.length === before.short.length;
  };
  let [low, high] = [-1, steps.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(steps[middle]!)) low = middle;
    else high = middle - 1;
  }
  return low < 0 ? round.floor : steps[low]!;
}

const solvedAlone = (round: RoundProblem): Assignment =>
  assign(composed(round.aim === 'worst' ? { ...round, floor: raisedFloor(round) } : round));

const priceOf = (round: RoundProblem, found: Assignment, limit: Limit): Price => {
  const other = solvedAlone(lifted(round, limit));
  return {
    limit,
    points: other.total - found.total,
    pairs: other.pairs.length - found.pairs.length,
    frees: found.short.length > 0 && other.short.length === 0,
  };
};

const dearest = (a: Price, b: Price): number =>
  Number(b.frees) - Number(a.frees) || b.pairs - a.pairs || b.points - a.points;

/**
 * Solves a round and says what a sorted list would have done, and what each limit costs.
 * @param priced each limit's price is a solution of its own: not asked for when a change is only weighed
 */
export function solveRound(round: RoundProblem, priced = true): Solved {
  const found = solvedAlone(round);
  const simple = greedy({ ...composed(round), aim: 'total' });
  const prices = (priced ? limitsOf(round) : [])
    .map((limit) => priceOf(round, found, limit))
    .filter(({ points, pairs, frees }) => frees || pairs > 0 || (pairs === 0 && points > 0))
    .sort(dearest);
  return {
    ...found,
    weakest: weakestOf(round, found.pairs),
    greedy: {
      total: simple.total,
      pairs: simple.pairs.length,
      weakest: weakestOf(round, simple.pairs),
    },
    prices,
  };
}

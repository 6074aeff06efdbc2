import { barred } from '../server/src/features/rounds/assign.problem.ts';
import type { RoundProblem } from '../server/src/features/rounds/round.problem.ts';

/** Numbers that are the same in every run. */
export const dice = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

const words = (roll: () => number, count: number) =>
  new Set(Array.from({ length: count }, () => Math.floor(roll() * 40)));

/** A county's round of this size: people and posts with fields and words, one pair of twenty in conflict. */
export function roundOf(people: number, posts: number, seats: number): RoundProblem {
  const roll = dice(7 + people);
  const sought = Array.from({ length: posts }, () => ({
    field: Math.floor(roll() * roll() * 10),
    words: words(roll, 3),
  }));
  const worth = new Int32Array(people * posts);
  for (let person = 0; person < people; person += 1) {
    const field = Math.floor(roll() * 10);
    const known = words(roll, 5);
    const grade = roll();
    for (let post = 0; post < posts; post += 1) {
      const one = sought[post]!;
      const shared = [...one.words].filter((word) => known.has(word)).length;
      const fit = (one.field === field ? 0.35 : 0) + 0.15 * shared + 0.2 * grade + 0.1 * roll();
      worth[person * posts + post] = roll() < 0.05 ? barred : Math.round(Math.min(1, fit) * 1000);
    }
  }
  return {
    people,
    posts,
    worth,
    capacity: Array<number>(people).fill(1),
    seats: Array<number>(posts).fill(seats),
    least: Array<number>(posts).fill(0),
    unit: Array.from({ length: people }, (_, at) => at % 12),
    quota: [],
    town: Array.from({ length: posts }, (_, at) => at % 16),
    townLeast: [],
    pins: [],
    bans: [],
    floor: 0,
    aim: 'filled',
  };
}

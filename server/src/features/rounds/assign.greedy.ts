import { type AssignProblem, barred } from './assign.problem.ts';

/** What is left to give out, counted down as pairs are taken. */
const stock = (problem: AssignProblem) => {
  const capacity = [...problem.capacity];
  const seats = [...problem.seats];
  const quota = [...problem.quota];
  return (person: number, post: number): boolean => {
    const unit = problem.unit[person]!;
    if (capacity[person]! <= 0 || seats[post]! <= 0) return false;
    if (unit >= 0 && (quota[unit] ?? Infinity) <= 0) return false;
    capacity[person]! -= 1;
    seats[post]! -= 1;
    if (unit >= 0 && quota[unit] !== undefined) quota[unit]! -= 1;
    return true;
  };
};

/** Places of pairs, the most worth first, then by place; as numbers in one array, which sorts in a moment. */
const bestFirst = (worth: Int32Array): number[] => {
  const size = worth.length;
  const most = worth.reduce((max, one) => Math.max(max, one), 0);
  const keys = new Float64Array(size);
  let count = 0;
  worth.forEach((one, at) => {
    if (one !== barred) keys[count++] = (most - one) * size + at;
  });
  return Array.from(keys.subarray(0, count).sort(), (key) => key % size);
};

/**
 * What somebody with a sorted list would do: the best pair that is left, again and again. For comparison only: it looks
 * at no least numbers.
 */
export function greedy(problem: AssignProblem): { pairs: [number, number][]; total: number } {
  const { posts, worth } = problem;
  const take = stock(problem);
  const pairs: [number, number][] = [];
  let total = 0;
  const add = (person: number, post: number) => {
    if (!take(person, post)) return;
    pairs.push([person, post]);
    total += worth[person * posts + post]!;
  };
  const pinned = new Set(problem.pins.map(([person, post]) => person * posts + post));
  for (const [person, post] of problem.pins)
    if (worth[person * posts + post] !== barred) add(person, post);
  for (const at of bestFirst(worth)) if (!pinned.has(at)) add(Math.floor(at / posts), at % posts);
  return { pairs, total };
}

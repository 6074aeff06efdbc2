import { type AssignProblem, barred } from '../../server/src/features/rounds/assign.problem.ts';

/** A problem without bounds: everybody one post, every post one seat. */
export const problemOf = (
  worth: number[][],
  changes: Partial<AssignProblem> = {},
): AssignProblem => {
  const people = worth.length;
  const posts = worth[0]?.length ?? 0;
  return {
    people,
    posts,
    worth: Int32Array.from(worth.flat()),
    capacity: Array(people).fill(1),
    seats: Array(posts).fill(1),
    least: Array(posts).fill(0),
    unit: Array(people).fill(-1),
    quota: [],
    town: Array(posts).fill(-1),
    townLeast: [],
    pins: [],
    aim: 'total',
    ...changes,
  };
};

/** What breaks a bound among these pairs; empty when nothing does. */
export function broken(
  problem: AssignProblem,
  pairs: readonly (readonly [number, number])[],
): string[] {
  const { people, posts, worth, capacity, seats, least, unit, quota, town, townLeast } = problem;
  const found: string[] = [];
  const count = (of: (pair: readonly [number, number]) => boolean) => pairs.filter(of).length;
  if (new Set(pairs.map(String)).size < pairs.length) found.push('a pair twice');
  for (const [person, post] of pairs)
    if (worth[person * posts + post] === barred) found.push(`barred ${person} ${post}`);
  for (let person = 0; person < people; person += 1)
    if (count((pair) => pair[0] === person) > capacity[person]!) found.push(`capacity ${person}`);
  for (let post = 0; post < posts; post += 1) {
    const taken = count((pair) => pair[1] === post);
    if (taken > seats[post]!) found.push(`seats ${post}`);
    if (taken < least[post]!) found.push(`least ${post}`);
  }
  quota.forEach((most, at) => {
    if (count((pair) => unit[pair[0]] === at) > most) found.push(`quota ${at}`);
  });
  townLeast.forEach((fewest, at) => {
    if (count((pair) => town[pair[1]] === at) < fewest) found.push(`town ${at}`);
  });
  for (const pin of problem.pins)
    if (!pairs.some((pair) => String(pair) === String(pin))) found.push(`pin ${pin}`);
  return found;
}

/** The best of every set of pairs that breaks nothing: [pairs if they count, total]; undefined when there is none. */
export function byTrying(problem: AssignProblem): { count: number; total: number } | undefined {
  const { people, posts, worth, aim } = problem;
  const possible: [number, number][] = [];
  for (let person = 0; person < people; person += 1)
    for (let post = 0; post < posts; post += 1)
      if (worth[person * posts + post] !== barred) possible.push([person, post]);
  let best: { count: number; total: number } | undefined;
  for (let chosen = 0; chosen < 2 ** possible.length; chosen += 1) {
    const pairs = possible.filter((_, at) => (chosen >> at) & 1);
    if (broken(problem, pairs).length > 0) continue;
    const total = pairs.reduce((sum, [person, post]) => sum + worth[person * posts + post]!, 0);
    const count = aim === 'filled' ? pairs.length : 0;
    if (!best || count > best.count || (count === best.count && total > best.total))
      best = { count, total };
  }
  return best;
}

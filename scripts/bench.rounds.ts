import { barred } from '../server/src/features/rounds/assign.problem.ts';
import { composed, type RoundProblem } from '../server/src/features/rounds/round.problem.ts';
import { type Solved, solveRound } from '../server/src/features/rounds/round.solving.ts';
import { inThread } from '../server/src/platform/thread.ts';
import { byHighs, openHighs } from './bench.rounds.highs.ts';
import { openApplication } from './bench.rounds.house.ts';
import { roundOf } from './bench.rounds.samples.ts';

/**
 * How long rounds take to solve, each beside a textbook Hungarian solution of the same pairs in the same run, some with
 * limits beside HiGHS, and what the application's own list of needs, served by the same process, feels of it. Build first. `npm run bench:rounds`
 */
const sizes: [name: string, people: number, posts: number, seats: number][] = [
  ['40 x 48', 40, 48, 1],
  ['500 x 500', 500, 500, 1],
  ['2000 x 1000', 2000, 1000, 2],
];

/** The textbook way: O(n^3), no limits but seats, everybody placed; the reference for the total. */
function hungarian({ people, posts, worth, seats }: ReturnType<typeof composed>): number {
  const slots = seats.flatMap((count, post) => Array<number>(count).fill(post));
  const never = 1e7;
  const cost = (person: number, slot: number): number => {
    const one = worth[person * posts + slots[slot]!]!;
    return one === barred ? never : 1000 - one;
  };
  const of = new Int32Array(slots.length + 1).fill(-1);
  const rise = new Float64Array(people);
  const fall = new Float64Array(slots.length + 1);
  const root = slots.length;
  for (let person = 0; person < people; person += 1) {
    of[root] = person;
    let at = root;
    const least = new Float64Array(slots.length + 1).fill(Infinity);
    const way = new Int32Array(slots.length + 1).fill(root);
    const used = new Uint8Array(slots.length + 1);
    while (of[at]! >= 0) {
      used[at] = 1;
      let step = Infinity;
      let next = root;
      for (let slot = 0; slot < slots.length; slot += 1) {
        if (used[slot]) continue;
        const one = cost(of[at]!, slot) - rise[of[at]!]! - fall[slot]!;
        if (one < least[slot]!) {
          least[slot] = one;
          way[slot] = at;
        }
        if (least[slot]! < step) {
          step = least[slot]!;
          next = slot;
        }
      }
      for (let slot = 0; slot <= slots.length; slot += 1)
        if (used[slot]) {
          rise[of[slot]!]! += step;
          fall[slot]! -= step;
        } else least[slot]! -= step;
      at = next;
    }
    while (at !== root) {
      of[at] = of[way[at]!]!;
      at = way[at]!;
    }
  }
  let total = 0;
  for (let slot = 0; slot < slots.length; slot += 1)
    if (of[slot]! >= 0) total += 1000 - cost(of[slot]!, slot);
  return total;
}

/** Twenty of a unit at most, three in each town at least, and no pair below 20 points. */
const withLimits = (round: RoundProblem): RoundProblem => ({
  ...round,
  quota: Array<number>(12).fill(20),
  townLeast: Array<number>(16).fill(3),
  floor: 200,
});

const timed = <T>(work: () => T): [T, number] => {
  const start = performance.now();
  return [work(), Math.round(performance.now() - start)];
};

/** p99 in ms of a list asked for again and again until `over`, and how often it was. */
async function listFeels(
  url: string,
  over: Promise<unknown>,
): Promise<[p99: number, asked: number]> {
  let going = true;
  void over.finally(() => {
    going = false;
  });
  const times: number[] = [];
  while (going) {
    const start = performance.now();
    const reply = await fetch(url);
    await reply.text();
    if (!reply.ok) throw new Error(`the list answered ${reply.status}`);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return [times[Math.floor(times.length * 0.99)] ?? 0, times.length];
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
solveRound(roundOf(40, 48, 1));
console.log(
  'size           exact ms  Hungarian ms  ratio  total equal  proven  greedy loses  weakest exact / greedy',
);
for (const [name, people, posts, seats] of sizes) {
  const round: RoundProblem = roundOf(people, posts, seats);
  const [solved, ms] = timed(() => solveRound(round));
  const placedFirst = { ...composed(round), aim: 'filled' as const };
  const wide = people <= posts * seats;
  const [reference, other] = wide ? timed(() => hungarian(placedFirst)) : [Number.NaN, 0];
  const lost = ((1 - solved.greedy.total / solved.total) * 100).toFixed(1);
  console.log(
    [
      name.padEnd(14),
      String(ms).padStart(8),
      String(other).padStart(13),
      (ms / other).toFixed(2).padStart(6),
      String(solved.total === reference).padStart(12),
      String(solved.proven).padStart(7),
      `${lost} %`.padStart(13),
      `   ${(solved.weakest / 10).toFixed(1)} / ${(solved.greedy.weakest / 10).toFixed(1)}`,
    ].join(' '),
  );
}
const highs = await openHighs();
console.log('size                        exact ms   HiGHS ms   ratio  pairs and total equal');
for (const [name, round] of [
  ['300 x 300', roundOf(300, 300, 1)],
  ['300 x 300, quotas, towns', withLimits(roundOf(300, 300, 1))],
] as const) {
  const [solved, ms] = timed(() => solveRound(round, false));
  const [reference, other] = timed(() => byHighs(highs, round));
  const equal = solved.total === reference?.total && solved.pairs.length === reference?.pairs;
  console.log(
    [
      name.padEnd(25),
      String(ms).padStart(10),
      String(other).padStart(10),
      (ms / other).toFixed(4).padStart(7),
      String(equal).padStart(22),
    ].join(' '),
  );
}
const big = roundOf(2000, 1000, 2);
const { list, close } = await openApplication();
await listFeels(list, wait(2000));
const [idle, asked] = await listFeels(list, wait(4000));
const solving = (async () => {
  for (let times = 0; times < 3; times += 1)
    await inThread<Solved>(
      new URL('../server/src/features/rounds/round.service.ts', import.meta.url).href,
      'round.worker',
      { problem: big, priced: true },
    );
})();
const [busy, meanwhile] = await listFeels(list, solving);
console.log(
  `list of needs p99: idle ${idle.toFixed(1)} ms (${asked} asked), while a thread solves 2000 x 1000 three times ${busy.toFixed(1)} ms (${meanwhile} asked): ${(busy / idle).toFixed(2)} times`,
);
await close();
process.exit(0);

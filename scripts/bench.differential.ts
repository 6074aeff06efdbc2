import { randomFrom, Twins } from '../test/embedded/differential.ts';
import { newFolder, removeFolder } from '../test/embedded/store.harness.ts';

/**
 * Random queries and sorts, by indexes against reading everything against the rules alone:
 * `npm run bench:differential -- [queries, 20000] [sorts, 5000] [seed]`.
 */
const [queries = 20_000, sorts = 5000, seed = 1] = process.argv.slice(2).map(Number);
const SETS = 10;
let different = 0;
let asked = 0;
let viaIndex = 0;
for (let set = 0; set < SETS; set++) {
  const dir = newFolder();
  const random = randomFrom(seed * 1000 + set);
  const twins = new Twins(dir, random, 100);
  for (const [count, sorting] of [
    [queries / SETS, false],
    [sorts / SETS, true],
  ] as const) {
    const { found, first } = twins.differences(random, count, sorting);
    different += found;
    if (first) process.stdout.write(`${first}\n`);
  }
  asked += twins.asked;
  viaIndex += twins.viaIndex;
  await twins.engine.close();
  removeFolder(dir);
}
const share = Math.round((100 * viaIndex) / asked);
process.stdout.write(
  `${queries} queries and ${sorts} sorts: ${different} differences, ${share} % by an index\n`,
);
process.exit(different ? 1 : 0);

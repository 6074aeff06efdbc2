/**
 * Learns how much the words of both sides count: `npm run learn -- DIR [--dry]`, DIR as learn.pairs.ts says, or
 * `npm run learn -- --county CODE [--dry]` from what the county itself recorded: bids answered, introductions, dismissals.
 * Prints NDCG@10 of the weights in use and of weights fitted without the need they rank, and writes
 * match.weights.ts with the next version only when the held-out figure is better. A county's record speaks of experts,
 * and changes their points alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { matchWeights } from '../server/src/features/matching/match.weights.ts';
import { judgeCounty } from './learn.county.ts';
import { learned, ndcg } from './learn.fitting.ts';
import { mean } from './learn.interval.ts';
import { judgePairs } from './learn.judging.ts';
import { readPairs } from './learn.pairs.ts';
import { measurable, verdictOn } from './learn.verdict.ts';
import { rewritten, sharedAnew } from './learn.writing.ts';

/** Staff judged sixty pairs of a need for the labelled folders; a county's people judge a few of each. */
const FEWEST = { pairs: 10, needs: 5 };
const FEWEST_OF_COUNTY = { pairs: 3, needs: 20 };
const file = fileURLToPath(
  new URL('../server/src/features/matching/match.weights.ts', import.meta.url),
);

const given = process.argv.slice(2);
const dry = given.includes('--dry');
const [first, second] = given.filter((one) => one !== '--dry');
const county = first === '--county' ? second : undefined;
if (!first || (first === '--county' && !county))
  throw new Error('usage: npm run learn -- DIR | --county CODE [--dry]');
const fewest = county ? FEWEST_OF_COUNTY : FEWEST;
const judged = county ? await judgeCounty(county) : await judgePairs(readPairs(first));
const needs = judged.filter((pairs) => measurable(pairs, fewest.pairs));
if (needs.length < fewest.needs)
  throw new Error(
    `${needs.length} needs with ${fewest.pairs} pairs or more, a strong one among them; ${fewest.needs} are the fewest to learn from`,
  );

const print = (name: string, figure: number) =>
  console.log(`${name.padEnd(36)} NDCG@10 ${figure.toFixed(4)}`);
const inUse = matchWeights[county ? 'expert' : 'outcome'];
const { before, after, difference, weights, better } = verdictOn(
  needs,
  learned.map((name) => inUse[name] ?? 0),
);
console.log(
  `${needs.length} needs, ${needs.flat().length} pairs; fitted on four fifths, held out one`,
);
learned.forEach((name, at) => {
  print(
    `  ${name} alone`,
    mean(needs.map((pairs) => ndcg(pairs, ({ features }) => features[at]!))),
  );
});
print(`weights in use (version ${matchWeights.version})`, before);
print('fitted, held out', after);
console.log(`  difference, 95 of 100 samples      ${difference}`);
const tables = {
  expert: sharedAnew(matchWeights.expert, weights),
  ...(county ? {} : { outcome: sharedAnew(matchWeights.outcome, weights) }),
};
console.log(JSON.stringify(tables));
if (!better) {
  console.log('Not better on needs it has not seen: nothing is written.');
  process.exitCode = 1;
} else if (dry) console.log('Better; nothing is written, as asked.');
else {
  writeFileSync(file, rewritten(readFileSync(file, 'utf8'), tables));
  console.log(`Written: version ${matchWeights.version + 1}.`);
}

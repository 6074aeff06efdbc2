/**
 * Learns how much the words of both sides count: `npm run learn -- DIR [--dry]`, DIR as learn.pairs.ts says.
 * Prints NDCG@10 of the weights in use and of weights fitted without the need they rank, and writes
 * match.weights.ts with the next version only when the held-out figure is better.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { matchWeights } from '../server/src/features/matching/match.weights.ts';
import { dot, fitted, heldOut, type JudgedPair, learned, ndcg, trialsOf } from './learn.fitting.ts';
import { mean, told } from './learn.interval.ts';
import { judgePairs } from './learn.judging.ts';
import { readPairs } from './learn.pairs.ts';
import { rewritten, sharedAnew } from './learn.writing.ts';

const FOLDS = 5;
const FEWEST_PAIRS = 10;
const STRONG = 3;
const file = fileURLToPath(
  new URL('../server/src/features/matching/match.weights.ts', import.meta.url),
);

/** Only needs of which a ranking can be right or wrong are measured: ten pairs, a strong one among them. */
const measurable = (pairs: JudgedPair[]): boolean =>
  pairs.length >= FEWEST_PAIRS && pairs.some(({ level }) => level >= STRONG);

const [dir, flag] = process.argv.slice(2);
if (!dir) throw new Error('usage: npm run learn -- DIR [--dry]');
const needs = (await judgePairs(readPairs(dir))).filter(measurable);
if (needs.length < FOLDS) throw new Error(`${dir} holds too few needs to learn from`);

const print = (name: string, figures: number[]) =>
  console.log(`${name.padEnd(36)} NDCG@10 ${mean(figures).toFixed(4)}`);
const inUse = learned.map((name) => matchWeights.outcome[name] ?? 0);
const before = needs.map((pairs) => ndcg(pairs, ({ features }) => dot(inUse, features)));
const trials = trialsOf(needs);
const after = heldOut(needs, trials, FOLDS);
console.log(
  `${needs.length} needs, ${needs.flat().length} pairs; fitted on four fifths, held out one`,
);
learned.forEach((name, at) => {
  print(
    `  ${name} alone`,
    needs.map((pairs) => ndcg(pairs, ({ features }) => features[at]!)),
  );
});
print(`weights in use (version ${matchWeights.version})`, before);
print('fitted, held out', after);
console.log(
  `  difference, 95 of 100 samples      ${told(after.map((one, i) => one - before[i]!))}`,
);

const weights = fitted(trials);
const tables = {
  expert: sharedAnew(matchWeights.expert, weights),
  outcome: sharedAnew(matchWeights.outcome, weights),
};
console.log(JSON.stringify(tables));
if (mean(after) <= mean(before)) {
  console.log('Not better on needs it has not seen: nothing is written.');
  process.exitCode = 1;
} else if (flag === '--dry') console.log('Better; nothing is written, as asked.');
else {
  writeFileSync(file, rewritten(readFileSync(file, 'utf8'), tables));
  console.log(`Written: version ${matchWeights.version + 1}.`);
}

import { dot, fitted, heldOut, type JudgedPair, ndcg, trialsOf } from './learn.fitting.ts';
import { interval, mean, told } from './learn.interval.ts';

const FOLDS = 5;
const STRONG = 3;

/** Only needs of which a ranking can be right or wrong: enough pairs, a strong one among them, and one that is less. */
export const measurable = (pairs: JudgedPair[], fewest: number): boolean =>
  pairs.length >= fewest &&
  pairs.some(({ level }) => level >= STRONG) &&
  pairs.some(({ level }) => level < Math.max(...pairs.map((one) => one.level)));

export interface Verdict {
  /** NDCG@10 of the weights in use, and of weights fitted without the need they rank; the mean over the needs */
  before: number;
  after: number;
  /** of the difference, as the interval tells it */
  difference: string;
  /** fitted on all needs, in the order of the features */
  weights: number[];
  /** whether the weights may be written: held out they rank better, and not by the luck of these needs */
  better: boolean;
}

/** Holds the weights in use against weights learned from these needs, each need ranked by weights that never saw it. */
export function verdictOn(needs: JudgedPair[][], inUse: number[]): Verdict {
  if (needs.length < FOLDS) throw new Error('too few needs to learn from');
  const trials = trialsOf(needs);
  const old = needs.map((pairs) => ndcg(pairs, ({ features }) => dot(inUse, features)));
  const held = heldOut(needs, trials, FOLDS);
  const differences = held.map((one, i) => one - old[i]!);
  return {
    before: mean(old),
    after: mean(held),
    difference: told(differences),
    weights: fitted(trials),
    better: interval(differences)[0] > 0,
  };
}

/** The features that words give; the others ask for facts that labelled texts do not hold. */
export const learned = ['likeness', 'subject', 'evidence'] as const;
export type Learned = (typeof learned)[number];

/** A labelled pair as the model sees it. */
export interface JudgedPair {
  level: number;
  /** in the order of `learned`, each 0..1 */
  features: number[];
}

/** What a level is worth, as NDCG counts it: 0, 1, 3, 7. */
const worth = (level: number): number => 2 ** (level - 1) - 1;

const CUT = 10;

/** NDCG@10 of one need under a score; what ties shares its places, so that no order of the file can help. */
export function ndcg(pairs: JudgedPair[], score: (pair: JudgedPair) => number): number {
  const ideal = discounted(pairs.map(({ level }) => worth(level)).sort((a, b) => b - a));
  const scored = pairs
    .map((pair) => ({ score: score(pair), worth: worth(pair.level) }))
    .sort((a, b) => b.score - a.score);
  for (let from = 0; from < scored.length; ) {
    let to = from;
    let sum = 0;
    while (to < scored.length && scored[to]!.score === scored[from]!.score)
      sum += scored[to++]!.worth;
    for (let i = from; i < to; i++) scored[i]!.worth = sum / (to - from);
    from = to;
  }
  return ideal > 0 ? discounted(scored.map((one) => one.worth)) / ideal : 0;
}

const discounted = (worths: number[]): number =>
  worths.slice(0, CUT).reduce((sum, one, place) => sum + one / Math.log2(place + 2), 0);

interface Contest {
  difference: number[];
  weight: number;
}

/** Every two outcomes of one need that were judged apart, the better first; each need counts alike. */
function contestsOf(needs: JudgedPair[][]): Contest[] {
  return needs.flatMap((pairs) => {
    const contests = pairs.flatMap((better) =>
      pairs
        .filter((worse) => worse.level < better.level)
        .map((worse) => ({
          difference: better.features.map((value, i) => value - worse.features[i]!),
          weight: worth(better.level) - worth(worse.level),
        })),
    );
    const sum = contests.reduce((total, { weight }) => total + weight, 0);
    return contests.map((one) => ({ ...one, weight: one.weight / sum / needs.length }));
  });
}

const ROUNDS = 200;
const PACE = 3;
const INERTIA = 0.8;
const SHRINK = 0.002;

/**
 * Pairwise logistic regression by gradient descent with inertia; weights are kept from falling below zero, so
 * that each stays a contribution. @returns weights that sum to 1
 */
export function fitted(needs: JudgedPair[][]): number[] {
  const contests = contestsOf(needs);
  const size = contests[0]?.difference.length ?? 0;
  const weights = new Array<number>(size).fill(1);
  const pace = new Array<number>(size).fill(0);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => SHRINK * weight);
    for (const { difference, weight } of contests) {
      const margin = dot(weights, difference);
      const pull = weight / (1 + Math.exp(margin));
      for (let i = 0; i < size; i++) slope[i]! -= pull * difference[i]!;
    }
    for (let i = 0; i < size; i++) {
      pace[i] = INERTIA * pace[i]! + slope[i]!;
      weights[i] = weights[i]! - PACE * pace[i]!;
      if (weights[i]! < 0) weights[i] = pace[i] = 0;
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 1 / size));
}

export const dot = (weights: number[], features: number[]): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return sum;
};

/** Each need ranked by weights that were fitted without it. @returns NDCG@10 need by need */
export function heldOut(needs: JudgedPair[][], folds: number): number[] {
  const figures = new Array<number>(needs.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitted(needs.filter((_, i) => i % folds !== fold));
    for (let i = fold; i < needs.length; i += folds)
      figures[i] = ndcg(needs[i]!, ({ features }) => dot(weights, features));
  }
  return figures;
}

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

const STEPS = 40;
const BEST = 20;

/** Every way to share 1 among `size` weights in steps of 1 / STEPS, the most on one feature first. */
function sharings(size: number, left = STEPS): number[][] {
  if (size === 1) return [[left / STEPS]];
  return Array.from({ length: left + 1 }, (_, take) =>
    sharings(size - 1, left - take).map((rest) => [take / STEPS, ...rest]),
  ).flat();
}

const square = (weights: number[]): number => dot(weights, weights);

/** NDCG@10 of every sharing for every need: counted once, however many folds ask. */
export interface Trials {
  sharings: number[][];
  /** by need, then by sharing */
  figures: Float64Array[];
}

export function trialsOf(needs: JudgedPair[][]): Trials {
  const size = needs[0]?.[0]?.features.length ?? 1;
  const tried = sharings(size).sort((a, b) => square(b) - square(a));
  const figures = needs.map((pairs) =>
    Float64Array.from(tried, (weights) => ndcg(pairs, ({ features }) => dot(weights, features))),
  );
  return { sharings: tried, figures };
}

/**
 * The weights that rank best, tried out: the mean of the twenty best sharings, so that a chance peak of one does
 * not decide. Logistic regression over pairs was tried and follows the many pairs below the tenth place.
 * @param among which needs to learn from @returns weights >= 0 that sum to 1
 */
export function fitted({ sharings: tried, figures }: Trials, among = figures.map((_, i) => i)) {
  const sums = tried.map((_, at) => among.reduce((sum, need) => sum + figures[need]![at]!, 0));
  // stable: among equals the one that leans on the fewest features
  const order = tried.map((_, at) => at).sort((a, b) => sums[b]! - sums[a]! || a - b);
  const best = order.slice(0, BEST).map((at) => tried[at]!);
  return best[0]!.map((_, i) => best.reduce((sum, one) => sum + one[i]!, 0) / best.length);
}

export const dot = (weights: number[], features: number[]): number => {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * features[i]!;
  return sum;
};

/** Each need ranked by weights that were fitted without it. @returns NDCG@10 need by need */
export function heldOut(needs: JudgedPair[][], trials: Trials, folds: number): number[] {
  const figures = new Array<number>(needs.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const among = needs.flatMap((_, i) => (i % folds === fold ? [] : i));
    const weights = fitted(trials, among);
    for (let i = fold; i < needs.length; i += folds)
      figures[i] = ndcg(needs[i]!, ({ features }) => dot(weights, features));
  }
  return figures;
}

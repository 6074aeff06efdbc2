/** A pair that may be told. */
export interface Pair {
  need: string;
  outcome: string;
  county: string;
  score: number;
}
const keyOf = ({ need, outcome }: Pair): string => `${need} ${outcome}`;

/**
 * The pairs that are told, the best of all first: no need hears of, and no outcome goes to, more than its county allows.
 * @param most by county
 * @param told how many firms were told of an outcome before
 */
export const chooseBest = <P extends Pair>(
  pairs: readonly P[],
  most: ReadonlyMap<string, number>,
  told: ReadonlyMap<string, number>,
): P[] => {
  const ofOutcome = new Map(told);
  const ofNeed = new Map<string, number>();
  const sorted = pairs.toSorted((a, b) => b.score - a.score || (keyOf(a) < keyOf(b) ? -1 : 1));
  return sorted.filter(({ need, outcome, county }) => {
    const left = most.get(county) ?? 0;
    const [heard, gone] = [ofNeed.get(need) ?? 0, ofOutcome.get(outcome) ?? 0];
    if (heard >= left || gone >= left) return false;
    ofNeed.set(need, heard + 1);
    ofOutcome.set(outcome, gone + 1);
    return true;
  });
};

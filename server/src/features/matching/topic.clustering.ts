/** What is said of something that may be grouped with others like it. */
export interface Told {
  id: string;
  title: string;
  text: string;
}

export interface Group {
  ids: string[];
  /** the one nearest to all the others */
  middle: string;
  /** what most of them say, most telling first */
  words: string[];
  /** mean likeness of its pairs, 0..1 */
  likeness: number;
}

/** The title says more about the subject than all that follows. */
const TITLE = 3;
const MOST_WORDS = 6;

const piecesOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}]{2,}/gu) ?? []).flatMap((run) =>
    /^\p{Script=Han}/u.test(run)
      ? Array.from({ length: Math.max(0, run.length - 1) }, (_, at) => run.slice(at, at + 2))
      : [run],
  );

const counted = ({ title, text }: Told): Map<string, number> => {
  const counts = new Map<string, number>();
  const add = (piece: string, by: number) => counts.set(piece, (counts.get(piece) ?? 0) + by);
  for (const piece of piecesOf(title)) add(piece, TITLE);
  for (const piece of piecesOf(text)) add(piece, 1);
  return counts;
};

/** Each as a direction among words: the logarithm of the count by how few of them say it. */
function directions(all: readonly Told[]): Map<string, number>[] {
  const counts = all.map(counted);
  const holders = new Map<string, number>();
  for (const one of counts)
    for (const piece of one.keys()) holders.set(piece, (holders.get(piece) ?? 0) + 1);
  return counts.map((one) => {
    const weighed = [...one].map(([piece, n]) => {
      const rarity = Math.log(1 + all.length / holders.get(piece)!);
      return [piece, Math.log1p(n) * rarity] as const;
    });
    const length = Math.hypot(...weighed.map(([, weight]) => weight)) || 1;
    return new Map(weighed.map(([piece, weight]) => [piece, weight / length]));
  });
}

const cosine = (one: Map<string, number>, other: Map<string, number>): number => {
  const [small, large] = one.size < other.size ? [one, other] : [other, one];
  let sum = 0;
  for (const [piece, weight] of small) sum += weight * (large.get(piece) ?? 0);
  return sum;
};

const mean = (numbers: readonly number[]): number =>
  numbers.length > 0 ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : 0;

/** The two groups that are most alike on average, and how much. */
function nearest(groups: readonly number[][], like: (a: number, b: number) => number) {
  let best = { at: -1, to: -1, likeness: 0 };
  for (let at = 0; at < groups.length; at += 1)
    for (let to = at + 1; to < groups.length; to += 1) {
      const pairs = groups[at]!.flatMap((one) => groups[to]!.map((other) => like(one, other)));
      const likeness = mean(pairs);
      if (likeness > best.likeness) best = { at, to, likeness };
    }
  return best;
}

const describe = (
  all: readonly Told[],
  group: readonly number[],
  vectors: readonly Map<string, number>[],
  like: (a: number, b: number) => number,
): Group => {
  const others = (one: number) => group.filter((other) => other !== one);
  const close = (one: number) => mean(others(one).map((other) => like(one, other)));
  const middle = group.reduce((best, one) => (close(one) > close(best) ? one : best));
  const sums = new Map<string, number>();
  for (const one of group)
    for (const [piece, weight] of vectors[one]!)
      if (group.filter((other) => vectors[other]!.has(piece)).length * 2 > group.length)
        sums.set(piece, (sums.get(piece) ?? 0) + weight);
  const words = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    ids: group.map((one) => all[one]!.id),
    middle: all[middle]!.id,
    words: words.slice(0, MOST_WORDS).map(([piece]) => piece),
    likeness: mean(group.map(close)),
  };
};

/**
 * Groups what is alike, by average likeness: two groups become one as long as their members are `least` alike on
 * average. Each stands in one group at most; whoever is like nobody is in none. The order of what is given changes nothing.
 * @param least 0..1
 */
export function grouped(told: readonly Told[], least: number): Group[] {
  const all = told.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const vectors = directions(all);
  const table = vectors.map((one) => vectors.map((other) => cosine(one, other)));
  const like = (a: number, b: number): number => table[a]![b]!;
  const groups = all.map((_, at) => [at]);
  for (;;) {
    const { at, to, likeness } = nearest(groups, like);
    if (at < 0 || likeness < least) break;
    groups[at] = [...groups[at]!, ...groups[to]!];
    groups.splice(to, 1);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => describe(all, group, vectors, like))
    .sort((one, other) => other.ids.length - one.ids.length || other.likeness - one.likeness);
}

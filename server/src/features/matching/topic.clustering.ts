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

/** How alike each two are, 0..1: the cosine of their directions, summed word by word over those who say it. */
function likenesses(vectors: readonly Map<string, number>[]): number[][] {
  const sayers = new Map<string, [at: number, weight: number][]>();
  for (const [at, vector] of vectors.entries())
    for (const [piece, weight] of vector) {
      const known = sayers.get(piece);
      if (known) known.push([at, weight]);
      else sayers.set(piece, [[at, weight]]);
    }
  const table = vectors.map(() => vectors.map(() => 0));
  for (const said of sayers.values())
    for (const [one, weight] of said) {
      const row = table[one]!;
      for (const [other, its] of said) row[other]! += weight * its;
    }
  return table;
}

const mean = (numbers: readonly number[]): number =>
  numbers.length > 0 ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : 0;

/** The two groups that are most alike on average, and how much. */
function nearest(table: readonly number[][]) {
  let best = { at: -1, to: -1, likeness: 0 };
  for (let at = 0; at < table.length; at += 1)
    for (let to = at + 1; to < table.length; to += 1) {
      const likeness = table[at]![to]!;
      if (likeness > best.likeness) best = { at, to, likeness };
    }
  return best;
}

/** Puts group `to` into group `at`: the mean over the pairs of both follows from the means of each. */
function join(groups: number[][], table: number[][], at: number, to: number): void {
  const [one, other] = [groups[at]!, groups[to]!];
  const together = one.length + other.length;
  for (const [row, likenesses] of table.entries()) {
    const joined = (one.length * table[at]![row]! + other.length * table[to]![row]!) / together;
    likenesses[at] = joined;
    if (row !== at) table[at]![row] = joined;
  }
  groups[at] = [...one, ...other];
  groups.splice(to, 1);
  table.splice(to, 1);
  for (const row of table) row.splice(to, 1);
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
  const sums = new Map<string, { sum: number; sayers: number }>();
  for (const one of group)
    for (const [piece, weight] of vectors[one]!) {
      const { sum, sayers } = sums.get(piece) ?? { sum: 0, sayers: 0 };
      sums.set(piece, { sum: sum + weight, sayers: sayers + 1 });
    }
  const common = [...sums].filter(([, { sayers }]) => sayers * 2 > group.length);
  const words = common.sort((a, b) => b[1].sum - a[1].sum || (a[0] < b[0] ? -1 : 1));
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
  const table = likenesses(vectors);
  const like = (a: number, b: number): number => table[a]![b]!;
  const groups = all.map((_, at) => [at]);
  const between = table.map((row) => [...row]);
  for (;;) {
    const { at, to, likeness } = nearest(between);
    if (at < 0 || likeness < least) break;
    join(groups, between, at, to);
  }
  return groups
    .filter((group) => group.length > 1)
    .map((group) => describe(all, group, vectors, like))
    .sort((one, other) => other.ids.length - one.ids.length || other.likeness - one.likeness);
}

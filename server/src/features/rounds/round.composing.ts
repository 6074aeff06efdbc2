import { createHash } from 'node:crypto';
import type { RoundChange, RoundLimits } from '@zhiqiao/shared/rounds/round.schema';
import { barred } from './assign.problem.ts';
import type { KeptScores, RoundRow } from './round.model.ts';
import type { Limit, RoundProblem } from './round.problem.ts';

type Pair = { expert: string; post: string };
export type Composable = Pick<
  RoundRow,
  'posts' | 'aim' | 'floor' | 'quotas' | 'everyTown' | 'pins' | 'bans' | 'wishes' | 'settled'
>;

/** A round in numbers, and the names to tell its solution by. */
export interface Composed {
  problem: RoundProblem;
  experts: string[];
  posts: string[];
  units: string[];
  towns: string[];
  hash: string;
}

const same = (one: Pair) => (other: Pair) => one.expert === other.expert && one.post === other.post;

/** Numbers kept as bytes: four each, little end first, wherever they are read. */
export const toBytes = (worth: Int32Array): Buffer => {
  const bytes = Buffer.alloc(worth.length * 4);
  worth.forEach((one, at) => {
    bytes.writeInt32LE(one, at * 4);
  });
  return bytes;
};

export const fromBytes = (kept: Buffer | { buffer: Uint8Array }): Int32Array => {
  // Lean rows give the driver's Binary, which holds its bytes.
  const bytes = Buffer.isBuffer(kept) ? kept : Buffer.from(kept.buffer);
  return Int32Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readInt32LE(at * 4));
};

/** What sides told by themselves; what the bureau wrote down for that side of the same pair stands above it. */
const heardIn = (row: Pick<Composable, 'wishes'>, { heard = [] }: Pick<KeptScores, 'heard'>) => {
  const keyOf = ({ expert, post, by }: Composable['wishes'][number]) => `${expert} ${post} ${by}`;
  const written = new Set(row.wishes.map(keyOf));
  return heard.filter((wish) => !written.has(keyOf(wish)));
};

const pinsOf = ({ settled, pins }: Pick<Composable, 'settled' | 'pins'>): Pair[] => [
  ...settled,
  ...pins.filter((pin) => !settled.some(same(pin))),
];

/** Pairs that a side dismissed: they are not made, unless the bureau pins one in spite of it (`pinned`). */
export const dismissedIn = (
  row: Pick<Composable, 'wishes' | 'settled' | 'pins'>,
  scores: Pick<KeptScores, 'heard'>,
) =>
  heardIn(row, scores)
    .filter(({ wants }) => wants === 'avoid')
    .map(({ wants: _, ...said }) => ({ ...said, pinned: pinsOf(row).some(same(said)) }));

/** What both sides would like moves a pair up or down; what is barred stays so. */
const wished = (
  worth: Int32Array,
  wishes: Composable['wishes'],
  place: (pair: Pair) => number,
  points: number,
): Int32Array => {
  for (const wish of wishes) {
    const at = place(wish);
    if (at < 0 || worth[at] === barred) continue;
    const by = wish.wants === 'want' ? points : -points;
    worth[at] = Math.max(0, worth[at]! + by * 10);
  }
  return worth;
};

const places = (names: readonly string[]) => {
  const at = new Map(names.map((name, place) => [name, place]));
  return (name: string): number => at.get(name) ?? -1;
};

const distinct = (names: readonly string[]): string[] => [...new Set(names)].filter(Boolean).sort();

/**
 * A round and its scores as a problem for the solver. The order of people and posts is that of their ids, so that the
 * same round is the same problem however it was written down.
 * @param wishPoints what a wish of one side is worth, in points
 */
export function compose(row: Composable, scores: KeptScores, wishPoints: number): Composed {
  const { experts, posts, units } = scores;
  const [personAt, postAt] = [places(experts), places(posts)];
  const byKey = new Map(row.posts.map((post) => [post.key, post]));
  const at = ({ expert, post }: Pair): [number, number] => [personAt(expert), postAt(post)];
  const known = (pairs: readonly Pair[]) =>
    pairs.map(at).filter(([person, post]) => person >= 0 && post >= 0);
  const place = (pair: Pair): number => {
    const [person, post] = at(pair);
    return person < 0 || post < 0 ? -1 : person * posts.length + post;
  };
  const unitNames = distinct(units);
  const townNames = distinct(posts.map((key) => byKey.get(key)?.town ?? ''));
  const most = new Map(row.quotas.map((quota) => [quota.unit, quota.most]));
  const wanted = heardIn(row, scores).filter(({ wants }) => wants === 'want');
  const dismissed = dismissedIn(row, scores).filter(({ pinned }) => !pinned);
  const bans = [...row.bans, ...dismissed.filter((pair) => !row.bans.some(same(pair)))];
  const problem: RoundProblem = {
    people: experts.length,
    posts: posts.length,
    worth: wished(fromBytes(scores.worth), [...row.wishes, ...wanted], place, wishPoints),
    capacity: scores.places,
    seats: posts.map((key) => byKey.get(key)?.seats ?? 1),
    least: posts.map((key) => byKey.get(key)?.least ?? 0),
    unit: units.map(places(unitNames)),
    quota: unitNames.map((name) => most.get(name) ?? Infinity),
    town: posts.map((key) => places(townNames)(byKey.get(key)?.town ?? '')),
    townLeast: townNames.map(() => (row.everyTown ? 1 : 0)),
    pins: known(pinsOf(row)),
    bans: known(bans),
    floor: Math.round(row.floor * 10),
    aim: row.aim,
  };
  return {
    problem,
    experts,
    posts,
    units: unitNames,
    towns: townNames,
    hash: hashOf(problem, scores),
  };
}

const hashOf = (problem: RoundProblem, names: Pick<KeptScores, 'experts' | 'posts'>): string => {
  const { worth, quota, ...rest } = problem;
  const said = { people: names.experts, places: names.posts, quota: quota.map(String), rest };
  return createHash('sha256').update(JSON.stringify(said)).update(toBytes(worth)).digest('hex');
};

/** What a limit is set on, as the bureau knows it. */
export const limitOn = (
  { problem, ...names }: Composed,
  { kind, at }: Limit,
): string | undefined => {
  if (at === undefined) return undefined;
  const pair = (one: readonly (readonly [number, number])[]) =>
    `${names.experts[one[at]![0]]} ${names.posts[one[at]![1]]}`;
  if (kind === 'quota') return names.units[at];
  if (kind === 'towns') return names.towns[at];
  if (kind === 'least') return names.posts[at];
  if (kind === 'pin') return pair(problem.pins);
  return kind === 'ban' ? pair(problem.bans) : undefined;
};

/** The limits after a change by hand: going somewhere is a pin, being taken out without a goal is a ban. */
export function withChange(
  limits: Composable & Pick<RoundLimits, 'people'>,
  change: RoundChange,
): Composable {
  const { expert, from, to } = change;
  const places = limits.people.find((one) => one.expert === expert)?.places ?? 1;
  const mine = limits.pins.filter((pin) => pin.expert === expert && pin.post !== from);
  const others = limits.pins.filter((pin) => pin.expert !== expert);
  const goal = to ? [{ expert, post: to }] : [];
  const kept = mine.filter((pin) => pin.post !== to).slice(0, Math.max(0, places - goal.length));
  const bans = limits.bans.filter((ban) => !(ban.expert === expert && ban.post === to));
  const away = from && !to ? [{ expert, post: from }] : [];
  return { ...limits, pins: [...others, ...kept, ...goal], bans: [...bans, ...away] };
}

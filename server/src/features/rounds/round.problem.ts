import { type AssignProblem, barred } from './assign.problem.ts';

/** A round as it is solved: what the guards leave, and what the bureau set on top of it, each apart. */
export interface RoundProblem extends Omit<AssignProblem, 'aim'> {
  /** tenths of points; no pair below it */
  floor: number;
  /** pairs that the bureau does not want */
  bans: readonly (readonly [person: number, post: number])[];
  /** `worst`: as many pairs as can be, and of these the weakest pair as strong as can be */
  aim: AssignProblem['aim'] | 'worst';
}

/** A limit that somebody set, as it is named to people: its kind, and its place among those of the kind. */
export interface Limit {
  kind: 'floor' | 'ban' | 'pin' | 'quota' | 'towns' | 'least';
  /** absent: all of the kind */
  at?: number;
}

/** The problem for the solver, its floor and bans as pairs that cannot be. A pin stands above the floor. */
export function composed(round: RoundProblem): AssignProblem {
  const { floor, bans, aim, ...problem } = round;
  const pinned = new Set(round.pins.map(([person, post]) => person * round.posts + post));
  const worth = round.worth.map((one, at) => (one < floor && !pinned.has(at) ? barred : one));
  for (const [person, post] of bans) worth[person * round.posts + post] = barred;
  return { ...problem, worth, aim: aim === 'total' ? 'total' : 'filled' };
}

const without = <T>(all: readonly T[], at: number | undefined): T[] =>
  at === undefined ? [] : all.filter((_, place) => place !== at);

/** The same round with one limit lifted: what it costs is the difference. */
export function lifted(round: RoundProblem, { kind, at }: Limit): RoundProblem {
  switch (kind) {
    case 'floor':
      return { ...round, floor: 0 };
    case 'ban':
      return { ...round, bans: without(round.bans, at) };
    case 'pin':
      return { ...round, pins: without(round.pins, at) };
    case 'quota':
      return {
        ...round,
        quota: round.quota.map((most, unit) => (at === undefined || unit === at ? Infinity : most)),
      };
    case 'towns':
      return {
        ...round,
        townLeast: round.townLeast.map((least, town) =>
          at === undefined || town === at ? 0 : least,
        ),
      };
    case 'least':
      return {
        ...round,
        least: round.least.map((least, post) => (at === undefined || post === at ? 0 : least)),
      };
  }
}

/** Beyond so many pairs or limits, limits are looked at by their kind only: each look is a whole solution. */
const small = 20_000;
const many = 40;

const places = (
  kind: Limit['kind'],
  list: readonly unknown[],
  set: (one: never) => boolean,
): Limit[] => list.flatMap((one, at) => (set(one as never) ? [{ kind, at }] : []));

/** Every limit that was set. */
export function limitsOf(round: RoundProblem): Limit[] {
  const each = [
    ...(round.floor > 0 ? [{ kind: 'floor' as const }] : []),
    ...places('quota', round.quota, (most: number) => Number.isFinite(most)),
    ...places('towns', round.townLeast, (least: number) => least > 0),
    ...places('least', round.least, (least: number) => least > 0),
    ...places('pin', round.pins, () => true),
    ...places('ban', round.bans, () => true),
  ];
  if (each.length <= many && round.people * round.posts <= small) return each;
  return [...new Set(each.map(({ kind }) => kind))].map((kind) => ({ kind }));
}

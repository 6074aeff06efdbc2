import { createRequire } from 'node:module';
import { barred } from '../server/src/features/rounds/assign.problem.ts';
import type { RoundProblem } from '../server/src/features/rounds/round.problem.ts';

interface Highs {
  solve(
    problem: string,
    options: Record<string, unknown>,
  ): { Status: string; ObjectiveValue: number };
}

/** A general solver for mixed-integer programs, as it is: the reference that shares no line with ours. */
export const openHighs = (): Promise<Highs> =>
  (createRequire(import.meta.url)('highs') as () => Promise<Highs>)();

const perLine = 40;
const sum = (terms: readonly string[]): string =>
  terms.map((term, at) => (at % perLine === perLine - 1 ? `${term}\n` : term)).join(' + ');

type Cell = { person: number; post: number; worth: number; name: string };

/** Pairs that may be: not in conflict, not banned, and not below the floor but for pins. */
function cellsOf({ people, posts, worth, floor, bans, pins }: RoundProblem): Cell[] {
  const keyOf = ([person, post]: readonly [number, number]) => person * posts + post;
  const [banned, pinned] = [new Set(bans.map(keyOf)), new Set(pins.map(keyOf))];
  return Array.from({ length: people * posts }, (_, key) => ({
    person: Math.floor(key / posts),
    post: key % posts,
    worth: worth[key]!,
    name: `x${key}`,
  })).filter(
    ({ worth: one }, key) =>
      one !== barred && !banned.has(key) && (one >= floor || pinned.has(key)),
  );
}

/** Every bound of a round as a row; undefined where one cannot be kept whatever is chosen. */
function rowsOf(round: RoundProblem, cells: readonly Cell[]): string[] | undefined {
  const rows: string[] = [];
  let possible = true;
  const bound = (of: readonly Cell[], sign: '<=' | '>=' | '=', count: number) => {
    if (of.length === 0) possible &&= sign === '<=' || count === 0;
    else rows.push(`${sum(of.map(({ name }) => name))} ${sign} ${count}`);
  };
  round.capacity.forEach((most, person) => {
    bound(
      cells.filter((cell) => cell.person === person),
      '<=',
      most,
    );
  });
  round.seats.forEach((most, post) => {
    const here = cells.filter((cell) => cell.post === post);
    bound(here, '<=', most);
    if (round.least[post]) bound(here, '>=', round.least[post]);
  });
  round.quota.forEach((most, unit) => {
    if (Number.isFinite(most))
      bound(
        cells.filter(({ person }) => round.unit[person] === unit),
        '<=',
        most,
      );
  });
  round.townLeast.forEach((least, town) => {
    if (least > 0)
      bound(
        cells.filter(({ post }) => round.town[post] === town),
        '>=',
        least,
      );
  });
  for (const [person, post] of round.pins)
    bound(
      cells.filter((cell) => cell.person === person && cell.post === post),
      '=',
      1,
    );
  return possible ? rows : undefined;
}

const program = (aim: string, rows: readonly string[], cells: readonly Cell[]): string =>
  [
    'Maximize',
    ` ${aim}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Binary',
    ...cells.map(({ name }) => ` ${name}`),
    'End',
  ].join('\n');

/**
 * The optimum of a round (aim `total` or `filled`) as a mixed-integer program says it.
 * @returns pairs (where they are aimed at) and tenths of points; undefined when the bounds cannot all be kept
 */
export function byHighs(
  highs: Highs,
  round: RoundProblem,
): { pairs: number | undefined; total: number } | undefined {
  const cells = cellsOf(round);
  const rows = rowsOf(round, cells);
  if (!rows) return undefined;
  if (cells.length === 0) return { pairs: 0, total: 0 };
  const best = (aim: string, all: readonly string[]): number | undefined => {
    const { Status, ObjectiveValue } = highs.solve(program(aim, all, cells), {
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: 0,
    });
    if (Status === 'Infeasible') return undefined;
    if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}`);
    return Math.round(ObjectiveValue);
  };
  const everybody = sum(cells.map(({ name }) => name));
  const points = sum(cells.map(({ name, worth }) => `${worth} ${name}`));
  if (round.aim === 'total') {
    const total = best(points, rows);
    return total === undefined ? undefined : { pairs: undefined, total };
  }
  const pairs = best(everybody, rows);
  if (pairs === undefined) return undefined;
  const total = pairs === 0 ? 0 : best(points, [...rows, `${everybody} >= ${pairs}`])!;
  return { pairs, total };
}

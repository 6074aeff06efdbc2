import type { RuleState } from '@zhiqiao/shared/rules/rule.machine';
import { dayBefore } from './calendar.ts';

/** The part of a row that decides when it holds. */
export interface Dated {
  serial: number;
  from: string;
  to?: string | null | undefined;
  withdrawn?: unknown;
}

const standing = <T extends Dated>(rows: readonly T[]): T[] => rows.filter((row) => !row.withdrawn);

// Of two rows for the same day the one written later counts.
const later = (one: Dated, other: Dated): boolean =>
  one.from > other.from || (one.from === other.from && one.serial > other.serial);

/**
 * The row that holds on a day: the latest that has begun. Once it has ended nothing older comes back, so that the
 * platform's default holds: undefined.
 */
export const heldOn = <T extends Dated>(rows: readonly T[], day: string): T | undefined => {
  let last: T | undefined;
  for (const row of standing(rows)) if (row.from <= day && (!last || later(row, last))) last = row;
  return last && (!last.to || last.to >= day) ? last : undefined;
};

/** The first row to begin after a day. */
export const nextAfter = <T extends Dated>(rows: readonly T[], day: string): T | undefined =>
  standing(rows)
    .filter((row) => row.from > day)
    .reduce<T | undefined>(
      (first, row) => (first && (first.from < row.from || later(first, row)) ? first : row),
      undefined,
    );

/** The last day on which a row holds, for its own end or a later row; undefined while nothing ends it. */
export const lastDayOf = <T extends Dated>(row: T, rows: readonly T[]): string | undefined => {
  const heirs = standing(rows).filter((other) => other !== row && later(other, row));
  const first = heirs.map((other) => other.from).toSorted()[0];
  const superseded = first && dayBefore(first);
  return [row.to, superseded].flatMap((day) => day ?? []).toSorted()[0];
};

/** A row replaced on the very day it was to begin never held, and is past from then on. */
export const stateOn = <T extends Dated>(row: T, rows: readonly T[], day: string): RuleState => {
  if (row.withdrawn) return 'withdrawn';
  const until = lastDayOf(row, rows);
  if (until && (until < day || until < row.from)) return 'past';
  return row.from > day ? 'coming' : 'inForce';
};

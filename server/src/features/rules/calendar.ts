import { dayOf, isWorkingDay } from '@zhiqiao/shared/rules/workingDays';

const dayLength = 86_400_000;
/** Asia/Shanghai is UTC+8 all year. */
const offset = 8 * 3_600_000;

/** The first moment of a calendar day (2026-11-21) in Shanghai. */
export const startOfDay = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - offset);

/** The end of a calendar day (2026-11-21) in Shanghai. */
export const endOfDay = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - offset + dayLength - 1000);

/** The end of the n-th working day after the day of `at` (23:59:59 in Shanghai). */
export const afterWorkingDays = (at: Date, days: number): Date => {
  let cursor = Date.parse(`${dayOf(at)}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    cursor += dayLength;
    if (isWorkingDay(new Date(cursor).toISOString().slice(0, 10))) left -= 1;
  }
  return endOfDay(new Date(cursor).toISOString().slice(0, 10));
};

/** The n-th working day before a day (2026-11-21), as a day. */
export const workingDaysBefore = (day: string, days: number): string => {
  let cursor = day;
  for (let left = days; left > 0; ) {
    cursor = dayBefore(cursor);
    if (isWorkingDay(cursor)) left -= 1;
  }
  return cursor;
};

/** The first working day after a day (2026-11-21). */
export const nextWorkingDay = (day: string): string => {
  let cursor = dayAfter(day);
  while (!isWorkingDay(cursor)) cursor = dayAfter(cursor);
  return cursor;
};

export const afterDays = (at: Date, days: number): Date =>
  new Date(at.getTime() + days * dayLength);

/** 2026-11-20 for 2026-11-21. */
export const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - dayLength).toISOString().slice(0, 10);

/** 2026-11-22 for 2026-11-21. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayLength).toISOString().slice(0, 10);

import { workCalendar } from '@zhiqiao/shared/rules/work.calendar';

const dayLength = 86_400_000;
/** Asia/Shanghai is UTC+8 all year. */
const offset = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, 2026-11-21. */
export const dayOf = (at: Date): string =>
  new Date(at.getTime() + offset).toISOString().slice(0, 10);

const isWorkingDay = (day: string): boolean => {
  if (workCalendar.working.has(day)) return true;
  if (workCalendar.off.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** The end of the n-th working day after the day of `at` (23:59:59 in Shanghai). */
export const afterWorkingDays = (at: Date, days: number): Date => {
  let cursor = new Date(`${dayOf(at)}T00:00:00Z`).getTime();
  for (let left = days; left > 0; ) {
    cursor += dayLength;
    if (isWorkingDay(new Date(cursor).toISOString().slice(0, 10))) left -= 1;
  }
  return new Date(cursor - offset + dayLength - 1000);
};

/** The end of a calendar day in Shanghai. */
export const endOfDay = (day: string): Date =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - offset + dayLength - 1000);

export const afterDays = (at: Date, days: number): Date =>
  new Date(at.getTime() + days * dayLength);

/** Whole working days from one moment to another; negative when `to` is earlier. */
export const workingDaysBetween = (from: Date, to: Date): number => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  let cursor = new Date(`${dayOf(first)}T00:00:00Z`).getTime();
  const end = new Date(`${dayOf(last)}T00:00:00Z`).getTime();
  while (cursor < end) {
    cursor += dayLength;
    if (isWorkingDay(new Date(cursor).toISOString().slice(0, 10))) count += 1;
  }
  return count * sign;
};

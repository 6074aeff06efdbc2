import { workCalendar } from './work.calendar.ts';

const dayLength = 86_400_000;
/** Asia/Shanghai is UTC+8 all year. */
const offset = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, 2026-11-21. */
export const dayOf = (at: Date): string =>
  new Date(at.getTime() + offset).toISOString().slice(0, 10);

/** Whether people work on this day (2026-11-21) by the State Council's calendar. */
export const isWorkingDay = (day: string): boolean => {
  if (workCalendar.working.has(day)) return true;
  if (workCalendar.off.has(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** Working days after the day of `from` up to the day of `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: Date, to: Date): number => {
  const [first, last, sign] = from <= to ? [from, to, 1] : [to, from, -1];
  let count = 0;
  let cursor = Date.parse(`${dayOf(first)}T00:00:00Z`);
  const end = Date.parse(`${dayOf(last)}T00:00:00Z`);
  while (cursor < end) {
    cursor += dayLength;
    if (isWorkingDay(new Date(cursor).toISOString().slice(0, 10))) count += 1;
  }
  return count === 0 ? 0 : count * sign;
};

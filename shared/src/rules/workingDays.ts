import type { CalendarYear } from './calendar.schema.ts';
import { shippedCalendar } from './work.calendar.ts';

const dayLength = 86_400_000;
/** Asia/Shanghai is UTC+8 all year. */
const offset = 8 * 3_600_000;

/** The calendar day in Asia/Shanghai, 2026-11-21. */
export const dayOf = (at: Date): string =>
  new Date(at.getTime() + offset).toISOString().slice(0, 10);

/** Every day of a list of days and spans. */
export const spread = (spans: readonly string[]): string[] =>
  spans.flatMap((span) => {
    const [first = '', last = first] = span.split('/');
    const found: string[] = [];
    for (let at = Date.parse(first); at <= Date.parse(last); at += dayLength)
      found.push(new Date(at).toISOString().slice(0, 10));
    return found;
  });

let years: readonly CalendarYear[] = [];
let off = new Set<string>();
let working = new Set<string>();

/** Takes a county's own years in place of the shipped ones; the other years stay as they are shipped. */
export const keepCalendar = (own: readonly CalendarYear[]): void => {
  const others = shippedCalendar.filter(({ year }) => own.every((one) => one.year !== year));
  years = [...others, ...own].toSorted((a, b) => a.year - b.year);
  off = new Set(spread(years.flatMap((one) => one.off)));
  working = new Set(spread(years.flatMap((one) => one.working)));
};
keepCalendar([]);

/** The years that are known, each with the notice it rests on. */
export const calendarInForce = (): readonly CalendarYear[] => years;

/** Whether people work on this day (2026-11-21) by the State Council's calendar. */
export const isWorkingDay = (day: string): boolean => {
  if (working.has(day)) return true;
  if (off.has(day)) return false;
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

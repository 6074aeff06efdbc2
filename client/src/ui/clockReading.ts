import { dayOf, workingDaysBetween } from '@zhiqiao/shared/rules/workingDays';

export interface Reading {
  /** ok, then wait from 60 % of the time used or two working days left, over when past */
  tone: 'ok' | 'wait' | 'over';
  /** share of the time used, 0..1 */
  used: number;
  /** whole working days (or days) left; negative when over */
  left: number;
  /** it ends or ended on this very day */
  today: boolean;
}

const dayLength = 86_400_000;
const calendarDays = (from: Date, to: Date): number =>
  Math.round((Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / dayLength);

/**
 * Reads a clock: how much time is used, how much is left, how serious that is.
 * @param startedAt when the time began to run; without it only the days left decide
 */
export const readClock = (
  due: Date,
  now: Date,
  startedAt?: Date,
  count: 'workingDays' | 'days' = 'workingDays',
): Reading => {
  const left = count === 'days' ? calendarDays(now, due) : workingDaysBetween(now, due);
  const whole = startedAt ? due.getTime() - startedAt.getTime() : 0;
  const used =
    whole > 0 ? Math.min(1, Math.max(0, 1 - (due.getTime() - now.getTime()) / whole)) : 0;
  const today = dayOf(due) === dayOf(now);
  if (now > due) return { tone: 'over', used: 1, left, today };
  const soon = count === 'days' ? left <= 7 : left <= 2;
  return { tone: soon || used >= 0.6 ? 'wait' : 'ok', used, left, today };
};

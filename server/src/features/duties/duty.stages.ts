import type { DutyStage } from '@zhiqiao/shared/duties/duty.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { nextWorkingDay, startOfDay, workingDaysBefore } from '../rules/calendar.ts';

/** People are reminded in the morning, at nine in Shanghai. */
const morning = 9 * 3_600_000;
const morningOf = (day: string): Date => new Date(startOfDay(day).getTime() + morning);

/**
 * Which reminder is due for something that waits. A turn too short for a first reminder has none; what was missed while
 * nothing ran is not made up for: the latest says it.
 * @param before working days before the due day at which the first reminder goes out
 */
export const stageOf = (
  duty: { startedAt: Date; due: Date },
  now: Date,
  before: number,
): DutyStage | undefined => {
  const dueDay = dayOf(duty.due);
  if (now > duty.due && now >= morningOf(nextWorkingDay(dueDay))) return 'over';
  const today = morningOf(dueDay);
  if (now >= today) return today > duty.startedAt ? 'today' : undefined;
  const first = morningOf(workingDaysBefore(dueDay, before));
  return now >= first && first > duty.startedAt ? 'soon' : undefined;
};

import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { inUse } from '@zhiqiao/shared/trials/trial.machine';
import { endOfDay } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import type { TrialRow } from './trial.model.ts';

const dayLength = 86_400_000;
const stamp = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => dayAt(stamp(day) + days * dayLength);

/** 2027-02-28 for six months after 2026-08-31: a month that is too short ends on its last day. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, last)));
};

/** Days from one to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((stamp(to) - stamp(from)) / dayLength);

/** The numbers of a county that a trial is held to, on the day of `at`. */
export interface TrialRules {
  monthsMost: number;
  evaluateDays: number;
  overdueDays: number;
  extensionPercent: number;
  reconsiderDays: number;
  smallOnly: boolean;
}

export const trialRules = async (county: string, at: Date): Promise<TrialRules> => {
  const value = (code: Parameters<typeof ruleValue>[0]) => ruleValue(code, county, at);
  return {
    monthsMost: await value('trial.monthsMost'),
    evaluateDays: await value('trial.evaluateDays'),
    overdueDays: await value('trial.overdueDays'),
    extensionPercent: await value('trial.extensionPercent'),
    reconsiderDays: await value('trial.reconsiderDays'),
    smallOnly: (await value('trial.smallOnly')) === 1,
  };
};

type Timed = Pick<TrialRow, 'state' | 'startedOn' | 'endsOn' | 'termDays'>;

const running = (state: TrialRow['state']): boolean => (inUse as readonly string[]).includes(state);

/** The last moment of the term; undefined before it began. */
export const endOf = (row: Timed): Date | undefined =>
  row.endsOn ? endOfDay(row.endsOn) : undefined;

/** Days, and whether it is past the day by which the use has to stop. */
export const courseOf = (row: Timed, rules: Pick<TrialRules, 'overdueDays'>, at: Date) => {
  if (!row.endsOn || !row.startedOn) return { overdue: false };
  const today = dayOf(at);
  const stopUseOn = addDays(row.endsOn, rules.overdueDays);
  return {
    startedOn: row.startedOn,
    endsOn: row.endsOn,
    termDays: daysBetween(row.startedOn, row.endsOn),
    ...(running(row.state) ? { daysLeft: daysBetween(today, row.endsOn), stopUseOn } : {}),
    overdue: running(row.state) && today > stopUseOn,
  };
};

/** The most days an extension may have: a share of the term as it was signed. */
export const extensionMost = (row: Timed, rules: Pick<TrialRules, 'extensionPercent'>): number =>
  Math.floor(((row.termDays ?? 0) * rules.extensionPercent) / 100);

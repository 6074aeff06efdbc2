import { type RuleCode, ruleCodes } from '@zhiqiao/shared/rules/rule.catalogue';
import type * as doors from '@zhiqiao/shared/rules/rule.endpoints';
import { ruleStandings } from '@zhiqiao/shared/rules/rule.policy';
import { calendarInForce, dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { homeCounty } from '../counties/county.service.ts';
import { keptRules, readRules } from './rule.kept.ts';
import { toRow } from './rule.view.ts';

/** The number of a rule for a county on the day of `at`. */
export const ruleValue = async (code: RuleCode, county: string, at: Date): Promise<number> =>
  toRow(code, county, (await keptRules(county)).get(code) ?? [], dayOf(at)).value;

export const showCalendar: UseCase<typeof doors.readCalendar> = async () => ({
  items: [...calendarInForce()],
});

export const showRules: UseCase<typeof doors.listRules> = async (ask, world) => {
  const county = ask.actor?.county ?? (await homeCounty())?.code ?? '';
  const today = dayOf(world.clock.now());
  const rows = await readRules(county);
  return {
    items: ruleCodes.map((code) => toRow(code, county, rows.get(code) ?? [], today)),
    standings: ruleStandings(ask.actor, county),
  };
};

import { type RuleCode, ruleCodes } from '@zhiqiao/shared/rules/rule.catalogue';
import type * as doors from '@zhiqiao/shared/rules/rule.endpoints';
import { ruleStandings } from '@zhiqiao/shared/rules/rule.policy';
import { calendarInForce, dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { homeCounty } from '../counties/county.service.ts';
import { RuleModel, type StoredRule } from './rule.model.ts';
import { toRow } from './rule.view.ts';

/** Every row of a county, by rule. */
const rowsOf = async (county: string): Promise<Map<RuleCode, StoredRule[]>> => {
  const rows = await RuleModel.find({ county }).lean<StoredRule[]>();
  return new Map(ruleCodes.map((code) => [code, rows.filter((row) => row.code === code)]));
};

const kept = new Map<string, { until: number; values: Map<RuleCode, number> }>();
const keepFor = 10_000;

/** Forgets what was read, after a rule was written or withdrawn. */
export const rereadRules = (): void => kept.clear();

const valuesOf = async (county: string, at: Date) => {
  const day = dayOf(at);
  const key = `${county} ${day}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.values;
  const rows = await rowsOf(county);
  const values = new Map(
    ruleCodes.map((code) => [code, toRow(code, county, rows.get(code) ?? [], day).value]),
  );
  if (kept.size > 200) kept.clear();
  kept.set(key, { values, until: Date.now() + keepFor });
  return values;
};

/** The number of a rule for a county on the day of `at`. A changed row is seen within ten seconds. */
export const ruleValue = async (code: RuleCode, county: string, at: Date): Promise<number> =>
  (await valuesOf(county, at)).get(code)!;

export const showCalendar: UseCase<typeof doors.readCalendar> = async () => ({
  items: [...calendarInForce()],
});

export const showRules: UseCase<typeof doors.listRules> = async (ask, world) => {
  const county = ask.actor?.county ?? (await homeCounty())?.code ?? '';
  const today = dayOf(world.clock.now());
  const rows = await rowsOf(county);
  return {
    items: ruleCodes.map((code) => toRow(code, county, rows.get(code) ?? [], today)),
    standings: ruleStandings(ask.actor, county),
  };
};

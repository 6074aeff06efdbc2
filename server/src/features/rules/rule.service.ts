import type { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import { type RuleCode, type RuleRow, ruleCodes } from '@zhiqiao/shared/rules/rule.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { homeCounty } from '../counties/county.service.ts';
import { ruleDefaults } from './rule.defaults.ts';
import { RuleModel } from './rule.model.ts';

/** The row in force on a day: the county's own latest one, or the default. */
const inForce = async (county: string, at: Date): Promise<Map<RuleCode, RuleRow>> => {
  const today = dayOf(at);
  const rows = await RuleModel.find({ county, from: { $lte: today } })
    .sort({ from: 1 })
    .lean();
  const held = new Map<RuleCode, RuleRow>();
  for (const code of ruleCodes)
    held.set(code, { code, county, from: '2020-01-01', ...ruleDefaults[code] });
  for (const { _id, to, ...row } of rows) {
    if (!to || to >= today) held.set(row.code, { ...row, ...(to ? { to } : {}) });
  }
  return held;
};

const kept = new Map<string, { until: number; rows: Map<RuleCode, RuleRow> }>();
const keepFor = 10_000;

const rulesOf = async (county: string, at: Date) => {
  const key = `${county} ${dayOf(at)}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.rows;
  const rows = await inForce(county, at);
  if (kept.size > 200) kept.clear();
  kept.set(key, { rows, until: Date.now() + keepFor });
  return rows;
};

/** The number of a rule for a county on the day of `at`. A changed row is seen within ten seconds. */
export const ruleValue = async (code: RuleCode, county: string, at: Date): Promise<number> =>
  (await rulesOf(county, at)).get(code)!.value;

export const showRules: UseCase<typeof listRules> = async (ask, world) => {
  const county = ask.actor?.county ?? (await homeCounty())?.code ?? '';
  return { items: [...(await inForce(county, world.clock.now())).values()] };
};

/** Writes a county's own row, from a day on. */
export const writeRule = async (row: RuleRow): Promise<void> => {
  await RuleModel.updateOne(
    { county: row.county, code: row.code, from: row.from },
    { $set: row },
    { upsert: true },
  );
  kept.clear();
};

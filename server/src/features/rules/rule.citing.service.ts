import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { keptRules } from './rule.kept.ts';
import { toRow } from './rule.view.ts';

/** The rows of several rules as they stand on the day of `at`, each with its document and dates: to be cited. */
export const citedRules = async <C extends RuleCode>(
  codes: readonly C[],
  county: string,
  at: Date,
): Promise<Record<C, RuleRow>> => {
  const rows = await keptRules(county);
  const today = dayOf(at);
  return Object.fromEntries(
    codes.map((code) => [code, toRow(code, county, rows.get(code) ?? [], today)]),
  ) as Record<C, RuleRow>;
};

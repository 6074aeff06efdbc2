import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { RuleModel, type StoredRule } from './rule.model.ts';
import { toRow } from './rule.view.ts';

/** The rows of several rules as they stand on the day of `at`, each with its document and dates: to be cited. */
export const citedRules = async <C extends RuleCode>(
  codes: readonly C[],
  county: string,
  at: Date,
): Promise<Record<C, RuleRow>> => {
  const rows = await RuleModel.find({ county, code: { $in: codes } }).lean<StoredRule[]>();
  const today = dayOf(at);
  return Object.fromEntries(
    codes.map((code) => [
      code,
      toRow(
        code,
        county,
        rows.filter((row) => row.code === code),
        today,
      ),
    ]),
  ) as Record<C, RuleRow>;
};

import type { NeedState } from '@zhiqiao/shared/needs/need.schema';
import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { afterDays, afterWorkingDays, endOfDay } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import type { NeedRow } from './need.model.ts';

type Clock = NonNullable<NeedRow['clock']>;
interface Row {
  who: Clock['who'];
  what: string;
  rule: RuleCode;
  count: 'workingDays' | 'days';
}

/** Who must act in a state and by which rule; states that are not here wait for nobody. */
const waits: Partial<Record<NeedState, Row>> = {
  submitted: { who: 'bureau', what: 'review', rule: 'need.reviewDays', count: 'workingDays' },
  returned: { who: 'firm', what: 'mend', rule: 'need.returnDays', count: 'workingDays' },
  refining: { who: 'bureau', what: 'refine', rule: 'need.refineDays', count: 'workingDays' },
  committed: { who: 'firm', what: 'sign', rule: 'bid.agreementDays', count: 'workingDays' },
  paused: { who: 'firm', what: 'resume', rule: 'need.pauseDays', count: 'days' },
  expired: { who: 'firm', what: 'renew', rule: 'need.closeAfterDays', count: 'days' },
  resolved: { who: 'bureau', what: 'close', rule: 'need.closeAfterDays', count: 'days' },
};

/** The clock that starts when a need enters a state. */
export const clockFor = async (
  state: NeedState,
  need: { county: string; deadline?: string | null | undefined },
  at: Date,
): Promise<Clock | undefined> => {
  if ((state === 'published' || state === 'matching') && need.deadline) {
    return { who: 'expert', what: 'bid', startedAt: at, due: endOfDay(need.deadline) };
  }
  const row = waits[state];
  if (!row) return undefined;
  const length = await ruleValue(row.rule, need.county, at);
  const due = row.count === 'days' ? afterDays(at, length) : afterWorkingDays(at, length);
  return { who: row.who, what: row.what, startedAt: at, due };
};

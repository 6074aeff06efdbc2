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

const start = async (row: Row, county: string, at: Date): Promise<Clock> => {
  const length = await ruleValue(row.rule, county, at);
  const due = row.count === 'days' ? afterDays(at, length) : afterWorkingDays(at, length);
  return { who: row.who, what: row.what, startedAt: at, due };
};

/** Turns within a state: who must act after a deed that moves nothing. */
const turns = {
  countersign: { who: 'firm', what: 'countersign', rule: 'need.reviewDays', count: 'workingDays' },
  confirm: { who: 'firm', what: 'confirm', rule: 'need.confirmDays', count: 'workingDays' },
  publish: { who: 'bureau', what: 'refine', rule: 'need.refineDays', count: 'workingDays' },
  check: { who: 'expert', what: 'check', rule: 'need.checkDays', count: 'workingDays' },
} as const satisfies Record<string, Row>;

/** The clock of a turn within a state. */
export const turnOf = (turn: keyof typeof turns, county: string, at: Date): Promise<Clock> =>
  start(turns[turn], county, at);

/** The firm writes what was reached by the end of the months that were agreed. */
export const reportClock = (signedOn: string, months: number, at: Date): Clock => {
  const end = new Date(`${signedOn}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + Math.max(1, months));
  const due = endOfDay(end.toISOString().slice(0, 10));
  return { who: 'firm', what: 'report', startedAt: at, due: due > at ? due : afterDays(at, 30) };
};

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
  return row && start(row, need.county, at);
};

import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import type { TrialState } from '@zhiqiao/shared/trials/trial.machine';
import { afterDays, afterWorkingDays, endOfDay } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { addDays, endOf } from './trial.course.ts';
import { sidesToSign } from './trial.facts.ts';
import type { TrialRow } from './trial.model.ts';

type Clock = NonNullable<TrialRow['clock']>;

/** Who must act in a state, by which rule in working days. */
const waits: Partial<Record<TrialState, readonly [who: string, what: string, rule: RuleCode]>> = {
  unitReview: ['unit', 'reviewTrial', 'trial.unitDays'],
  signed: ['unit', 'handOver', 'trial.handoverDays'],
  insured: ['unit', 'handOver', 'trial.handoverDays'],
  handover: ['firm', 'begin', 'trial.beginDays'],
  extended: ['unit', 'grantExtension', 'trial.extensionDays'],
  converting: ['unit', 'approveConversion', 'trial.conversionDays'],
  pricing: ['unit', 'price', 'trial.priceDays'],
  returned: ['unit', 'finish', 'trial.returnDays'],
  breached: ['bureau', 'mediate', 'trial.mediationDays'],
  rightsClaim: ['bureau', 'settle', 'trial.mediationDays'],
};

const workingDays = async (row: TrialRow, rule: RuleCode, at: Date): Promise<Date> =>
  afterWorkingDays(at, await ruleValue(rule, row.county, at));

/** The day by which the next figures are due. */
export const nextReportOn = (row: TrialRow): string | undefined => {
  if (!row.startedOn || !row.terms) return undefined;
  const last =
    row.reports
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? row.startedOn;
  return addDays(last, row.terms.reportDays);
};

const partyOf = { firm: 'firm', unit: 'unit', inventor: 'expert' } as const;

/** Terms are written, then signed by one after the other, all within one time. */
const termsClock = async (row: TrialRow, at: Date): Promise<Clock> => {
  const before = row.clock?.what === 'writeTerms' || row.clock?.what === 'signTerms';
  const due = before ? row.clock!.due : await workingDays(row, 'trial.termsDays', at);
  const startedAt = before ? row.clock!.startedAt : at;
  if (!row.terms) return { who: 'unit', what: 'writeTerms', startedAt, due };
  const next = sidesToSign(row).find(
    (side) => !row.signatures.some((signature) => signature.side === side),
  );
  return { who: partyOf[next ?? 'unit'], what: 'signTerms', startedAt, due };
};

const publicityClock = async (row: TrialRow, at: Date): Promise<Clock> => {
  if (row.objections.some(({ answer }) => !answer))
    return {
      who: 'unit',
      what: 'answerObjection',
      startedAt: at,
      due: await workingDays(row, 'trial.objectionDays', at),
    };
  const due = await workingDays(row, 'trial.contractDays', row.publicity!.until);
  return { who: 'unit', what: 'convert', startedAt: row.publicity!.from, due };
};

/** Who must act on a trial as it is now, and by when. @param row as it will be stored */
export const clockFor = async (row: TrialRow, at: Date): Promise<Clock | undefined> => {
  if (row.state === 'requested')
    return row.exclusive && row.hasPlace
      ? {
          who: 'firm',
          what: 'submit',
          startedAt: at,
          due: await workingDays(row, 'trial.placeDays', at),
        }
      : undefined;
  if (row.state === 'termsAgreed') return termsClock(row, at);
  if (row.state === 'publicity') return publicityClock(row, at);
  if (row.state === 'inTrial') {
    const due = endOfDay(nextReportOn(row)!);
    return { who: 'firm', what: 'report', startedAt: at, due };
  }
  if (row.state === 'evaluating')
    return { who: 'firm', what: 'decide', startedAt: at, due: endOf(row) ?? afterDays(at, 1) };
  const wait = waits[row.state];
  if (!wait) return undefined;
  const [who, what, rule] = wait;
  return { who, what, startedAt: at, due: await workingDays(row, rule, at) };
};

import { openStates } from '@zhiqiao/shared/kernel/machine';
import { everUsed, inUse, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { changedHere, keyOf, remembered } from '../../platform/memory.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';

/** How many trials of a county have a clock that runs for one of these deeds. */
export const runningTrialClocks = (county: string, whats: readonly string[]): Promise<number> =>
  TrialModel.countDocuments({ county, 'clock.what': { $in: whats } });

/** How many trials of a county show what keeping would cost: their terms name a price, and they are not over. */
export const trialsToPay = (county: string): Promise<number> =>
  TrialModel.countDocuments({
    county,
    state: { $nin: ['converted', 'ended'] },
    terms: { $exists: true },
  });

/** Trials of a firm that the bureau found broken by it. A claim alone marks nobody's credit (4.5). */
export const breachesFound = (firm: string): Promise<number> =>
  TrialModel.countDocuments({ firm, 'breach.finding.against': 'firm' });

export interface TrialCounts {
  /** the outcome is in a firm's hands now */
  running: number;
  /** it was, or is */
  total: number;
  converted: number;
}

/** On trial and ever tried, by outcome, in one query. */
export const trialCounts = async (
  outcomes: readonly string[],
): Promise<Map<string, TrialCounts>> => {
  if (outcomes.length === 0) return new Map();
  const rows = await TrialModel.find(
    { outcome: { $in: outcomes }, startedOn: { $exists: true } },
    { outcome: 1, state: 1 },
  ).lean<Pick<TrialRow, 'outcome' | 'state'>[]>();
  const counts = new Map<string, TrialCounts>();
  for (const row of rows) {
    const count = counts.get(String(row.outcome)) ?? { running: 0, total: 0, converted: 0 };
    counts.set(String(row.outcome), count);
    if ((inUse as readonly string[]).includes(row.state)) count.running += 1;
    if ((everUsed as readonly string[]).includes(row.state) || row.state === 'ended')
      count.total += 1;
    if (row.state === 'converted') count.converted += 1;
  }
  return counts;
};

const readTold = async (id: string) => {
  const row = await TrialModel.findById(id, {
    outcome: 1,
    number: 1,
    county: 1,
    state: 1,
    firm: 1,
    unit: 1,
    inventor: 1,
    clock: 1,
  }).lean<TrialRow>();
  return (
    row && {
      outcome: String(row.outcome),
      number: row.number,
      county: row.county,
      state: row.state,
      firm: String(row.firm),
      unit: String(row.unit),
      inventor: row.inventor ? String(row.inventor) : undefined,
      clock: row.clock,
    }
  );
};

/** What a notice says of a trial: whom it concerns and whose turn it is; kept until the trial changes, a moment at most: its facts are told one after another. */
export const trialTold = (id: string) => {
  const key = keyOf('trial', id);
  return changedHere(key) ? readTold(id) : remembered(key, () => readTold(id));
};

/** The states of trials by id. */
export const trialStatesOf = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await TrialModel.find({ _id: { $in: ids } }, { state: 1 }).lean<TrialRow[]>();
  return new Map(rows.map((row) => [String(row._id), row.state]));
};

const open = openStates(trialMachine);

/** Whether anything is under way with an outcome. */
export const anyOpenTrial = async (outcome: string): Promise<boolean> =>
  (await TrialModel.exists({ outcome, state: { $in: open } })) !== null;

/** Whether a firm has signed a trial of an outcome that was not returned: it may read what is kept for those. */
export const firmSigned = async (outcome: string, firm: string): Promise<boolean> =>
  (await TrialModel.exists({
    outcome,
    firm,
    agreement: { $exists: true },
    state: { $nin: ['ended', 'returned'] },
  })) !== null;

/** Trials on which somebody's turn ends by a moment. */
export const waitingTrials = (until: Date): Promise<TrialRow[]> =>
  TrialModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1 }).lean<TrialRow[]>();

/** By what a trial is paid for, as both sides agreed. */
export const trialMoney = async (id: string) => {
  const row = await TrialModel.findById(id, { terms: 1 }).lean<TrialRow>();
  return row?.terms && { pricing: row.terms.pricing, trigger: row.terms.trigger };
};

import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type TrialEvent, trialFacts } from '@zhiqiao/shared/trials/trial.events';
import { lackingFor } from '@zhiqiao/shared/trials/trial.guards';
import { inUse, type TrialMove, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import {
  type TrialAction,
  type TrialStanding,
  trialPolicy,
  trialStandings,
} from '@zhiqiao/shared/trials/trial.policy';
import { record } from '../../platform/events.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { outcomeForTrial } from '../outcomes/outcome.seating.service.ts';
import { clockFor } from './trial.clocks.ts';
import { trialRules } from './trial.course.ts';
import { type Around, factsOf } from './trial.facts.ts';
import { type Deed, TrialModel, type TrialRow } from './trial.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}
export const clockwork: Mover = { name: '系统', role: 'clockwork' };

export const deedOf = (by: Mover, at: Date): Deed => ({ id: by.id ?? '', name: by.name, at });

export const loadTrial = async (id: string): Promise<TrialRow> => {
  const row = await TrialModel.findById(id).lean<TrialRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOn = (actor: Actor | undefined, row: TrialRow): TrialStanding[] =>
  trialStandings(actor, {
    firm: String(row.firm),
    unit: String(row.unit),
    county: row.county,
    inventor: row.inventor ? String(row.inventor) : undefined,
  });

/** Refuses what the policy does not allow; a move from the wrong state is told with the moves left. */
export const demandOn = (row: TrialRow, action: TrialAction, held: TrialStanding[]): void => {
  if (action !== 'object') demand(trialPolicy, 'read', held, row.state);
  const move = (trialMachine.moves as Record<string, { from: readonly string[] } | undefined>)[
    action
  ];
  const mayEver = trialPolicy[action].some((line) => line.who.some((who) => held.includes(who)));
  if (mayEver && move && !move.from.includes(row.state)) throw notFrom(row, action as TrialMove);
  demand(trialPolicy, action, held, row.state);
};

const notFrom = (row: TrialRow, move: TrialMove): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'trial',
    state: row.state,
    move,
    movesLeft: movesFrom(trialMachine, row.state),
  });

/** Whether a firm has a trial that is past its time without a decision. */
const firmOverdue = async (firm: string): Promise<boolean> =>
  (await TrialModel.exists({
    firm,
    overdueAt: { $exists: true },
    state: { $in: inUse },
  })) !== null;

/** What the guards must know beside the row. Only a request and its approval ask about the firm and the outcome. */
export const aroundOf = async (row: TrialRow, at: Date): Promise<Around> => {
  const rules = await trialRules(row.county, at);
  if (row.state !== 'requested' && row.state !== 'unitReview')
    return { at, rules, firmVerified: true, firmOverdue: false, outcomeOpen: true };
  const firm = await organisationBrief(String(row.firm));
  const outcome = await outcomeForTrial(String(row.outcome));
  return {
    at,
    rules,
    firmVerified: firm?.standing === 'verified',
    firmOverdue: await firmOverdue(String(row.firm)),
    outcomeOpen: outcome.state === 'listed',
  };
};

export interface Saying {
  /** what the deed writes; the guards see it */
  set?: Partial<TrialRow>;
  unset?: readonly (keyof TrialRow)[];
  /** the guards judge the trial as it was, not as the deed leaves it */
  asItWas?: boolean;
  reason?: string;
  note?: string;
  refs?: Record<string, string>;
}

export const recordOn = (
  row: TrialRow,
  name: TrialEvent,
  by: Mover,
  at: Date,
  more: Pick<Saying, 'reason' | 'note' | 'refs'> & { from?: string; to?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'trial', id: String(row._id) },
      about: { noun: 'outcome', id: String(row.outcome) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      ...more,
    },
    at,
  );

const without = (row: TrialRow, keys: readonly (keyof TrialRow)[]): TrialRow => {
  const left: TrialRow = { ...row };
  for (const key of keys) delete left[key];
  return left;
};

/**
 * Makes a deed that changes no state, held to the revision it was read at: of two at once one wins, the other is told.
 */
export const writeOn = async (
  row: TrialRow,
  set: Partial<TrialRow>,
  at: Date,
): Promise<TrialRow> => {
  const next: TrialRow = { ...row, ...set };
  const clock = await clockFor(next, at);
  const saved = await TrialModel.findOneAndUpdate(
    { _id: row._id, state: row.state, rev: row.rev },
    {
      $set: { ...set, ...(clock ? { clock } : {}) },
      $inc: { rev: 1 },
      ...(clock ? {} : { $unset: { clock: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<TrialRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  return saved;
};

/**
 * Moves a trial on. What the deed writes is laid on the row first, so that the guards judge the trial as it would be; the
 * state it came from is in the filter, so that of two movers one wins. Records the fact.
 */
export const moveTrial = async (
  row: TrialRow,
  move: TrialMove,
  by: Mover,
  at: Date,
  saying: Saying = {},
): Promise<TrialRow> => {
  const to = advance(trialMachine, row.state, move);
  const { set = {}, unset = [], asItWas, ...said } = saying;
  const next = without({ ...row, ...set }, unset);
  const around = { ...(await aroundOf(row, at)), byClockwork: by.role === 'clockwork' };
  const lacking = lackingFor(move, factsOf(asItWas ? row : next, around));
  if (lacking.length) throw new Refusal('notReady', { noun: 'trial', move, lacking });
  const clock = await clockFor({ ...next, state: to }, at);
  const final = trialMachine.states[to].final === true;
  const gone = [
    ...unset,
    ...(clock ? [] : (['clock'] as const)),
    ...(final ? (['openKey'] as const) : []),
  ];
  const saved = await TrialModel.findOneAndUpdate(
    { _id: row._id, state: row.state, rev: row.rev },
    {
      $set: { ...set, state: to, movedAt: at, ...(clock ? { clock } : {}) },
      $inc: { rev: 1 },
      ...(gone.length ? { $unset: Object.fromEntries(gone.map((key) => [key, 1])) } : {}),
    },
    { returnDocument: 'after' },
  ).lean<TrialRow>();
  if (!saved) throw notFrom(row, move);
  await recordOn(saved, trialFacts[move], by, at, { ...said, from: row.state, to });
  return saved;
};

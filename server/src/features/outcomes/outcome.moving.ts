import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type OutcomeMove, outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import {
  type OutcomeAction,
  type OutcomeStanding,
  outcomePolicy,
  outcomeStandings,
} from '@zhiqiao/shared/outcomes/outcome.policy';
import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { record } from '../../platform/events.ts';
import { afterDays, afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}
/** Who acts when time does. */
export const clockwork: Mover = { name: '系统', role: 'clockwork' };

export const loadOutcome = async (id: string): Promise<OutcomeRow> => {
  const row = await OutcomeModel.findById(id).lean<OutcomeRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOn = (actor: Actor | undefined, row: OutcomeRow): OutcomeStanding[] =>
  outcomeStandings(actor, {
    owner: String(row.owner),
    county: row.county,
    inventor: row.inventor ? String(row.inventor) : undefined,
  });

/** Refuses what the policy does not allow; a move from the wrong state is told with the moves left. */
export const demandOn = (row: OutcomeRow, action: OutcomeAction, held: OutcomeStanding[]): void => {
  demand(outcomePolicy, 'read', held, row.state);
  const move = (outcomeMachine.moves as Record<string, { from: readonly string[] } | undefined>)[
    action
  ];
  if (move && !move.from.includes(row.state)) throw notFrom(row, action as OutcomeMove);
  demand(outcomePolicy, action, held, row.state);
};

const notFrom = (row: OutcomeRow, move: OutcomeMove): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'outcome',
    state: row.state,
    move,
    movesLeft: movesFrom(outcomeMachine, row.state),
  });

const factOf: Record<OutcomeMove, string> = {
  toInventor: 'outcome.sentToInventor',
  submit: 'outcome.submitted',
  approve: 'outcome.approved',
  giveBack: 'outcome.givenBack',
  expire: 'outcome.expired',
  renew: 'outcome.renewed',
  convert: 'outcome.converted',
  delist: 'outcome.delisted',
  merge: 'outcome.merged',
};

export const recordOn = (
  row: Pick<OutcomeRow, '_id' | 'county'>,
  name: string,
  by: Mover,
  at: Date,
  more: { from?: string; to?: string; note?: string; refs?: Record<string, string> } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'outcome', id: String(row._id) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      ...more,
    },
    at,
  );

const waits: Partial<Record<OutcomeMove, { who: string; what: string; rule: RuleCode }>> = {
  toInventor: { who: 'expert', what: 'confirmOutcome', rule: 'listing.inventorDays' },
  submit: { who: 'unit', what: 'approveOutcome', rule: 'outcome.approveDays' },
};

const clockAfter = async (row: OutcomeRow, move: OutcomeMove, at: Date) => {
  const wait = waits[move];
  if (!wait) return undefined;
  const days = await ruleValue(wait.rule, row.county, at);
  return { who: wait.who, what: wait.what, startedAt: at, due: afterWorkingDays(at, days) };
};

const listedSet = async (row: OutcomeRow, to: string, at: Date): Promise<Partial<OutcomeRow>> => {
  if (to !== 'listed') return {};
  const days = await ruleValue('listing.keepDays', row.county, at);
  return { listedAt: row.listedAt ?? at, listedUntil: afterDays(at, days), reminded: [] };
};

/** Moves an outcome on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const moveOutcome = async (
  row: OutcomeRow,
  move: OutcomeMove,
  by: Mover,
  at: Date,
  saying: { note?: string; set?: Partial<OutcomeRow>; refs?: Record<string, string> } = {},
): Promise<OutcomeRow> => {
  const to = advance(outcomeMachine, row.state, move);
  const clock = await clockAfter(row, move, at);
  const { note, set, refs } = saying;
  const saved = await OutcomeModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    {
      $set: {
        ...set,
        ...(await listedSet(row, to, at)),
        state: to,
        movedAt: at,
        ...(note ? { note } : {}),
        ...(clock ? { clock } : {}),
      } as object,
      ...(clock ? {} : { $unset: { clock: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<OutcomeRow>();
  if (!saved) throw notFrom(row, move);
  await recordOn(saved, factOf[move], by, at, {
    from: row.state,
    to,
    ...(note ? { note } : {}),
    ...(refs ? { refs } : {}),
  });
  return saved;
};

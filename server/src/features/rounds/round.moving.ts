import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type RoundEvent, roundFacts } from '@zhiqiao/shared/rounds/round.events';
import { type RoundMove, roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import {
  type RoundAction,
  type RoundStanding,
  roundPolicy,
  roundStandings,
} from '@zhiqiao/shared/rounds/round.policy';
import { record } from '../../platform/events.ts';
import { RoundModel, type RoundRow } from './round.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}
/** Who acts when only time has passed. */
export const clockwork: Mover = { name: '系统', role: 'clockwork' };

export const loadRound = async (id: string): Promise<RoundRow> => {
  const row = await RoundModel.findById(id).lean<RoundRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOn = (actor: Actor | undefined, row: RoundRow): RoundStanding[] =>
  roundStandings(actor, row);

const notFrom = (row: RoundRow, move: string): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'round',
    state: row.state,
    move,
    movesLeft: movesFrom(roundMachine, row.state),
  });

/** Loads a round for a deed of somebody; from the wrong state it is told which moves are left. */
export const roundFor = async (
  id: string,
  actor: Actor,
  action: RoundAction,
): Promise<RoundRow> => {
  const row = await loadRound(id);
  const held = standingsOn(actor, row);
  demand(roundPolicy, 'read', held, row.state);
  const mayEver = roundPolicy[action].some((line) => line.who.some((who) => held.includes(who)));
  const when = roundPolicy[action].flatMap((line) => line.when ?? []);
  if (mayEver && when.length > 0 && !when.includes(row.state)) throw notFrom(row, action);
  demand(roundPolicy, action, held, row.state);
  return row;
};

export const recordOn = (
  row: Pick<RoundRow, '_id' | 'county'>,
  name: RoundEvent,
  by: Mover,
  at: Date,
  more: { from?: string; to?: string; note?: string; refs?: Record<string, string> } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'round', id: String(row._id) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      ...more,
    },
    at,
  );

export interface Writing {
  set?: Partial<RoundRow>;
  unset?: Record<string, 1>;
  note?: string;
  refs?: Record<string, string>;
}

/** Writes to a round as it was loaded: whoever wrote meanwhile wins, and this one is told so. */
export const writeOn = async (
  row: RoundRow,
  { set, unset }: Pick<Writing, 'set' | 'unset'>,
): Promise<RoundRow> => {
  const saved = await RoundModel.findOneAndUpdate(
    { _id: row._id, rev: row.rev, state: row.state },
    { $set: { ...set }, $inc: { rev: 1 }, ...(unset ? { $unset: unset } : {}) },
    { returnDocument: 'after' },
  ).lean<RoundRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  return saved;
};

/** Moves a round on and records it. */
export const moveRound = async (
  row: RoundRow,
  move: RoundMove,
  by: Mover,
  at: Date,
  saying: Writing = {},
): Promise<RoundRow> => {
  const { from, to } = roundMachine.moves[move];
  if (!from.includes(row.state)) throw notFrom(row, move);
  const saved = await writeOn(row, {
    set: { ...saying.set, state: to, movedAt: at },
    ...(saying.unset ? { unset: saying.unset } : {}),
  });
  await recordOn(saved, roundFacts[move], by, at, {
    from: row.state,
    to,
    ...(saying.note ? { note: saying.note } : {}),
    ...(saying.refs ? { refs: saying.refs } : {}),
  });
  return saved;
};

import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { type leadEvents, leadFacts } from '@zhiqiao/shared/leads/lead.events';
import { type LeadMove, leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import { type LeadStanding, leadPolicy, leadStandings } from '@zhiqiao/shared/leads/lead.policy';
import { record } from '../../platform/events.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';

interface Mover {
  id?: string;
  name: string;
  role: string;
}
export const clockwork: Mover = { name: '系统', role: 'clockwork' };

export const standingsOn = (actor: Actor | undefined, row: LeadRow): LeadStanding[] =>
  leadStandings(actor, { unit: String(row.unit), firm: String(row.firm), county: row.county });

export const recordOn = (
  row: LeadRow,
  name: keyof typeof leadEvents,
  by: Mover,
  at: Date,
  more: { from?: string; to?: string; reason?: string; note?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'lead', id: String(row._id) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      refs: { need: String(row.need), outcome: String(row.outcome) },
      ...more,
    },
    at,
  );

const notFrom = (row: LeadRow, move: LeadMove): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'lead',
    state: row.state,
    move,
    movesLeft: movesFrom(leadMachine, row.state),
  });

/** Moves a lead on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const moveLead = async (
  row: LeadRow,
  move: LeadMove,
  by: Mover,
  at: Date,
  saying: { reason?: string; note?: string; until?: Date } = {},
): Promise<LeadRow> => {
  const to = advance(leadMachine, row.state, move);
  const saved = await LeadModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { ...saying, state: to, movedAt: at }, $unset: { later: 1 } },
    { returnDocument: 'after' },
  ).lean<LeadRow>();
  if (!saved) throw notFrom(row, move);
  const { until: _, ...said } = saying;
  await recordOn(saved, leadFacts[move], by, at, { ...said, from: row.state, to });
  return saved;
};

/** Whoever it waits for does not want to see it before a moment. */
export const putOff = async (row: LeadRow, later: Date, by: Mover, at: Date): Promise<LeadRow> => {
  const saved = await LeadModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    { $set: { later } },
    { returnDocument: 'after' },
  ).lean<LeadRow>();
  if (!saved) throw notFrom(row, 'dismiss');
  await recordOn(saved, 'lead.putOff', by, at);
  return saved;
};

/** A lead for somebody who answers it; refuses what the policy does not allow. */
export const leadFor = async (id: string, actor: Actor, move: LeadMove): Promise<LeadRow> => {
  const row = await LeadModel.findById(id).lean<LeadRow>();
  if (!row) throw new Refusal('notFound');
  const held = standingsOn(actor, row);
  demand(leadPolicy, 'read', held, row.state);
  const mayEver = leadPolicy[move].some((line) => line.who.some((who) => held.includes(who)));
  if (mayEver && !(leadMachine.moves[move].from as readonly string[]).includes(row.state))
    throw notFrom(row, move);
  demand(leadPolicy, move, held, row.state);
  return row;
};

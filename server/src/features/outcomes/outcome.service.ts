import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { type OutcomeMove, outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { outcomePolicy, outcomeStandings } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeBrief, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { Ask, UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { nextNumber } from '../../platform/numbers.ts';
import type { World } from '../../platform/world.ts';
import { expertById, expertsByIds } from '../experts/expert.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { OutcomeModel, type OutcomeRow, toView } from './outcome.model.ts';

const load = async (id: string): Promise<OutcomeRow> => {
  const row = await OutcomeModel.findById(id).lean<OutcomeRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

const standingsTo = (actor: Actor | undefined, row: OutcomeRow) =>
  outcomeStandings(actor, {
    owner: String(row.owner),
    county: row.county,
    inventor: row.inventor ? String(row.inventor) : undefined,
  });

const showAll = async (actor: Actor | undefined, rows: OutcomeRow[]): Promise<OutcomeView[]> => {
  const owners = await organisationNames(rows.map((row) => String(row.owner)));
  const people = await expertsByIds(
    rows.flatMap((row) => (row.inventor ? [String(row.inventor)] : [])),
  );
  const names = new Map(people.map((expert) => [expert.id, expert.name]));
  return rows.map((row) =>
    toView(row, standingsTo(actor, row), {
      owner: owners.get(String(row.owner)) ?? '',
      inventor: row.inventor ? names.get(String(row.inventor)) : undefined,
    }),
  );
};

const show = async (actor: Actor | undefined, row: OutcomeRow) => (await showAll(actor, [row]))[0]!;

const say = (
  row: OutcomeRow,
  name: string,
  by: Actor,
  at: Date,
  more: { from?: string; to?: string; note?: string } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'outcome', id: String(row._id) },
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      ...more,
    },
    at,
  );

/** Stores a draft that belongs to a unit. The same for a person at the form and for an import. */
const storeOutcome = async (
  brief: OutcomeBrief,
  owner: string,
  by: Actor,
  at: Date,
): Promise<OutcomeRow> => {
  const number = await nextNumber('CG', at);
  const [made] = await OutcomeModel.create([
    { ...brief, number, state: 'draft', owner, county: by.county, createdAt: at, movedAt: at },
  ]);
  const row = made!.toObject() as unknown as OutcomeRow;
  await say(row, 'outcome.drafted', by, at);
  return row;
};

const unitOf = async (actor: Actor): Promise<string> => {
  const unit =
    actor.role === 'expert' ? (await expertById(actor.expert!))?.unit : actor.organisation;
  if (!unit) throw new Refusal('notPermitted', { action: 'draft' });
  return unit;
};

export const draftOutcome: UseCase<typeof doors.draftOutcome> = async (ask, world) => {
  const inventor = ask.me.role === 'expert' ? { inventor: ask.me.expert! } : {};
  return show(
    ask.me,
    await storeOutcome(
      { ...ask.body, ...inventor },
      await unitOf(ask.me),
      ask.me,
      world.clock.now(),
    ),
  );
};

export const editOutcome: UseCase<typeof doors.editOutcome> = async (ask, world) => {
  const row = await load(ask.params.id);
  demand(outcomePolicy, 'edit', standingsTo(ask.me, row), row.state);
  const { rev, ...brief } = ask.body;
  const saved = await OutcomeModel.findOneAndUpdate(
    { _id: row._id, rev, state: row.state },
    { $set: brief, $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<OutcomeRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await say(saved, 'outcome.edited', ask.me, world.clock.now());
  return show(ask.me, saved);
};

export const readOutcome: UseCase<typeof doors.readOutcome> = async (ask) => {
  const row = await load(ask.params.id);
  demand(outcomePolicy, 'read', standingsTo(ask.actor, row), row.state);
  return show(ask.actor, row);
};

export const listMine: UseCase<typeof doors.listMyOutcomes> = async (ask) => {
  const { page, pageSize, state } = ask.query;
  const mine =
    ask.me.role === 'expert' ? { inventor: ask.me.expert } : { owner: ask.me.organisation };
  const filter = { ...mine, ...(state ? { state } : {}) } as object;
  const [rows, total] = await Promise.all([
    OutcomeModel.find(filter)
      .sort({ movedAt: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<OutcomeRow[]>(),
    OutcomeModel.countDocuments(filter),
  ]);
  return { items: await showAll(ask.me, rows), total, page, pageSize };
};

const facts: Record<OutcomeMove, string> = {
  submit: 'outcome.submitted',
  approve: 'outcome.approved',
  giveBack: 'outcome.givenBack',
  delist: 'outcome.delisted',
};

/** Moves an outcome on and records it; the state it came from is in the filter. */
const moveOutcome = async (
  row: OutcomeRow,
  move: OutcomeMove,
  by: Actor,
  at: Date,
  note?: string,
): Promise<OutcomeRow> => {
  const to = advance(outcomeMachine, row.state, move);
  const saved = await OutcomeModel.findOneAndUpdate(
    { _id: row._id, state: row.state },
    {
      $set: {
        state: to,
        movedAt: at,
        ...(note ? { note } : {}),
        ...(to === 'listed' ? { listedAt: at } : {}),
      },
    },
    { returnDocument: 'after' },
  ).lean<OutcomeRow>();
  if (!saved)
    throw new Refusal('moveNotPossible', {
      noun: 'outcome',
      state: row.state,
      move,
      movesLeft: [],
    });
  await say(saved, facts[move], by, at, { from: row.state, to, ...(note ? { note } : {}) });
  return saved;
};

const mover = async (
  ask: Pick<Ask, 'me' | 'params'>,
  world: World,
  move: OutcomeMove,
  more: { note?: string; before?: (row: OutcomeRow) => void } = {},
) => {
  const row = await load((ask.params as { id: string }).id);
  const held = standingsTo(ask.me, row);
  demand(outcomePolicy, 'read', held, row.state);
  if (!outcomeMachine.moves[move].from.includes(row.state as never)) {
    throw new Refusal('moveNotPossible', {
      noun: 'outcome',
      state: row.state,
      move,
      movesLeft: movesFrom(outcomeMachine, row.state),
    });
  }
  demand(outcomePolicy, move, held, row.state);
  more.before?.(row);
  return show(ask.me, await moveOutcome(row, move, ask.me, world.clock.now(), more.note));
};

/** Ownership must be declared clear before the unit is asked. */
export const submitOutcome: UseCase<typeof doors.submitOutcome> = (ask, world) =>
  mover(ask, world, 'submit', {
    before: (row) => {
      if (!row.ownershipClear) throw refuseField('ownershipClear', 'confirm');
    },
  });
export const approveOutcome: UseCase<typeof doors.approveOutcome> = (ask, world) =>
  mover(ask, world, 'approve');
export const giveBackOutcome: UseCase<typeof doors.giveBackOutcome> = (ask, world) =>
  mover(ask, world, 'giveBack', { note: ask.body.note });
export const delistOutcome: UseCase<typeof doors.delistOutcome> = (ask, world) =>
  mover(ask, world, 'delist', { note: ask.body.note });

import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { unfitFor } from '@zhiqiao/shared/outcomes/outcome.listing';
import type { OutcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { nextNumber } from '../../platform/numbers.ts';
import { expertById } from '../experts/expert.reads.ts';
import { attachFiles, fileLinks } from '../files/file.service.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { demandOn, loadOutcome, moveOutcome, recordOn, standingsOn } from './outcome.moving.ts';
import { withNumbers } from './outcome.numbers.ts';
import { showTo } from './outcome.reading.service.ts';

const attach = (row: OutcomeRow, by: Actor) =>
  attachFiles(
    [...(row.files ?? []), ...(row.pictures ?? [])].map(({ file }) => String(file)),
    { noun: 'outcome', id: String(row._id) },
    by,
  );

/** A picture is one that every browser shows. */
const refuseNoPicture = async ({ pictures }: OutcomeBrief): Promise<void> => {
  const links = await fileLinks(pictures.map(({ file }) => file));
  if (links.some(({ mime }) => !shownMimes.includes(mime)))
    throw refuseField('pictures', 'picture.type');
};
const shownMimes: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];

/** Stores a draft that belongs to a unit. */
const storeOutcome = async (
  brief: OutcomeBrief,
  owner: string,
  by: Actor,
  at: Date,
): Promise<OutcomeRow> => {
  const number = await nextNumber('CG', at);
  const [made] = await OutcomeModel.create([
    {
      ...withNumbers(brief),
      number,
      state: 'draft',
      owner,
      county: by.county,
      createdAt: at,
      movedAt: at,
    },
  ]);
  const row = made!.toObject() as unknown as OutcomeRow;
  await refuseNoPicture(brief);
  await attach(row, by);
  await recordOn(row, 'outcome.drafted', by, at);
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
  const owner = await unitOf(ask.me);
  const at = world.clock.now();
  return showTo(ask.me, await storeOutcome({ ...ask.body, ...inventor }, owner, ask.me, at));
};

export const editOutcome: UseCase<typeof doors.editOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'edit', standingsOn(ask.me, row));
  const { rev, ...brief } = ask.body;
  // Whoever has the exclusive place was promised it.
  if (row.seat && !brief.exclusive) throw refuseField('exclusive', 'exclusive.taken');
  if (row.state === 'listed') refuseUnfit(brief, dayOf(world.clock.now()));
  await refuseNoPicture(brief);
  const saved = await OutcomeModel.findOneAndUpdate(
    { _id: row._id, rev, state: row.state },
    { $set: withNumbers(brief), $inc: { rev: 1 } },
    { returnDocument: 'after' },
  ).lean<OutcomeRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await attach(saved, ask.me);
  await recordOn(saved, 'outcome.edited', ask.me, world.clock.now());
  return showTo(ask.me, saved);
};

const refuseUnfit = (row: Parameters<typeof unfitFor>[0], today: string): void => {
  const [unfit] = unfitFor(row, today);
  if (unfit) throw refuseField(unfit.field, unfit.rule);
};

/** Its unit wrote it down: whoever made it confirms it first. From the inventor, or without one, it goes to the unit. */
export const submitOutcome: UseCase<typeof doors.submitOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  const held = standingsOn(ask.me, row);
  demandOn(row, 'submit', held);
  const at = world.clock.now();
  refuseUnfit(row, dayOf(at));
  const confirms = row.inventor && !held.includes('inventor');
  return showTo(ask.me, await moveOutcome(row, confirms ? 'toInventor' : 'submit', ask.me, at));
};

export const approveOutcome: UseCase<typeof doors.approveOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'approve', standingsOn(ask.me, row));
  const at = world.clock.now();
  refuseUnfit(row, dayOf(at));
  return showTo(ask.me, await moveOutcome(row, 'approve', ask.me, at));
};

export const giveBackOutcome: UseCase<typeof doors.giveBackOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'giveBack', standingsOn(ask.me, row));
  const { note } = ask.body;
  return showTo(ask.me, await moveOutcome(row, 'giveBack', ask.me, world.clock.now(), { note }));
};

export const delistOutcome: UseCase<typeof doors.delistOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'delist', standingsOn(ask.me, row));
  const { note } = ask.body;
  return showTo(ask.me, await moveOutcome(row, 'delist', ask.me, world.clock.now(), { note }));
};

import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/watches/watch.endpoints';
import { ZodError } from 'zod';
import type { UseCase } from '../../platform/ask.ts';
import { issuesOf } from '../../platform/language.ts';
import { toView, WatchModel, type WatchRow } from './watch.model.ts';
import { plainAddress, requestOf } from './watch.query.ts';
import { nextLook } from './watch.rhythm.ts';

/** More than anybody reads; each costs a search a day. */
const most = 50;

export const listMine: UseCase<typeof doors.listWatches> = async (ask) => {
  const rows = await WatchModel.find({ account: ask.me.id })
    .sort({ createdAt: -1 })
    .limit(most)
    .lean<WatchRow[]>();
  return { items: rows.map(toView) };
};

export const saveSearch: UseCase<typeof doors.saveWatch> = async (ask, world) => {
  const { kind, name, rhythm } = ask.body;
  const address = plainAddress(ask.body.address);
  try {
    requestOf(kind, address);
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    throw new Refusal('badInput', { issues: issuesOf(error, ask.language) });
  }
  const own = { account: ask.me.id };
  const known = await WatchModel.exists({ ...own, kind, address });
  if (!known && (await WatchModel.countDocuments(own)) >= most)
    throw new Refusal('tooManySaved', { most });
  const at = world.clock.now();
  const dueAt = nextLook(rhythm, at);
  const row = await WatchModel.findOneAndUpdate(
    { ...own, kind, address },
    {
      $set: { name, rhythm, ...(dueAt ? { dueAt } : {}) },
      ...(dueAt ? {} : { $unset: { dueAt: 1 } }),
      $setOnInsert: { county: ask.me.county, seenAt: at, createdAt: at, told: 0, first: '' },
    },
    { upsert: true, returnDocument: 'after' },
  ).lean<WatchRow>();
  return toView(row!);
};

export const changeWatch: UseCase<typeof doors.editWatch> = async (ask, world) => {
  const { name, rhythm } = ask.body;
  const dueAt = nextLook(rhythm, world.clock.now());
  const row = await WatchModel.findOneAndUpdate(
    { _id: ask.params.id, account: ask.me.id },
    {
      $set: { name, rhythm, ...(dueAt ? { dueAt } : {}) },
      ...(dueAt ? {} : { $unset: { dueAt: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<WatchRow>();
  if (!row) throw new Refusal('notFound');
  return toView(row);
};

export const forgetWatch: UseCase<typeof doors.dropWatch> = async (ask) => {
  const gone = await WatchModel.deleteOne({ _id: ask.params.id, account: ask.me.id });
  if (gone.deletedCount === 0) throw new Refusal('notFound');
  return { done: true };
};

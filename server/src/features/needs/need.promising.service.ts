import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { signPromise } from '../disclosures/promise.service.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { demandOn, loadNeed, type Mover, moveNeed, recordOn, standingsOn } from './need.moving.ts';
import { showNoted, showTo } from './need.reading.service.ts';

/** The confidentiality promise opens the `promised` groups to this expert; the firm sees who gave it and when. */
export const promiseNeed: UseCase<typeof doors.promiseNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  const held = standingsOn(ask.me, row);
  demandOn(row, 'promise', held);
  if (held.includes('promised')) return showTo(ask.me, row);
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id },
    { $addToSet: { promisedBy: ask.me.expert } },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  await recordOn(row, 'need.promised', ask.me, world.clock.now(), {
    refs: { expert: ask.me.expert! },
  });
  const firm = await organisationBrief(String(row.firm));
  const promised = { id: String(row._id), number: row.number, title: row.title };
  const at = world.clock.now();
  await signPromise({ ...promised, firm: firm?.name ?? '' }, ask.me, ask.language, at);
  return showNoted(ask.me, saved!, at);
};

/** The first bid, accepted invitation or introduction starts the matching; later ones change nothing. */
export const engageNeed = async (id: string, by: Mover, at: Date): Promise<void> => {
  const row = await loadNeed(id);
  if (row.state === 'published') await moveNeed(row, 'engage', by, at);
};

/** Notes that the bureau introduced an expert. @returns false when that was done before */
export const noteIntroduction = async (
  row: NeedRow,
  expert: string,
  by: Mover,
  note: string,
  at: Date,
): Promise<boolean> => {
  const changed = await NeedModel.updateOne(
    { _id: row._id, introduced: { $ne: expert } },
    { $addToSet: { introduced: expert } },
  );
  if (changed.modifiedCount === 0) return false;
  await recordOn(row, 'need.introduced', by, at, { refs: { expert }, ...(note ? { note } : {}) });
  return true;
};

/** Commits a need to the expert whose bid was awarded. */
export const commitNeed = async (
  row: NeedRow,
  chosen: { expert: string; engagement: string },
  by: Mover,
  at: Date,
): Promise<NeedRow> =>
  moveNeed(row, 'commit', by, at, {
    set: { selected: chosen.expert as never, engagement: chosen.engagement as never },
    refs: chosen,
  });

/** Shuts a door of a need, or opens it again. @returns nothing when it was so before */
export const setDoor = async (
  row: NeedRow,
  door: { group?: string | undefined; expert?: string | undefined },
  shut: { by: string; at: Date } | undefined,
): Promise<NeedRow | undefined> => {
  const same = {
    group: door.group ?? { $exists: false },
    expert: door.expert ?? { $exists: false },
  };
  const there = { doors: { $elemMatch: same } };
  const added = Object.fromEntries(Object.entries(door).filter(([, value]) => value !== undefined));
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, ...(shut ? { $nor: [there] } : there) } as object,
    {
      ...(shut ? { $push: { doors: { ...added, ...shut } } } : { $pull: { doors: same } }),
      $inc: { doorTurns: 1 },
    } as object,
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  return saved ?? undefined;
};

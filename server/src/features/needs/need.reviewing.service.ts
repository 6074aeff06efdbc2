import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/needs/need.endpoints';
import { measurable } from '@zhiqiao/shared/needs/need.health';
import type { NeedMove } from '@zhiqiao/shared/needs/need.machine';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import type { Ask, UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { endOfDay } from '../rules/calendar.ts';
import { turnOf } from './need.clocks.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { demandOn, loadNeed, moveNeed, recordOn, type Saying, standingsOn } from './need.moving.ts';
import { showTo } from './need.reading.service.ts';

type Action = Exclude<NeedMove, 'engage' | 'commit'>;

/** A move with nothing to decide but whether it may be made. */
const plainMove = async (
  ask: Pick<Ask, 'me' | 'params'>,
  world: World,
  move: Action,
  saying?: Saying,
) => {
  const row = await loadNeed((ask.params as { id: string }).id);
  demandOn(row, move, standingsOn(ask.me, row));
  return showTo(ask.me, await moveNeed(row, move, ask.me, world.clock.now(), saying));
};

const withReason = (body: { reason: string; note: string }): Saying => ({
  ...body,
  set: { reason: { code: body.reason, note: body.note } },
});

export const acceptNeed: UseCase<typeof doors.acceptNeed> = (ask, world) =>
  plainMove(ask, world, 'accept');
export const returnNeed: UseCase<typeof doors.returnNeed> = (ask, world) =>
  plainMove(ask, world, 'return', withReason(ask.body));
export const declineNeed: UseCase<typeof doors.declineNeed> = (ask, world) =>
  plainMove(ask, world, 'decline', withReason(ask.body));
export const pauseNeed: UseCase<typeof doors.pauseNeed> = (ask, world) =>
  plainMove(ask, world, 'pause', {
    note: ask.body.note,
    set: { reason: { code: 'paused', note: ask.body.note } },
  });
export const resumeNeed: UseCase<typeof doors.resumeNeed> = (ask, world) =>
  plainMove(ask, world, 'resume', { unset: { reason: 1 } });
export const guideNeed: UseCase<typeof doors.guideNeed> = (ask, world) =>
  plainMove(ask, world, 'guide');
export const closeNeed: UseCase<typeof doors.closeNeed> = (ask, world) =>
  plainMove(ask, world, 'close');

/** The firm agrees with the text as the bureau refined it. */
export const confirmNeed: UseCase<typeof doors.confirmNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'confirm', standingsOn(ask.me, row));
  const at = world.clock.now();
  const clock = await turnOf('publish', row.county, at);
  const saved = await NeedModel.findOneAndUpdate(
    { _id: row._id, rev: ask.body.rev },
    { $set: { confirmedRev: ask.body.rev, clock } },
    { returnDocument: 'after' },
  ).lean<NeedRow>();
  if (!saved) throw new Refusal('stale', { rev: row.rev });
  await recordOn(saved, 'need.confirmed', ask.me, at);
  return showTo(ask.me, saved);
};

/** What must be true of a need before everybody can see it (product.md 4.1, refining -> published). */
const demandPublishable = async (row: NeedRow, at: Date): Promise<void> => {
  const firm = await organisationBrief(String(row.firm));
  if (firm?.standing !== 'verified') throw new Refusal('notVerified', { firm: firm?.name ?? '' });
  if (!row.indicators.some((item) => measurable(item as Indicator)))
    throw new Refusal('noMeasurableIndicator');
  const missing = [...(row.budget ? [] : ['budget']), ...(row.deadline ? [] : ['deadline'])];
  if (missing.length) throw new Refusal('tooFewPoints', { missing });
  if (endOfDay(row.deadline!) <= at) throw new Refusal('pastDeadline', { field: 'deadline' });
  if (row.confirmedRev !== row.rev) throw new Refusal('textNotConfirmed');
};

/** Publishes; straight from review it is accepted first, so that both facts stand in the record. */
export const publishNeed: UseCase<typeof doors.publishNeed> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'publish', standingsOn(ask.me, row));
  const at = world.clock.now();
  await demandPublishable(row, at);
  const refined = row.state === 'submitted' ? await moveNeed(row, 'accept', ask.me, at) : row;
  return showTo(
    ask.me,
    await moveNeed(refined, 'publish', ask.me, at, { set: { publishedAt: row.publishedAt ?? at } }),
  );
};

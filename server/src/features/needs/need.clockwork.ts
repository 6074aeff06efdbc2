import type { NeedMove } from '@zhiqiao/shared/needs/need.machine';
import { finalNeedStates } from '@zhiqiao/shared/needs/need.machine';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { endBidsOf, needsWithOpenBids } from '../bids/bid.ending.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { NeedModel, type NeedRow } from './need.model.ts';
import { clockwork, loadNeed, moveNeed } from './need.moving.ts';

const batch = 200;

/** Makes one move for each need, each in its own change; one that moved meanwhile is left alone. */
const moveAll = async (
  world: World,
  rows: NeedRow[],
  move: NeedMove,
  then?: (row: NeedRow, at: Date) => Promise<void>,
) => {
  const at = world.clock.now();
  for (const { _id } of rows) {
    try {
      const { events } = await inTransaction(async () => {
        const row = await loadNeed(String(_id));
        await moveNeed(row, move, clockwork, at);
        await then?.(row, at);
      });
      world.reactor.wake(events);
    } catch (error) {
      world.log.warn({ err: error, need: String(_id), move }, 'clockwork move not made');
    }
  }
};

const lapse = (row: NeedRow, at: Date) =>
  endBidsOf(String(row._id), { code: 'needExpired', sentence: '需求已过揭榜期限' }, clockwork, at);

/** Past the deadline, or silent for too long: expired, and the open bids lapse with a word. */
const expireDue = async (world: World) => {
  const at = world.clock.now();
  const due = await NeedModel.find(
    { state: { $in: ['published', 'matching'] }, 'clock.due': { $lt: at } },
    { _id: 1 },
  )
    .limit(batch)
    .lean<NeedRow[]>();
  await moveAll(world, due, 'expire', lapse);
};

/** Expired or solved for long enough: closed. */
const closeDue = async (world: World) => {
  const at = world.clock.now();
  const due = await NeedModel.find(
    { state: { $in: ['expired', 'resolved'] }, 'clock.due': { $lt: at } },
    { _id: 1 },
  )
    .limit(batch)
    .lean<NeedRow[]>();
  await moveAll(world, due, 'close');
};

/** A pause has an end: the need is published again. */
const resumeDue = async (world: World) => {
  const at = world.clock.now();
  const due = await NeedModel.find({ state: 'paused', 'clock.due': { $lt: at } }, { _id: 1 })
    .limit(batch)
    .lean<NeedRow[]>();
  await moveAll(world, due, 'resume');
};

/** A bid that slipped in while its need ended is told so. */
const lapseLeftovers = async (world: World) => {
  const ids = await needsWithOpenBids(batch);
  const ended = await NeedModel.find(
    { _id: { $in: ids }, state: { $in: finalNeedStates } },
    { _id: 1 },
  ).lean<NeedRow[]>();
  for (const row of ended) {
    const { events } = await inTransaction(() => lapse(row, world.clock.now()));
    world.reactor.wake(events);
  }
};

const silentTooLong = async (world: World) => {
  const at = world.clock.now();
  const rows = await NeedModel.find({ state: 'published' }, { county: 1, movedAt: 1 })
    .sort({ movedAt: 1 })
    .limit(batch)
    .lean<NeedRow[]>();
  const silent: NeedRow[] = [];
  for (const row of rows) {
    const days = await ruleValue('need.silentDays', row.county, at);
    if (afterDays(row.movedAt, days) < at) silent.push(row);
  }
  await moveAll(world, silent, 'expire', lapse);
};

export const needClockwork: Job = {
  name: 'need.clockwork',
  every: 60,
  run: async (world) => {
    await expireDue(world);
    await silentTooLong(world);
    await resumeDue(world);
    await closeDue(world);
    await lapseLeftovers(world);
  },
};

import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { inUse } from '@zhiqiao/shared/trials/trial.machine';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { afterDays } from '../rules/calendar.ts';
import { courseOf, endOf, trialRules } from './trial.course.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import { clockwork, deedOf, loadTrial, moveTrial, recordOn, writeOn } from './trial.moving.ts';
import { passPlace } from './trial.placing.ts';
import { evaluateIfDue } from './trial.using.service.ts';

const batch = 500;

/** Each trial in its own change; one that moved meanwhile is left alone. */
const each = async (
  world: World,
  found: readonly Pick<TrialRow, '_id'>[],
  deed: (row: TrialRow, at: Date) => Promise<unknown>,
) => {
  const at = world.clock.now();
  for (const { _id } of found) {
    try {
      const { events } = await inTransaction(async () => {
        await deed(await loadTrial(String(_id)), at);
      });
      world.reactor.wake(events);
    } catch (error) {
      world.log.warn({ err: error, trial: String(_id) }, 'clockwork of a trial not done');
    }
  }
};

/** The earliest that a county may have trials evaluated, in days before the end. */
const farthest = 120;

/** An extension that is asked for waits for its answer, unless the answer is late or the term is over. */
const answerLate = (row: TrialRow, at: Date): boolean =>
  row.state !== 'extended' || endOf(row)! < at || (row.clock !== undefined && row.clock.due < at);

const evaluateDue = async (world: World) => {
  const at = world.clock.now();
  const found = await TrialModel.find(
    { state: { $in: ['inTrial', 'extended'] }, endsOn: { $lte: dayOf(afterDays(at, farthest)) } },
    { _id: 1 },
  )
    .limit(batch)
    .lean<TrialRow[]>();
  await each(world, found, async (row, now) => {
    if (answerLate(row, now)) await evaluateIfDue(row, now);
  });
};

/** Past the day by which the use has to stop, without a decision: marked, and told to all three sides. */
const markOverdue = async (world: World) => {
  const at = world.clock.now();
  const found = await TrialModel.find(
    { state: { $in: inUse }, endsOn: { $lt: dayOf(at) }, overdueAt: { $exists: false } },
    { _id: 1 },
  )
    .limit(batch)
    .lean<TrialRow[]>();
  await each(world, found, async (row, now) => {
    const rules = await trialRules(row.county, now);
    if (!courseOf(row, rules, now).overdue || row.overdueAt) return;
    const saved = await writeOn(row, { overdueAt: now }, now);
    await recordOn(saved, 'trial.overdue', clockwork, now);
  });
};

/** Whoever was offered the exclusive place and let it lie makes room for the next. */
const freePlaces = async (world: World) => {
  const at = world.clock.now();
  const found = await TrialModel.find(
    { state: 'requested', hasPlace: true, 'clock.due': { $lt: at } },
    { _id: 1 },
  )
    .limit(batch)
    .lean<TrialRow[]>();
  await each(world, found, async (row, now) => {
    const saved = await moveTrial(row, 'callOff', clockwork, now, {
      reason: 'placeGone',
      set: { decision: { kind: 'calledOff', reason: 'placeGone', by: deedOf(clockwork, now) } },
    });
    await passPlace(saved, now);
  });
};

export const trialClockwork: Job = {
  name: 'trial.clockwork',
  every: 60,
  run: async (world) => {
    await evaluateDue(world);
    await markOverdue(world);
    await freePlaces(world);
  },
};

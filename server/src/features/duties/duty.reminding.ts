import type { DutyStage } from '@zhiqiao/shared/duties/duty.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { record } from '../../platform/events.ts';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction, isDuplicate } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { type Duty, dutySources } from './duty.sources.ts';
import { stageOf } from './duty.stages.ts';
import { ReminderModel } from './reminder.model.ts';

/** Further ahead than the first reminder of anything, holidays included. */
const horizon = 40 * 86_400_000;

interface Due {
  key: string;
  duty: Duty;
  stage: DutyStage;
}

const dueNow = async (now: Date): Promise<Due[]> => {
  const found: Due[] = [];
  for (const source of dutySources) {
    for (const duty of await source(new Date(now.getTime() + horizon))) {
      const stage = stageOf(duty, now, await ruleValue('duty.remindDays', duty.county, now));
      if (!stage) continue;
      const key = [duty.noun, duty.id, duty.who, duty.what, duty.due.getTime(), stage].join(' ');
      found.push({ key, duty, stage });
    }
  }
  return found;
};

const remind = async ({ key, duty, stage }: Due, at: Date, world: World): Promise<void> => {
  const { noun, id, need, county, who, what, due } = duty;
  try {
    const { events } = await inTransaction(async () => {
      await ReminderModel.create([{ _id: key, at }]);
      await record(
        {
          name: `duty.${stage}`,
          subject: { noun, id },
          ...(need && noun !== 'need' ? { about: { noun: 'need', id: need } } : {}),
          county,
          actor: { name: '系统', role: 'clockwork' },
          refs: { who, what, day: dayOf(due) },
        },
        at,
      );
    });
    world.reactor.wake(events);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
};

/** Reminds whoever's turn it is, once before the date, once on it and once after. */
export const dutyReminding: Job = {
  name: 'duty.remind',
  every: 60,
  run: async (world) => {
    const at = world.clock.now();
    const due = await dueNow(at);
    const keys = due.map(({ key }) => key);
    const done = await ReminderModel.find({ _id: { $in: keys } }, { _id: 1 }).lean();
    const told = new Set(done.map(({ _id }) => String(_id)));
    for (const one of due) if (!told.has(one.key)) await remind(one, at, world);
  },
};

import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { attachFiles } from '../files/file.service.ts';
import { deedOf, demandOn, loadTrial, moveTrial, standingsOn } from './trial.moving.ts';
import { passPlace } from './trial.placing.ts';
import { showTo } from './trial.reading.service.ts';

export const keepTrial: UseCase<typeof doors.keepTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'keep', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { reason } = ask.body;
  const saved = await moveTrial(row, 'keep', ask.me, at, {
    set: { decision: { kind: 'convert', reason, by: deedOf(ask.me, at) } },
    unset: ['sentBack'],
    ...(reason ? { note: reason } : {}),
  });
  return showTo(ask.me, saved, world);
};

export const returnTrial: UseCase<typeof doors.returnTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'giveBack', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { reason, lessons, stoppedOn } = ask.body;
  if (stoppedOn > dayOf(at)) throw refuseField('stoppedOn', 'days.future');
  if (row.startedOn && stoppedOn < row.startedOn) throw refuseField('stoppedOn', 'days.early');
  const saved = await moveTrial(row, 'giveBack', ask.me, at, {
    set: {
      decision: { kind: 'return', reason, by: deedOf(ask.me, at) },
      lessons,
      stoppedOn,
    },
    note: reason,
  });
  return showTo(ask.me, saved, world);
};

export const reconsiderTrial: UseCase<typeof doors.reconsiderTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'reconsider', standingsOn(ask.me, row));
  const at = world.clock.now();
  const saved = await moveTrial(row, 'reconsider', ask.me, at, {
    asItWas: true,
    unset: ['decision', 'lessons', 'stoppedOn'],
  });
  return showTo(ask.me, saved, world);
};

export const finishTrial: UseCase<typeof doors.finishTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'finish', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { note } = ask.body;
  const saved = await moveTrial(row, 'finish', ask.me, at, {
    set: { materials: { note, by: deedOf(ask.me, at) } },
    note,
  });
  await passPlace(saved, at);
  return showTo(ask.me, saved, world);
};

export const claimBreach: UseCase<typeof doors.claimBreach> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  const held = standingsOn(ask.me, row);
  demandOn(row, 'claimBreach', held);
  const at = world.clock.now();
  await attachFiles(ask.body.files, { noun: 'trial', id: ask.params.id }, ask.me);
  const side = held.includes('firm') ? ('firm' as const) : ('unit' as const);
  const breach = { side, ...ask.body, by: deedOf(ask.me, at) };
  const saved = await moveTrial(row, 'claimBreach', ask.me, at, { set: { breach } });
  return showTo(ask.me, saved, world);
};

export const mediateTrial: UseCase<typeof doors.mediateTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'mediate', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { note } = ask.body;
  const breach = { ...row.breach!, mediation: { note, by: deedOf(ask.me, at) } };
  const saved = await moveTrial(row, 'mediate', ask.me, at, { set: { breach }, note });
  return showTo(ask.me, saved, world);
};

/** The finding is the decision: whose breach it was, or nobody's. A mark on anybody's credit comes after it, never before. */
export const settleTrial: UseCase<typeof doors.settleTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'settle', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { against, text, lessons } = ask.body;
  const by = deedOf(ask.me, at);
  const saved = await moveTrial(row, 'settle', ask.me, at, {
    set: {
      breach: { ...row.breach!, finding: { against, text, by } },
      decision: { kind: against === 'nobody' ? 'noBreach' : 'breach', reason: text, by },
      ...(lessons ? { lessons } : {}),
    },
    reason: against,
  });
  await passPlace(saved, at);
  return showTo(ask.me, saved, world);
};

import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { attachFiles } from '../files/file.service.ts';
import { addDays, addMonths, daysBetween, endOf, trialRules } from './trial.course.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import {
  clockwork,
  deedOf,
  demandOn,
  loadTrial,
  moveTrial,
  recordOn,
  standingsOn,
  writeOn,
} from './trial.moving.ts';
import { showTo } from './trial.reading.service.ts';

const onTrial = (id: string) => ({ noun: 'trial', id });

const refuseUnlisted = (keys: readonly string[], row: TrialRow, path: string): void => {
  const listed = (row.terms?.checklist ?? []).map(({ key }) => key);
  if (keys.some((key) => !listed.includes(key))) throw refuseField(path, 'key.unknown');
};
const refuseUnmeasured = (
  values: readonly { key: string }[],
  row: TrialRow,
  path: string,
): void => {
  const known = (row.terms?.indicators ?? []).map(({ key }) => key);
  if (values.some(({ key }) => !known.includes(key))) throw refuseField(path, 'key.unknown');
};

export const insureTrial: UseCase<typeof doors.insureTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'insure', standingsOn(ask.me, row));
  const { file, ...rest } = ask.body;
  if (file) await attachFiles([file], onTrial(ask.params.id), ask.me);
  const at = world.clock.now();
  const insurance = { ...rest, ...(file ? { file } : {}) };
  return showTo(ask.me, await moveTrial(row, 'insure', ask.me, at, { set: { insurance } }), world);
};

export const handOverTrial: UseCase<typeof doors.handOverTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'handOver', standingsOn(ask.me, row));
  refuseUnlisted(ask.body.given, row, 'given');
  await attachFiles(ask.body.files, onTrial(ask.params.id), ask.me);
  const at = world.clock.now();
  const handover = { ...ask.body, received: [], by: deedOf(ask.me, at) };
  return showTo(ask.me, await moveTrial(row, 'handOver', ask.me, at, { set: { handover } }), world);
};

export const beginTrial: UseCase<typeof doors.beginTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'begin', standingsOn(ask.me, row));
  const { startedOn, received, baseline, measured, files } = ask.body;
  const at = world.clock.now();
  if (startedOn > dayOf(at)) throw refuseField('startedOn', 'days.future');
  if (row.agreement && startedOn < dayOf(row.agreement.at))
    throw refuseField('startedOn', 'days.early');
  refuseUnlisted(received, row, 'received');
  refuseUnmeasured(baseline, row, 'baseline');
  await attachFiles(files, onTrial(ask.params.id), ask.me);
  const endsOn = addMonths(startedOn, row.terms!.months);
  const saved = await moveTrial(row, 'begin', ask.me, at, {
    set: {
      startedOn,
      endsOn,
      termDays: daysBetween(startedOn, endsOn),
      handover: { ...row.handover!, received },
      baseline: { values: baseline, measured, files, by: deedOf(ask.me, at) },
    },
  });
  return showTo(ask.me, saved, world);
};

export const confirmBaseline: UseCase<typeof doors.confirmBaseline> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'confirmBaseline', standingsOn(ask.me, row));
  if (!row.baseline || row.baseline.confirmed) return showTo(ask.me, row, world);
  const at = world.clock.now();
  const baseline = { ...row.baseline, confirmed: deedOf(ask.me, at) };
  const saved = await writeOn(row, { baseline }, at);
  await recordOn(saved, 'trial.baselineConfirmed', ask.me, at);
  return showTo(ask.me, saved, world);
};

export const reportTrial: UseCase<typeof doors.reportTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'report', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { on, values, quantities, note, files } = ask.body;
  if (on > dayOf(at)) throw refuseField('on', 'days.future');
  if (row.startedOn && on < row.startedOn) throw refuseField('on', 'days.early');
  refuseUnmeasured(values, row, 'values');
  const pricing = row.terms!.pricing;
  const named = pricing.kind === 'formula' ? pricing.quantities.map(({ name }) => name) : [];
  if (quantities.some(({ name }) => !named.includes(name)))
    throw refuseField('quantities', 'key.unknown');
  if (values.length + quantities.length === 0) throw refuseField('values', 'required');
  await attachFiles(files, onTrial(ask.params.id), ask.me);
  const id = String(new TrialModel.base.Types.ObjectId());
  const report = { id, on, values, quantities, note, files, by: deedOf(ask.me, at) };
  const saved = await writeOn(row, { reports: [...row.reports, report] }, at);
  await recordOn(saved, 'trial.reported', ask.me, at, { refs: { on } });
  return showTo(ask.me, saved, world);
};

export const askExtension: UseCase<typeof doors.askExtension> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'askExtension', standingsOn(ask.me, row));
  // Asked for again what was granted once: the record of the first stays.
  if (row.extension?.state === 'granted')
    throw new Refusal('notReady', { noun: 'trial', move: 'askExtension', lacking: ['extendOnce'] });
  const at = world.clock.now();
  const { days, reason } = ask.body;
  const extension = { days, reason, state: 'asked' as const, note: '', by: deedOf(ask.me, at) };
  const saved = await moveTrial(row, 'askExtension', ask.me, at, {
    set: { extension },
    note: reason,
  });
  return showTo(ask.me, saved, world);
};

export const grantExtension: UseCase<typeof doors.grantExtension> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'grantExtension', standingsOn(ask.me, row));
  const at = world.clock.now();
  const extension = { ...row.extension!, state: 'granted' as const, note: ask.body.note };
  const saved = await moveTrial(row, 'grantExtension', ask.me, at, {
    asItWas: true,
    set: { extension, endsOn: addDays(row.endsOn!, extension.days) },
  });
  return showTo(ask.me, await evaluateIfDue(saved, at), world);
};

export const refuseExtension: UseCase<typeof doors.refuseExtension> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'refuseExtension', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { note } = ask.body;
  const extension = { ...row.extension!, state: 'refused' as const, note };
  const saved = await moveTrial(row, 'refuseExtension', ask.me, at, { set: { extension }, note });
  return showTo(ask.me, await evaluateIfDue(saved, at), world);
};

const dayLength = 86_400_000;

/** Near its end a trial is to be decided: the system says so, and an extension that nobody answered lapses. */
export const evaluateIfDue = async (row: TrialRow, at: Date): Promise<TrialRow> => {
  const end = endOf(row);
  const { evaluateDays } = await trialRules(row.county, at);
  if (!end || end.getTime() - at.getTime() > evaluateDays * dayLength) return row;
  const lapsed =
    row.state === 'extended' && row.extension
      ? { extension: { ...row.extension, state: 'lapsed' as const } }
      : {};
  return moveTrial(row, 'evaluate', clockwork, at, { set: lapsed });
};

export const evaluateTrial: UseCase<typeof doors.evaluateTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'evaluate', standingsOn(ask.me, row));
  return showTo(ask.me, await moveTrial(row, 'evaluate', ask.me, world.clock.now()), world);
};

import { passSeat } from '../outcomes/outcome.seating.service.ts';
import { clockFor } from './trial.clocks.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import { clockwork, deedOf, moveTrial, recordOn } from './trial.moving.ts';

const queue = (outcome: TrialRow['outcome']) => ({
  outcome,
  state: 'requested' as const,
  hasPlace: false,
});

/** Hands the exclusive place on to whoever asked next, and tells them; nobody waits: it is free. */
export const passPlace = async (row: TrialRow, at: Date): Promise<void> => {
  if (!row.exclusive || !row.hasPlace) return;
  const next = await TrialModel.findOne(queue(row.outcome)).sort({ _id: 1 }).lean<TrialRow>();
  await passSeat(String(row.outcome), String(row._id), next ? String(next._id) : undefined);
  await TrialModel.updateOne({ _id: row._id }, { $set: { hasPlace: false } });
  if (!next) return;
  const clock = await clockFor({ ...next, hasPlace: true }, at);
  await TrialModel.updateOne(
    { _id: next._id },
    { $set: { hasPlace: true, ...(clock ? { clock } : {}) }, $inc: { rev: 1 } },
  );
  await recordOn(next, 'trial.placeFree', clockwork, at);
};

/** Whoever still waits for an outcome that is gone is told so. */
export const endQueue = async (outcome: TrialRow['outcome'], at: Date): Promise<void> => {
  const rows = await TrialModel.find({ outcome, state: 'requested' }).lean<TrialRow[]>();
  for (const row of rows)
    await moveTrial(row, 'callOff', clockwork, at, {
      reason: 'placeGone',
      set: { decision: { kind: 'calledOff', reason: 'placeGone', by: deedOf(clockwork, at) } },
    });
};

import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { clockwork, moveOutcome } from './outcome.moving.ts';

/** What a trial must know of an outcome. */
export const outcomeForTrial = async (id: string): Promise<OutcomeRow> => {
  const row = await OutcomeModel.findById(id).lean<OutcomeRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

/**
 * Takes the one place of an exclusive outcome for a trial. Of many who take it at once one gets it: the store lets one
 * commit, the others are run again and find it taken.
 */
export const takeSeat = async (outcome: string, trial: string): Promise<boolean> => {
  const row = await OutcomeModel.findOne({ _id: outcome }, { seat: 1 }).lean<OutcomeRow>();
  if (row?.seat) return String(row.seat) === trial;
  const taken = await OutcomeModel.updateOne(
    { _id: outcome, seat: { $exists: false } },
    { $set: { seat: trial } },
  );
  return taken.modifiedCount === 1;
};

/** Gives the place up, or hands it on to the next. */
export const passSeat = async (outcome: string, from: string, next?: string): Promise<void> => {
  await OutcomeModel.updateOne(
    { _id: outcome, seat: from },
    next ? { $set: { seat: next } } : { $unset: { seat: 1 } },
  );
};

/** A conversion that leaves nothing for others to try ends the listing. */
export const convertOutcome = async (outcome: string, at: Date): Promise<void> => {
  const row = await outcomeForTrial(outcome);
  if (row.state === 'listed' || row.state === 'expired')
    await moveOutcome(row, 'convert', clockwork, at);
};

import mongoose from 'mongoose';
import { isDuplicate } from './mongo.ts';

/** A job's row: when it is due again, and who has it until when. What it has done is in its own records. */
interface Turn {
  _id: string;
  dueAt: Date;
  holder?: string;
  leaseUntil?: Date;
  startedAt?: Date;
  /** when it last came to an end, well or not */
  endedAt?: Date;
  doneAt?: Date;
  error?: string;
  runs?: number;
}

const turns = () => mongoose.connection.db!.collection<Turn>('turns');

/**
 * Takes a job's turn when it is due and nobody has it, or whoever had it has not been heard of for the length of a lease.
 * @returns whether it is ours now; of many processes one hears yes
 */
export const takeTurn = async (
  name: string,
  holder: string,
  now: Date,
  lease: number,
): Promise<boolean> => {
  const taking = { holder, leaseUntil: new Date(now.getTime() + lease), startedAt: now };
  const free = { $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lte: now } }] };
  try {
    const row = await turns().findOneAndUpdate(
      { _id: name, dueAt: { $lte: now }, ...free },
      { $set: taking, $setOnInsert: { dueAt: now } },
      { upsert: true, returnDocument: 'after' },
    );
    return row?.holder === holder;
  } catch (error) {
    // It is there, and not due or not free: the upsert tried to make it again.
    if (isDuplicate(error)) return false;
    throw error;
  }
};

/** Says that the holder is still at it. */
export const keepTurn = async (
  name: string,
  holder: string,
  now: Date,
  lease: number,
): Promise<void> => {
  await turns().updateOne(
    { _id: name, holder },
    { $set: { leaseUntil: new Date(now.getTime() + lease) } },
  );
};

/** Gives the turn back. @param dueAt when it is due again */
export const giveTurn = async (
  name: string,
  holder: string,
  end: { now: Date; dueAt: Date; error?: string },
): Promise<void> => {
  const { now, dueAt, error } = end;
  await turns().updateOne(
    { _id: name, holder },
    {
      $set: { dueAt, endedAt: now, ...(error === undefined ? { doneAt: now } : { error }) },
      $unset: { holder: 1, leaseUntil: 1, ...(error === undefined ? { error: 1 } : {}) },
      $inc: { runs: 1 },
    },
  );
};

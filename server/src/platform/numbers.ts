import mongoose from 'mongoose';

/**
 * The next number of a series such as XQ2026-0001. Taken outside the transaction under way, since one counter that every
 * change writes would make all changes wait for each other; a change that fails leaves a gap.
 */
export const nextNumber = async (series: string, at: Date): Promise<string> => {
  const year = at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4);
  const counters = mongoose.connection.db!.collection<{ _id: string; last: number }>('counters');
  const row = await counters.findOneAndUpdate(
    { _id: `${series}${year}` },
    { $inc: { last: 1 } },
    { upsert: true, returnDocument: 'after' },
  );
  return `${series}${year}-${String(row!.last).padStart(4, '0')}`;
};

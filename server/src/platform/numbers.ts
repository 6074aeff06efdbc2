import mongoose from 'mongoose';

/**
 * The next number of a series such as XQ2026-0001. Taken outside the transaction under way, since one counter that every
 * change writes would make all changes wait for each other; a change that fails leaves a gap.
 */
export const nextNumber = async (series: string, at: Date): Promise<string> =>
  (await nextNumbers(series, at, 1))[0]!;

/** Several next numbers at once, in order. */
export const nextNumbers = async (series: string, at: Date, count: number): Promise<string[]> => {
  const year = at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 4);
  const counters = mongoose.connection.db!.collection<{ _id: string; last: number }>('counters');
  const row = await counters.findOneAndUpdate(
    { _id: `${series}${year}` },
    { $inc: { last: count } },
    { upsert: true, returnDocument: 'after' },
  );
  return Array.from({ length: count }, (_, index) => {
    const number = row!.last - count + 1 + index;
    return `${series}${year}-${String(number).padStart(4, '0')}`;
  });
};

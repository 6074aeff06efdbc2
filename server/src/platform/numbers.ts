import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import mongoose from 'mongoose';

interface Caller {
  resolve: (number: string) => void;
  reject: (error: unknown) => void;
}
const waiting = new Map<string, Caller[]>();

/** Several next numbers at once, in order: XQ2026-0001, XQ2026-0002. The year is Shanghai's. */
export const nextNumbers = async (series: string, at: Date, count: number): Promise<string[]> => {
  const year = dayOf(at).slice(0, 4);
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

/**
 * The next number of a series such as XQ2026-0001. Taken outside the transaction under way, since one counter that every
 * change writes would make all changes wait for each other; a change that fails leaves a gap. Callers of one moment
 * share one step of the counter.
 */
export const nextNumber = (series: string, at: Date): Promise<string> =>
  new Promise((resolve, reject) => {
    const key = `${series} ${dayOf(at)}`;
    const callers = waiting.get(key) ?? [];
    callers.push({ resolve, reject });
    if (callers.length > 1) return;
    waiting.set(key, callers);
    setImmediate(() => {
      waiting.delete(key);
      nextNumbers(series, at, callers.length).then(
        (numbers) => {
          for (const [index, caller] of callers.entries()) caller.resolve(numbers[index]!);
        },
        (error) => {
          for (const caller of callers) caller.reject(error);
        },
      );
    });
  });

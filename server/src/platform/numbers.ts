import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import mongoose from 'mongoose';

interface Caller {
  resolve: (number: string) => void;
  reject: (error: unknown) => void;
}
const waiting = new Map<string, Caller[]>();
/** Numbers of a series and year drawn ahead in this process, next first. */
const drawn = new Map<string, string[]>();

const yearOf = (at: Date): string => dayOf(at).slice(0, 4);

/** Several next numbers at once, in order: XQ2026-0001, XQ2026-0002. The year is Shanghai's. */
export const nextNumbers = async (series: string, at: Date, count: number): Promise<string[]> => {
  const year = yearOf(at);
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

/** Where many call at once more will: then some are drawn ahead. One alone draws one, so that quiet days leave no gaps. */
const ahead = (callers: number): number => (callers > 2 ? callers * 4 : 0);

const serve = async (series: string, at: Date, callers: Caller[]): Promise<void> => {
  const key = `${mongoose.connection.name} ${series}${yearOf(at)}`;
  const held = drawn.get(key) ?? [];
  drawn.set(key, held);
  const numbers = held.splice(0, callers.length);
  const lacking = callers.length - numbers.length;
  if (lacking > 0) {
    const fresh = await nextNumbers(series, at, lacking + ahead(callers.length));
    numbers.push(...fresh.splice(0, lacking));
    held.push(...fresh);
  }
  for (const [index, caller] of callers.entries()) caller.resolve(numbers[index]!);
};

/**
 * The next number of a series such as XQ2026-0001. Taken outside the transaction under way, since one counter that every
 * change writes would make all changes wait for each other; a change that fails leaves a gap, and so do
 * numbers drawn ahead when the process ends. Callers of one moment share one step of the counter.
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
      serve(series, at, callers).catch((error) => {
        for (const caller of callers) caller.reject(error);
      });
    });
  });

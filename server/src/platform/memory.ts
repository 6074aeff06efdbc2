import { recording } from './recording.ts';

/** Answers kept for a moment in this process, so that a page many people open is not read from the store each time. */
const kept = new Map<string, { until: number; answer: Promise<unknown> }>();
const most = 5000;
/** Milliseconds: what another process changed is seen here after this at the latest; our own changes at once. */
const moment = 1000;
/** Who somebody is may be kept longer: another process that ends a session is obeyed within five seconds. */
export const longMoment = 3000;

/** The answer for a key, made once a moment. A failure is not kept. */
export const remembered = <T>(key: string, make: () => Promise<T>, keep = moment): Promise<T> => {
  const found = kept.get(key);
  if (found && found.until > Date.now()) return found.answer as Promise<T>;
  if (kept.size >= most) kept.clear();
  const answer = make();
  kept.set(key, { until: Date.now() + keep, answer });
  answer.catch(() => kept.delete(key));
  return answer;
};

/** What is kept for a key, if it still holds: for asking the store of many things that are not. */
export const recall = <T>(key: string): Promise<T> | undefined => {
  const found = kept.get(key);
  return found && found.until > Date.now() ? (found.answer as Promise<T>) : undefined;
};

/** Keeps an answer that is known already, as if it had been asked for just now. */
export const remember = <T>(key: string, answer: T, keep = moment): void => {
  forget([key]);
  void remembered(key, async () => answer, keep);
};

/** Whether the change under way has changed this thing itself: then only its own transaction knows the truth. */
export const changedHere = (key: string): boolean =>
  recording.getStore()?.touched.has(key) ?? false;

/** Says that things change which no event tells of: forgotten when the change under way is committed, or at once. */
export const changing = (...keys: string[]): void => {
  const change = recording.getStore();
  if (!change) forget(keys);
  for (const key of keys) change?.touched.add(key);
};

/** Forgets what is kept of these things; called with the subjects of the events of every committed change. */
export const forget = (keys: Iterable<string>): void => {
  for (const key of keys) kept.delete(key);
};

/** The key of a thing as guests see it. */
export const keyOf = (noun: string, id: string): string => `${noun} ${id}`;

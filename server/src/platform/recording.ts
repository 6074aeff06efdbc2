import { AsyncLocalStorage } from 'node:async_hooks';
import type { Fact } from '@zhiqiao/shared/kernel/events';

/** A fact as it is stored. */
export type FactRow = Fact & {
  _id: { toString(): string };
  at: Date;
  request?: string;
  pending: string[];
  retryAt?: Date;
};

/** The facts that the change under way has recorded and the things they touch: what follows starts after the commit. */
export const recording = new AsyncLocalStorage<{
  facts: FactRow[];
  touched: Set<string>;
  after: (() => void)[];
  /** the store's own name for the transaction under way */
  session: object;
}>();

/** Runs at once when the change under way is committed; never when it is not. For telling who looks on, not for effects. */
export const afterCommit = (tell: () => void): void => {
  const change = recording.getStore();
  if (change) change.after.push(tell);
  else tell();
};

/** The request under way, for the audit trail and the log. */
export const requestOf = new AsyncLocalStorage<{ id: string; address: string }>();

import { AsyncLocalStorage } from 'node:async_hooks';

/** The events that the change under way has recorded and the things they touch: what follows starts after the commit. */
export const recording = new AsyncLocalStorage<{ events: string[]; touched: Set<string> }>();

/** The request under way, for the audit trail and the log. */
export const requestOf = new AsyncLocalStorage<{ id: string; address: string }>();

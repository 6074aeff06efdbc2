import type { SearchFault } from '../../platform/search/port.ts';
import type { IndexShelf } from './index.shelf.ts';

export type Operation = {
  [K in keyof IndexShelf]: IndexShelf[K] extends (...args: never) => unknown ? K : never;
}[keyof IndexShelf];

/** One call on the shelf and its answer, as they cross between the threads. */
export interface Call<K extends Operation = Operation> {
  id: number;
  operation: K;
  args: Parameters<IndexShelf[K]>;
}

export type Answer =
  | { id: number; value: unknown }
  | { id: number; fault: { code: SearchFault['code'] | null; message: string; stack?: string } };

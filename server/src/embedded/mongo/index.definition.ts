import { compileFilter, type Test } from './matcher.ts';
import { toNumber } from './numbers.ts';
import type { Doc } from './values.ts';

/** An index as it is used; `spec` is what the client gave. */
export interface Index {
  id: number;
  name: string;
  key: Doc;
  fields: string[][];
  directions: number[];
  unique: boolean;
  sparse: boolean;
  partial: { filter: Doc; test: Test } | undefined;
  /** Seconds after the date in its first field. */
  expireAfterSeconds: number | undefined;
  /** Whether some document has several entries: then it gives no order, and ranges one side only. */
  multikey: boolean;
  /** Whether some key was too long and was cut: then it gives no order. */
  cut: boolean;
  /** The write clock when it was built; older snapshots have not got its entries. */
  since: number;
  spec: Doc;
}

export interface IndexState {
  multikey?: boolean;
  cut?: boolean;
}

/** Reads an index specification that `checkIndexFields` let through, perhaps by an earlier version. */
export function readIndex(id: number, spec: Doc, state: IndexState = {}): Index {
  const key = spec.key as Doc;
  const names = Object.keys(key);
  const filter = spec.partialFilterExpression as Doc | undefined;
  const seconds = spec.expireAfterSeconds;
  return {
    id,
    name: spec.name as string,
    key,
    fields: names.map((name) => name.split('.')),
    directions: names.map((name) => Math.sign(toNumber(key[name]))),
    unique: spec.unique === true,
    sparse: spec.sparse === true,
    partial: filter ? { filter, test: compileFilter(filter) } : undefined,
    expireAfterSeconds: seconds === undefined ? undefined : toNumber(seconds),
    multikey: state.multikey ?? false,
    cut: state.cut ?? false,
    since: 0,
    spec,
  };
}

import { StoreError, unsupported } from './failure.ts';
import { compileFilter, type Test } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric } from './values.ts';

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

const KNOWN_OPTIONS = new Set([
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'comment',
  'hidden',
]);

function checkSpec(spec: Doc): void {
  if (!isDoc(spec.key) || !Object.keys(spec.key).length) {
    throw new StoreError(67, 'CannotCreateIndex', 'Index keys cannot be empty.');
  }
  for (const [field, direction] of Object.entries(spec.key)) {
    if (typeof direction === 'string') throw unsupported(`a ${direction} index (on '${field}')`);
    if (!isNumeric(direction) || toNumber(direction) === 0) {
      throw new StoreError(
        67,
        'CannotCreateIndex',
        `Values in the index key pattern cannot be ${String(direction)}`,
      );
    }
    if (field.includes('$**')) throw unsupported('a wildcard index');
  }
  for (const option of Object.keys(spec)) {
    if (!KNOWN_OPTIONS.has(option)) throw unsupported(`the index option '${option}'`);
  }
  if (spec.hidden === true) throw unsupported('a hidden index');
}

/** Reads an index specification. @throws StoreError where the store has no such index */
export function readIndex(id: number, spec: Doc, state: IndexState = {}): Index {
  checkSpec(spec);
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

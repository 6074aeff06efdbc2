import { collatedKey } from './collated.keys.ts';
import {
  collationOf,
  evaluateIn,
  isMissing,
  type Operators,
  type Scope,
} from './expression.scope.ts';
import { StoreError } from './failure.ts';
import { typeName } from './values.ts';

function listsOf(
  input: unknown,
  argument: unknown,
  scope: Scope,
  name: string,
): unknown[][] | null {
  const lists = evaluateIn(input, argument, scope) as unknown[];
  if (lists.some(isMissing)) return null;
  for (const list of lists) {
    if (Array.isArray(list)) continue;
    throw new StoreError(
      17041,
      'Location17041',
      `All operands of ${name} must be arrays, not ${typeName(list)}`,
    );
  }
  return lists as unknown[][];
}

type KeyOf = (value: unknown) => string;

const keysFor =
  (scope: Scope): KeyOf =>
  (value) =>
    collatedKey(value, collationOf(scope));

function toMap(list: unknown[], keyOf: KeyOf): Map<string, unknown> {
  const out = new Map<string, unknown>();
  for (const value of list) {
    const key = keyOf(value);
    if (!out.has(key)) out.set(key, value);
  }
  return out;
}

const inside = (part: unknown[], whole: unknown[], keyOf: KeyOf) => {
  const keys = toMap(whole, keyOf);
  return part.every((value) => keys.has(keyOf(value)));
};

function intersection(lists: unknown[][], keyOf: KeyOf): unknown[] {
  const [first, ...others] = lists.map((list) => toMap(list, keyOf));
  const kept = [...(first ?? [])].filter(([key]) => others.every((map) => map.has(key)));
  return kept.map(([, value]) => value);
}

export const setOverrides: Operators = {
  $setUnion: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setUnion');
    return lists && [...toMap(lists.flat(), keysFor(scope)).values()];
  },
  $setIntersection: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setIntersection');
    return lists && intersection(lists, keysFor(scope));
  },
  $setDifference: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setDifference');
    if (!lists) return null;
    const keyOf = keysFor(scope);
    const gone = toMap(lists[1] ?? [], keyOf);
    const left = [...toMap(lists[0] ?? [], keyOf)].filter(([key]) => !gone.has(key));
    return left.map(([, value]) => value);
  },
  $setEquals: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setEquals') ?? [];
    const first = lists[0] ?? [];
    const keyOf = keysFor(scope);
    return lists.every((list) => inside(list, first, keyOf) && inside(first, list, keyOf));
  },
  $setIsSubset: (input, argument, scope) => {
    const [part = [], whole = []] = listsOf(input, argument, scope, '$setIsSubset') ?? [];
    return inside(part, whole, keysFor(scope));
  },
};

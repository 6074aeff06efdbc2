import { evaluateIn, isMissing, type Operators, type Scope, valueKey } from './expression.scope.ts';
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

const toMap = (list: unknown[]) => new Map(list.map((value) => [valueKey(value), value]));

const inside = (part: unknown[], whole: unknown[]) => {
  const keys = toMap(whole);
  return part.every((value) => keys.has(valueKey(value)));
};

function intersection(lists: unknown[][]): unknown[] {
  const [first = [], ...others] = lists.map(toMap);
  const maps = others as Map<string, unknown>[];
  const kept = [...(first as Map<string, unknown>)].filter(([key]) =>
    maps.every((map) => map.has(key)),
  );
  return kept.map(([, value]) => value);
}

export const setOverrides: Operators = {
  $setUnion: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setUnion');
    return lists && [...toMap(lists.flat()).values()];
  },
  $setIntersection: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setIntersection');
    return lists && (lists.length ? intersection(lists) : []);
  },
  $setDifference: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setDifference');
    if (!lists) return null;
    const gone = toMap(lists[1] ?? []);
    return [...toMap(lists[0] ?? [])].filter(([key]) => !gone.has(key)).map(([, value]) => value);
  },
  $setEquals: (input, argument, scope) => {
    const lists = listsOf(input, argument, scope, '$setEquals') ?? [];
    const first = lists[0] ?? [];
    return lists.every((list) => inside(list, first) && inside(first, list));
  },
  $setIsSubset: (input, argument, scope) => {
    const [part = [], whole = []] = listsOf(input, argument, scope, '$setIsSubset') ?? [];
    return inside(part, whole);
  },
};

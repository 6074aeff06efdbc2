import type { Collation } from './compare.ts';
import { getPath, isArrayIndex, isOperators, setPath } from './document.paths.ts';
import { StoreError } from './failure.ts';
import { compileFilter, conditionTest, elementTest, type Test } from './matcher.ts';
import { type Doc, isDoc, isRegex } from './values.ts';

function elementQuestion(
  key: string,
  condition: unknown,
  path: string,
  collation: Collation,
): Test | number | undefined {
  if (key === path) {
    if (isDoc(condition) && '$elemMatch' in condition) {
      return elementTest(condition.$elemMatch, collation);
    }
    const test = conditionTest(['v'], condition, collation);
    return (element) => test({ v: element });
  }
  if (!key.startsWith(`${path}.`)) return undefined;
  const rest = key.slice(path.length + 1).split('.');
  if (isArrayIndex(rest[0] as string)) return Number(rest[0]);
  return conditionTest(rest, condition, collation);
}

/** The place in the array at `path` that the filter matched (for `a.$`), or -1. */
export function matchedPosition(
  filter: Doc,
  doc: Doc,
  path: readonly string[],
  collation?: Collation,
): number {
  const array = getPath(doc, path);
  if (!Array.isArray(array)) return -1;
  const name = path.join('.');
  let found = -1;
  const search = (part: Doc): void => {
    for (const key of Object.keys(part)) {
      const condition = part[key];
      if (key === '$and' || key === '$or') {
        for (const branch of condition as Doc[]) {
          if (key === '$and' || compileFilter(branch, collation)(doc)) search(branch);
        }
      }
      if (key[0] === '$') continue;
      const question = elementQuestion(key, condition, name, collation);
      if (question === undefined) continue;
      const place = typeof question === 'number' ? question : array.findIndex(question);
      if (place >= 0) found = place;
    }
  };
  search(filter);
  return found;
}

/** The place the filter matched in whichever array it went through last: `b.$` means it also where `a` was asked. */
export function anyMatchedPosition(filter: Doc, doc: Doc, collation?: Collation): number {
  let found = -1;
  const search = (part: Doc): void => {
    for (const [key, condition] of Object.entries(part)) {
      if (key === '$and' || key === '$or') for (const branch of condition as Doc[]) search(branch);
      if (key[0] === '$') continue;
      const path = key.split('.');
      for (let depth = 1; depth <= path.length; depth++) {
        const place = matchedPosition(filter, doc, path.slice(0, depth), collation);
        if (place >= 0) found = place;
      }
    }
  };
  search(filter);
  return found;
}

/** The single value a condition demands, in a box; undefined when it leaves a choice. */
function demandedValue(condition: unknown): { value: unknown } | undefined {
  if (isRegex(condition)) return undefined;
  if (!isOperators(condition)) return { value: condition };
  if ('$eq' in condition) return { value: condition.$eq };
  for (const operator of ['$all', '$in']) {
    const list = condition[operator];
    if (Array.isArray(list) && list.length === 1 && !isOperators(list[0]) && !isRegex(list[0])) {
      return { value: list[0] };
    }
  }
  return undefined;
}

const notSingle = (path: string) =>
  new StoreError(
    54,
    'NotSingleValueField',
    `cannot infer query fields to set, path '${path}' is matched twice`,
  );

/** The fields an upsert takes over from its filter. @throws NotSingleValueField */
export function upsertSeed(filter: Doc): Doc {
  const seed: Doc = {};
  const demanded: string[] = [];
  const search = (part: Doc): void => {
    for (const [key, condition] of Object.entries(part)) {
      if (key === '$and') for (const branch of condition as Doc[]) search(branch);
      else if (key === '$or' && (condition as Doc[]).length === 1)
        search((condition as Doc[])[0] as Doc);
      const value = key[0] === '$' ? undefined : demandedValue(condition);
      if (!value) continue;
      if (demanded.some((path) => `${path}.`.startsWith(`${key}.`) || key.startsWith(`${path}.`)))
        throw notSingle(key);
      demanded.push(key);
      setPath(seed, key.split('.'), value.value);
    }
  };
  search(filter);
  return seed;
}

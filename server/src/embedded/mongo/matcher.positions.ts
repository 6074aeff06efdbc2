import type { Collation } from './compare.ts';
import { getPath, isArrayIndex, isOperators, setPath } from './document.paths.ts';
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

/** The fields an upsert takes over from its filter. */
export function upsertSeed(filter: Doc, seed: Doc = {}): Doc {
  for (const key of Object.keys(filter)) {
    const condition = filter[key];
    if (key === '$and') for (const part of condition as Doc[]) upsertSeed(part, seed);
    else if (key === '$or' && (condition as Doc[]).length === 1) {
      upsertSeed((condition as Doc[])[0] as Doc, seed);
    }
    if (key[0] === '$') continue;
    const demanded = demandedValue(condition);
    if (demanded) setPath(seed, key.split('.'), demanded.value);
  }
  return seed;
}

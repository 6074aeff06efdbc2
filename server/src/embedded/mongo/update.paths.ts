import type { Collation } from './compare.ts';
import { getPath } from './document.paths.ts';
import { badValue, failedToParse } from './failure.ts';
import { anyMatchedPosition, matchedPosition } from './matcher.positions.ts';
import { compileFilter, type Test } from './matcher.ts';
import { type Doc, isDoc, typeName } from './values.ts';

/** What an update may refer to besides the document. */
export interface UpdateScope {
  filter: Doc;
  collation: Collation;
  arrayFilters: ReadonlyMap<string, Test>;
  /** The identifiers of `arrayFilters` the update named. */
  used: Set<string>;
}

function topLevelNames(filter: Doc, names = new Set<string>()): Set<string> {
  for (const key of Object.keys(filter)) {
    if (key[0] !== '$') names.add(key.split('.')[0] as string);
    else if (Array.isArray(filter[key])) {
      for (const part of filter[key] as Doc[]) topLevelNames(part, names);
    }
  }
  return names;
}

/** Compiles `arrayFilters` by identifier. @throws FailedToParse */
export function readArrayFilters(filters: unknown, collation: Collation): Map<string, Test> {
  const tests = new Map<string, Test>();
  for (const filter of (filters as Doc[] | undefined) ?? []) {
    const names = [...topLevelNames(filter)];
    const [name] = names;
    if (name === undefined || names.length > 1) {
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${names.length}`,
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
      );
    }
    if (tests.has(name)) {
      throw failedToParse(
        `Found multiple array filters with the same top-level field name ${name}`,
      );
    }
    const test = compileFilter(filter, collation);
    tests.set(name, (element) => test({ [name]: element }));
  }
  return tests;
}

function placesOf(array: unknown, part: string, done: string[], scope: UpdateScope): number[] {
  const name = done.join('.');
  if (array === undefined) {
    throw badValue(
      `The path '${name}' must exist in the document in order to apply array updates.`,
    );
  }
  if (!Array.isArray(array)) {
    throw badValue(
      `Cannot apply array updates to non-array element ${done.at(-1)}: ${typeName(array)}`,
    );
  }
  const identifier = part.slice(2, -1);
  if (!identifier) return array.map((_, place) => place);
  const test = scope.arrayFilters.get(identifier);
  if (!test)
    throw badValue(
      `No array filter found for identifier '${identifier}' in path '${name}.${part}'`,
    );
  scope.used.add(identifier);
  return array.flatMap((element, place) => (test(element) ? [place] : []));
}

/** The exact paths that `a.$`, `a.$[]` and `a.$[x]` stand for in this document. */
export function expandPath(doc: Doc, path: string[], scope: UpdateScope, from = 0): string[][] {
  for (let i = from; i < path.length; i++) {
    const part = path[i] as string;
    const done = path.slice(0, i);
    if (part === '$') {
      const own = matchedPosition(scope.filter, doc, done, scope.collation);
      const place = own < 0 ? anyMatchedPosition(scope.filter, doc, scope.collation) : own;
      if (place < 0) {
        throw badValue('The positional operator did not find the match needed from the query.');
      }
      return expandPath(doc, [...done, String(place), ...path.slice(i + 1)], scope, i + 1);
    }
    if (/^\$\[.*\]$/.test(part)) {
      return placesOf(getPath(doc, done), part, done, scope).flatMap((place) =>
        expandPath(doc, [...done, String(place), ...path.slice(i + 1)], scope, i + 1),
      );
    }
  }
  return [path];
}

/** All identifiers `$[x]` an update names, wherever its operators stand. */
export function identifiersIn(update: Doc): Set<string> {
  const names = new Set<string>();
  for (const fields of Object.values(update)) {
    if (!isDoc(fields)) continue;
    for (const path of Object.keys(fields)) {
      for (const [, name] of path.matchAll(/\$\[(\w+)\]/g)) names.add(name as string);
    }
  }
  return names;
}

import type { Collation } from './compare.ts';
import { isOperators } from './document.paths.ts';
import { regexParts } from './matcher.regex.ts';
import { type Doc, isDoc, isObjectId, isRegex, RANK, rank } from './values.ts';

/** What a filter demands of one path: all conditions that must hold. */
export type Conditions = Map<string, unknown[]>;

/** A stretch of an index: one of these values, or between two bounds of one type. */
export interface Bound {
  equal?: unknown[];
  low?: unknown;
  high?: unknown;
  /** Whether the bound says all the condition says, so that documents need not be tested. */
  exact: boolean;
}

/** What is known of a filter; `complete` is false when it says more than its plain conditions. */
export interface FilterFacts {
  conditions: Conditions;
  complete: boolean;
}

function note(conditions: Conditions, path: string, condition: unknown): void {
  const known = conditions.get(path);
  if (known) known.push(condition);
  else conditions.set(path, [condition]);
  if (!isDoc(condition) || !isDoc(condition.$elemMatch)) return;
  for (const [key, inner] of Object.entries(condition.$elemMatch)) {
    if (key[0] !== '$') note(conditions, `${path}.${key}`, inner);
  }
}

/** Collects the conditions of a filter, through `$and`. */
export function readFacts(
  filter: Doc,
  facts: FilterFacts = { conditions: new Map(), complete: true },
): FilterFacts {
  for (const key of Object.keys(filter)) {
    if (key === '$and') for (const part of filter.$and as Doc[]) readFacts(part, facts);
    else if (key[0] === '$') facts.complete &&= key === '$comment';
    else note(facts.conditions, key, filter[key]);
  }
  return facts;
}

/** Scalars of which an index key says everything. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || isObjectId(value)) return true;
  return value instanceof Date || (typeof value === 'number' && !Number.isNaN(value));
}

const isOrdered = (value: unknown) => {
  const type = rank(value);
  return type > RANK.null && type < RANK.maxKey && type !== RANK.regex;
};

const asOperators = (condition: unknown): Doc => {
  if (isOperators(condition)) return condition;
  return isRegex(condition) ? { $regex: condition } : { $eq: condition };
};

/** `^abc` without options that matter: every match starts with these letters. */
function prefixOf(value: unknown, options: unknown): string | undefined {
  const { source, flags } = regexParts(value, typeof options === 'string' ? options : undefined);
  if (/[imx]/.test(flags) || source.includes('|')) return undefined;
  const found = /^\^([A-Za-z0-9 _@:-]+)/.exec(source);
  if (!found) return undefined;
  const letters = found[1] as string;
  const next = source[found[0].length];
  return (next && '*?{'.includes(next) ? letters.slice(0, -1) : letters) || undefined;
}

const LAST_CHARACTER = '\u{10ffff}';

function narrow(bound: Bound, operators: Doc, operator: string, multikey: boolean): void {
  const value = operators[operator];
  const oneSided = (other: unknown) => !(multikey && other !== undefined);
  bound.exact = false;
  if (operator === '$gt' || operator === '$gte') {
    if (isOrdered(value) && oneSided(bound.high)) bound.low ??= value;
  } else if (operator === '$lt' || operator === '$lte') {
    if (isOrdered(value) && oneSided(bound.low)) bound.high ??= value;
  } else if (operator === '$regex' && !multikey) {
    const prefix = prefixOf(value, operators.$options);
    if (prefix === undefined || bound.low !== undefined || bound.high !== undefined) return;
    bound.low = prefix;
    bound.high = prefix + LAST_CHARACTER;
  }
}

function equalities(operators: Doc, operator: string): Bound | undefined {
  const value = operators[operator];
  if (operator === '$eq' && !isRegex(value)) return { equal: [value], exact: isPlain(value) };
  if (operator === '$in' && Array.isArray(value) && !value.some(isRegex)) {
    return { equal: value, exact: value.every(isPlain) };
  }
  if (operator === '$elemMatch' && isDoc(value) && '$eq' in value && !isRegex(value.$eq)) {
    return { equal: [value.$eq], exact: false };
  }
  return undefined;
}

/** Low and high must be of one type, else the stretch would run over other types: keep one side. */
function sameType(bound: Bound): Bound {
  if (bound.low === undefined || bound.high === undefined) return bound;
  return rank(bound.low) === rank(bound.high) ? bound : { low: bound.low, exact: false };
}

/** The stretch of an index field that can hold what the conditions ask for; undefined for all of it. */
export function boundOf(
  conditions: readonly unknown[],
  multikey: boolean,
  collation: Collation,
): Bound | undefined {
  let best: Bound | undefined;
  const range: Bound = { exact: false };
  let parts = 0;
  for (const condition of conditions) {
    const operators = asOperators(condition);
    for (const operator of Object.keys(operators)) {
      parts += 1;
      const value = operators[operator];
      // A collation makes strings equal that are not the same, within lists and documents too.
      const collated =
        collation && (typeof value === 'string' || Array.isArray(value) || isDoc(value));
      if (collated) continue;
      const found = equalities(operators, operator);
      if (found && (!best?.equal || (found.equal?.length ?? 0) < best.equal.length)) best = found;
      if (!found) narrow(range, operators, operator, multikey);
    }
  }
  if (best) return { ...best, exact: best.exact && parts === 1 };
  return range.low !== undefined || range.high !== undefined ? sameType(range) : undefined;
}

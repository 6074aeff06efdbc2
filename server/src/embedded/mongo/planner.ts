import type { Collection } from './catalogue.ts';
import { type Collation, equal } from './compare.ts';
import { isOperators } from './document.paths.ts';
import { badValue } from './failure.ts';
import type { Index } from './index.definition.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { type Bound, boundOf, type FilterFacts, readFacts } from './plan.bounds.ts';
import { type Doc, isDoc } from './values.ts';

/** How the documents of a query are found. */
export interface Plan {
  /** An index, the key of the documents themselves ('_id'), or every document. */
  index: Index | '_id' | undefined;
  /** Values wanted of the leading fields; several for `$in`. */
  equalities: unknown[][];
  range?: Bound | undefined;
  /** Whether the documents come in the wanted order. */
  sorted: boolean;
  reverse: boolean;
  /** Whether every document found matches without being tested. */
  exact: boolean;
  /** The plans of the branches of an `$or`; their documents come once each. */
  branches?: Plan[];
  score: number;
}

export interface PlanRequest {
  filter: Doc;
  sort?: Doc | undefined;
  collation?: Collation;
  hint?: unknown;
  /** The write clock of a snapshot: indexes built later are of no use to it. */
  since?: number | undefined;
}

const SCAN: Plan = {
  index: undefined,
  equalities: [],
  sorted: false,
  reverse: false,
  exact: false,
  score: 0,
};
/** Of several fields; the first alone may have a list of any length. */
const MOST_COMBINATIONS = 5000;

/** Whether the filter's conditions ensure the filter of a partial index. */
function implies(facts: FilterFacts, partial: Doc): boolean {
  return Object.keys(partial).every((path) => {
    const wanted = partial[path];
    if (path[0] === '$') return false;
    return (facts.conditions.get(path) ?? []).some((condition) => {
      if (equal(condition, wanted)) return true;
      const value = isOperators(condition) ? condition.$eq : condition;
      if (value === undefined || value === null || isOperators(value)) return false;
      return compileFilter({ v: wanted })({ v: value });
    });
  });
}

interface Prefix {
  equalities: unknown[][];
  range: Bound | undefined;
  /** How many paths the prefix has settled exactly. */
  settled: number;
}

function prefixFor(
  names: string[],
  facts: FilterFacts,
  multikey: boolean,
  collation: Collation,
): Prefix {
  const prefix: Prefix = { equalities: [], range: undefined, settled: 0 };
  let combinations = 1;
  for (const name of names) {
    const bound = boundOf(facts.conditions.get(name) ?? [], multikey, collation);
    if (!bound) break;
    if (!bound.equal) {
      prefix.range = bound;
      break;
    }
    combinations *= bound.equal.length;
    if (combinations > MOST_COMBINATIONS && prefix.equalities.length) break;
    prefix.equalities.push(bound.equal);
    if (bound.exact) prefix.settled += 1;
  }
  return prefix;
}

/** 1 or -1 when walking the index that way gives the wanted order, else 0. */
function orderOf(names: string[], directions: number[], prefix: Prefix, sort: Doc): number {
  if (!prefix.equalities.every((values) => values.length === 1)) return 0;
  const fixed = new Set(names.slice(0, prefix.equalities.length));
  const wanted = Object.keys(sort).filter((name) => !fixed.has(name));
  let way = 0;
  for (let i = 0; i < wanted.length; i++) {
    const place = prefix.equalities.length + i;
    if (names[place] !== wanted[i]) return 0;
    const direction = sort[wanted[i] as string];
    if (isDoc(direction)) return 0;
    const step = toNumber(direction) * (directions[place] as number);
    if (way && way !== step) return 0;
    way = step;
  }
  return way || 1;
}

function scoreOf(prefix: Prefix, order: number, index: Index | '_id', fields: number): number {
  const { equalities, range } = prefix;
  if (!equalities.length && !range && !order) return 0;
  let score = equalities.length * 10 + (range ? 4 : 0) + (order ? 3 : 0);
  if (equalities.some((values) => values.length > 1)) score -= 1;
  if (index === '_id' && equalities.length) score += 50;
  if (index !== '_id' && index.unique && equalities.length === fields) score += 20;
  return score;
}

function isHinted(hint: unknown, index: Index | '_id'): boolean {
  if (index === '_id') return hint === '_id_' || (isDoc(hint) && equal(hint, { _id: 1 }));
  return hint === index.name || (isDoc(hint) && equal(hint, index.key));
}

function planFor(index: Index | '_id', request: PlanRequest, facts: FilterFacts): Plan | undefined {
  const names = index === '_id' ? ['_id'] : Object.keys(index.key);
  const own = index === '_id' ? undefined : index;
  if (own?.partial && !implies(facts, own.partial.filter)) return undefined;
  const { collation, sort } = request;
  const prefix = prefixFor(names, facts, own?.multikey ?? false, collation);
  if (own?.sparse) {
    const leading = prefix.equalities[0];
    const safe = leading
      ? leading.every((v) => v !== null && v !== undefined)
      : prefix.range !== undefined;
    if (!safe) return undefined;
  }
  const ordered = sort && Object.keys(sort).length > 0 && !own?.multikey && !own?.cut && !collation;
  const order = ordered ? orderOf(names, own?.directions ?? [1], prefix, sort) : 0;
  return {
    index,
    equalities: prefix.equalities,
    range: prefix.range,
    sorted: order !== 0,
    reverse: order < 0,
    exact:
      !own?.cut &&
      facts.complete &&
      prefix.settled === facts.conditions.size &&
      prefix.settled === prefix.equalities.length,
    score: scoreOf(prefix, order, index, names.length),
  };
}

/** An `$or` each of whose branches has an index: the union of their plans. */
function unionOf(collection: Collection, request: PlanRequest): Plan | undefined {
  const branches = request.filter.$or;
  if (!Array.isArray(branches) || request.hint !== undefined) return undefined;
  const { $or: _or, ...rest } = request.filter;
  const plans = branches.map((branch) => {
    const filter = Object.keys(rest).length ? { $and: [branch as Doc, rest] } : (branch as Doc);
    return bestPlan(collection, { ...request, filter, sort: undefined });
  });
  if (plans.some((plan) => plan.index === undefined)) return undefined;
  return { ...SCAN, branches: plans, score: Math.min(...plans.map((plan) => plan.score)) - 2 };
}

function bestPlan(collection: Collection, request: PlanRequest): Plan {
  const facts = readFacts(request.filter);
  let best: Plan = SCAN;
  for (const index of ['_id' as const, ...collection.indexes]) {
    if (index !== '_id' && request.since !== undefined && index.since > request.since) continue;
    const plan = planFor(index, request, facts);
    if (plan && plan.score > best.score) best = plan;
  }
  const union = best.equalities.length ? undefined : unionOf(collection, request);
  return union && union.score > best.score ? union : best;
}

const isNatural = (hint: unknown): hint is Doc => isDoc(hint) && '$natural' in hint;

/** Chooses how to find the documents of a query. @throws BadValue when the hint names no index */
export function choosePlan(collection: Collection, request: PlanRequest): Plan {
  const { hint } = request;
  const natural = isNatural(request.sort) ? request.sort : isNatural(hint) ? hint : undefined;
  if (natural) return { ...SCAN, reverse: toNumber(natural.$natural) < 0 };
  if (hint === undefined) return bestPlan(collection, request);
  const index = (['_id', ...collection.indexes] as const).find((one) => isHinted(hint, one));
  if (!index) {
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return planFor(index, request, readFacts(request.filter)) ?? SCAN;
}

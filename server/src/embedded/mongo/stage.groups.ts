import { collatedKey } from './collated.keys.ts';
import { type Collation, compare } from './compare.ts';
import { located } from './expression.operands.ts';
import {
  collationOf,
  evaluateIn,
  fieldNamed,
  type Operator,
  type Scope,
  valueKey,
} from './expression.scope.ts';
import { scopeFor } from './expression.ts';
import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { overAll, type Stage } from './stage.overrides.ts';
import { type Doc, isDoc, rank } from './values.ts';

interface Group {
  id: unknown;
  docs: Doc[];
}

const keyOf = (id: unknown) => (typeof id === 'number' ? `n${id === 0 ? 0 : id}` : valueKey(id));

/** A number and a long or decimal of the same worth belong together: only plain integers take the short way. */
const groupKey = (id: unknown, collation: Collation) =>
  typeof id === 'number' && !Number.isSafeInteger(id)
    ? valueKey(id)
    : typeof id === 'object'
      ? longKey(id, collation)
      : typeof id === 'string'
        ? collatedKey(id, collation)
        : keyOf(id);

function longKey(id: unknown, collation: Collation): string {
  const tag = (id as { _bsontype?: string } | null)?._bsontype;
  if (tag !== 'Long' && tag !== 'Decimal128' && tag !== 'Int32' && tag !== 'Double')
    return collatedKey(id, collation);
  const near = Number(String(id));
  return Number.isSafeInteger(near) && valueKey(near) === valueKey(id) ? keyOf(near) : valueKey(id);
}

/** Documents by what an expression makes of them; texts that the collation holds equal are one group. */
export function gather(docs: Doc[], expression: unknown, scope: Scope): Group[] {
  const collation = collationOf(scope);
  const groups = new Map<string, Group>();
  const name = fieldNamed(expression);
  for (const doc of docs) {
    const id =
      (name === undefined
        ? evaluateIn(doc, expression, scopeFor(scope, doc))
        : Object.hasOwn(doc, name)
          ? doc[name]
          : undefined) ?? null;
    const key = groupKey(id, collation);
    const known = groups.get(key);
    if (known) known.docs.push(doc);
    else groups.set(key, { id, docs: [doc] });
  }
  return [...groups.values()];
}

interface Field {
  name: string;
  accumulate: Operator;
  argument: unknown;
}

function fieldsOf(spec: Doc, scope: Scope): Field[] {
  return Object.keys(spec)
    .filter((name) => name !== '_id')
    .map((name) => {
      const definition = spec[name];
      const operator = isDoc(definition) ? Object.keys(definition)[0] : undefined;
      if (!operator) {
        throw new StoreError(
          40234,
          'Location40234',
          `The field '${name}' must be an accumulator object`,
        );
      }
      const accumulate = scope.context.getOperator('accumulator', operator);
      if (accumulate) return { name, accumulate, argument: (definition as Doc)[operator] };
      throw new StoreError(15952, 'Location15952', `unknown group operator '${operator}'`);
    });
}

function accumulate(group: Group, fields: Field[], scope: Scope): Doc {
  const out: Doc = { _id: group.id };
  const inner = scopeFor(scope, null).update({ root: null, groupId: group.id });
  for (const field of fields) out[field.name] = field.accumulate(group.docs, field.argument, inner);
  return out;
}

const group: Stage = overAll((docs, argument, scope) => {
  const spec = argument as Doc;
  if (!isDoc(spec) || !('_id' in spec)) {
    throw new StoreError(15955, 'Location15955', 'a group specification must include an _id');
  }
  const fields = fieldsOf(spec, scope);
  return gather(docs, spec._id, scope).map((one) => accumulate(one, fields, scope));
});

const sortByCount: Stage = overAll((docs, argument, scope) =>
  gather(docs, argument, scope)
    .map((one): Doc => ({ _id: one.id, count: one.docs.length }))
    .sort((a, b) => (b.count as number) - (a.count as number)),
);

/** @throws StoreError on boundaries that bound nothing */
function checkBoundaries(bounds: unknown): void {
  if (!Array.isArray(bounds))
    throw located(40200, "The $bucket 'boundaries' field must be an array");
  if (bounds.length < 2)
    throw located(40192, "The $bucket 'boundaries' field must have at least 2 values");
  for (let i = 1; i < bounds.length; i++) {
    if (rank(bounds[i - 1]) !== rank(bounds[i]))
      throw located(
        40193,
        "All values in the 'boundaries' option to $bucket must have the same type",
      );
    if (compare(bounds[i - 1], bounds[i]) >= 0)
      throw located(40194, "The 'boundaries' option to $bucket must be sorted in ascending order");
  }
}

const bucket: Stage = overAll((docs, argument, scope) => {
  const spec = argument as Doc;
  checkBoundaries(spec.boundaries);
  const bounds = spec.boundaries as unknown[];
  const fields = fieldsOf((spec.output as Doc | undefined) ?? { count: { $sum: 1 } }, scope);
  const collation = collationOf(scope);
  const groups = new Map<number, Group>();
  for (const doc of docs) {
    const value = evaluateIn(doc, spec.groupBy, scopeFor(scope, doc));
    const place = bounds.findIndex(
      (bound, i) =>
        i + 1 < bounds.length &&
        compare(value, bound, collation) >= 0 &&
        compare(value, bounds[i + 1], collation) < 0,
    );
    if (place < 0 && !('default' in spec)) {
      throw new StoreError(
        40066,
        'Location40066',
        '$switch could not find a matching branch for an input, and no default was specified.',
      );
    }
    const id = place < 0 ? spec.default : bounds[place];
    const known = groups.get(place) ?? { id, docs: [] };
    known.docs.push(doc);
    groups.set(place, known);
  }
  const ordered = [...groups.values()].sort((a, b) => compare(a.id, b.id, collation));
  return ordered.map((one) => accumulate(one, fields, scope));
});

/** Buckets of about equal size; values that are equal never fall into two. */
const bucketAuto: Stage = overAll((docs, argument, scope) => {
  const spec = argument as Doc;
  const count = toNumber(spec.buckets, Number.NaN);
  if (!Number.isInteger(count) || count < 1)
    throw new StoreError(40243, 'Location40243', "'buckets' must be a whole number above zero");
  const fields = fieldsOf((spec.output as Doc | undefined) ?? { count: { $sum: 1 } }, scope);
  const keyed = docs.map((doc) => ({
    doc,
    key: evaluateIn(doc, spec.groupBy, scopeFor(scope, doc)) ?? null,
  }));
  const collation = collationOf(scope);
  keyed.sort((a, b) => compare(a.key, b.key, collation));
  const size = Math.max(1, Math.round(keyed.length / count));
  const out: Doc[] = [];
  for (let at = 0; at < keyed.length; ) {
    let end = out.length === count - 1 ? keyed.length : Math.min(at + size, keyed.length);
    const last = keyed[end - 1]?.key;
    while (end < keyed.length && compare(keyed[end]?.key, last, collation) === 0) end += 1;
    const max = end < keyed.length ? keyed[end]?.key : last;
    const group = {
      id: { min: keyed[at]?.key, max },
      docs: keyed.slice(at, end).map((k) => k.doc),
    };
    out.push(accumulate(group, fields, scope));
    at = end;
  }
  return out;
});

export const groupStages: Record<string, Stage> = {
  $group: group,
  $sortByCount: sortByCount,
  $bucket: bucket,
  $bucketAuto: bucketAuto,
};

import {
  evaluateIn,
  type PipelineRun,
  type Scope,
  valueKey,
  variablesOf,
} from './expression.scope.ts';
import { prepareExpression, scopeFor } from './expression.ts';
import { failedToParse, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { overAll, type Stage } from './stage.overrides.ts';
import { type Doc, isDoc } from './values.ts';

function runOf(scope: Scope): PipelineRun {
  const run = scope.options.run;
  if (!run) throw failedToParse('a join stage needs a collection to read from');
  return run;
}

/** All values a path reaches, through arrays; a missing one counts as null. */
function reached(value: unknown, path: string[], depth = 0): unknown[] {
  if (depth === path.length) return Array.isArray(value) ? value : [value ?? null];
  if (Array.isArray(value)) return value.flatMap((element) => reached(element, path, depth));
  return isDoc(value) ? reached(value[path[depth] as string], path, depth + 1) : [null];
}

const equalTo = (values: unknown[]): unknown =>
  values.length === 1 ? { $eq: values[0] } : { $in: values.length ? values : [null] };

function assignAt(doc: Doc, path: string[], value: unknown): Doc {
  const [head, ...rest] = path as [string, ...string[]];
  const inner = doc[head];
  return { ...doc, [head]: rest.length ? assignAt(isDoc(inner) ? inner : {}, rest, value) : value };
}

const isField = (value: unknown): value is string =>
  typeof value === 'string' && /^\$[^$]/.test(value);

/** Of `$expr: {$eq: ['$field', '$$name']}`, alone or in `$and`, a filter that an index can serve. */
function indexable(expression: unknown, names: Doc, out: Doc = {}): Doc {
  if (!isDoc(expression)) return out;
  if (Array.isArray(expression.$and))
    for (const part of expression.$and) indexable(part, names, out);
  if (!Array.isArray(expression.$eq) || expression.$eq.length !== 2) return out;
  const sides = expression.$eq as unknown[];
  const [field, other] = isField(sides[0]) ? [sides[0], sides[1]] : [sides[1], sides[0]];
  if (!isField(field) || typeof other !== 'string' || !other.startsWith('$$')) return out;
  const value = names[other.slice(2)];
  // An array field equals no scalar in an expression but matches one in a filter: the filter only narrows.
  if (value !== null && value !== undefined && !Array.isArray(value))
    out[field.slice(1)] = { $eq: value };
  return out;
}

interface Lookup {
  from?: string;
  localField?: string;
  foreignField?: string;
  let?: Doc;
  pipeline?: Doc[];
  as: string;
}

function letOf(spec: Lookup, doc: Doc, scope: Scope): Doc {
  const names: Doc = { ...variablesOf(scope) };
  const inner = scopeFor(scope, doc);
  for (const [name, expression] of Object.entries(spec.let ?? {})) {
    names[name] = evaluateIn(doc, prepareExpression(expression), inner) ?? null;
  }
  return names;
}

function joined(doc: Doc, spec: Lookup, scope: Scope): Doc[] {
  const run = runOf(scope);
  let pipeline = spec.pipeline ?? [];
  const names = letOf(spec, doc, scope);
  let filter: Doc = {};
  if (spec.localField !== undefined && spec.foreignField !== undefined) {
    filter[spec.foreignField] = equalTo(reached(doc, spec.localField.split('.')));
  }
  const first = pipeline[0]?.$match;
  if (isDoc(first)) {
    const narrowed = '$expr' in first ? indexable(first.$expr, names) : {};
    // Only plain conditions go to the index: `$expr`, also within `$or`, may name variables of the join.
    const plain = Object.entries(first).filter(([key]) => key[0] !== '$');
    filter = { $and: [filter, narrowed, Object.fromEntries(plain)] };
    if (plain.length === Object.keys(first).length) pipeline = pipeline.slice(1);
  }
  const docs = spec.from === undefined ? [] : run.find(spec.from, filter);
  return pipeline.length ? run.stages(docs, pipeline, names) : docs;
}

const LOOKUP_FIELDS = ['from', 'localField', 'foreignField', 'let', 'pipeline', 'as'];

function checkLookup(spec: Lookup): void {
  if (!isDoc(spec)) throw failedToParse('the $lookup stage specification must be an object');
  const unknown = Object.keys(spec).find((name) => !LOOKUP_FIELDS.includes(name));
  if (unknown !== undefined) throw failedToParse(`unknown argument to $lookup: ${unknown}`);
  if (typeof spec.as !== 'string') throw failedToParse("must specify 'as' field for a $lookup");
  if (typeof spec.from !== 'string' && stageOf(spec.pipeline) !== '$documents')
    throw failedToParse("must specify 'from' field for a $lookup");
  if ((spec.localField === undefined) !== (spec.foreignField === undefined))
    throw failedToParse(
      '$lookup requires both or neither of "localField" and "foreignField" to be specified',
    );
  if (spec.pipeline === undefined && spec.localField === undefined)
    throw failedToParse(
      '$lookup requires either "pipeline" or both "localField" and "foreignField" to be specified',
    );
}

const stageOf = (pipeline?: Doc[]) => Object.keys(pipeline?.[0] ?? {})[0];

const lookup: Stage = (docs, argument, scope) => {
  const spec = argument as Lookup;
  checkLookup(spec);
  const known = new Map<string, Doc[]>();
  const simple = !spec.pipeline && spec.localField !== undefined;
  return docs.map((doc: Doc) => {
    const key = simple ? valueKey(reached(doc, (spec.localField as string).split('.'))) : undefined;
    const found = (key === undefined ? undefined : known.get(key)) ?? joined(doc, spec, scope);
    if (key !== undefined) known.set(key, found);
    return assignAt(doc, spec.as.split('.'), found);
  });
};

const unionWith: Stage = overAll((docs, argument, scope) => {
  const spec = (typeof argument === 'string' ? { coll: argument } : argument) as {
    coll?: string;
    pipeline?: Doc[];
  };
  const more = spec.coll === undefined ? [] : runOf(scope).find(spec.coll);
  return [...docs, ...(spec.pipeline?.length ? runOf(scope).stages(more, spec.pipeline) : more)];
});

const graphLookup: Stage = (docs, argument, scope) => {
  const spec = argument as Doc;
  for (const name of ['from', 'as', 'connectFromField', 'connectToField'])
    if (typeof spec[name] !== 'string')
      throw failedToParse(`$graphLookup requires '${name}' to be a string`);
  if (!('startWith' in spec)) throw failedToParse("$graphLookup requires 'startWith'");
  const run = runOf(scope);
  const from = (spec.connectFromField as string).split('.');
  const deepest = spec.maxDepth === undefined ? Number.POSITIVE_INFINITY : toNumber(spec.maxDepth);
  return docs.map((doc: Doc) => {
    const found = new Map<string, Doc>();
    const start = evaluateIn(doc, prepareExpression(spec.startWith), scopeFor(scope, doc)) ?? null;
    let frontier: unknown[] = Array.isArray(start) ? start : [start];
    for (let depth = 0; frontier.length && depth <= deepest; depth++) {
      const extra = (spec.restrictSearchWithMatch as Doc | undefined) ?? {};
      const filter = { $and: [{ [spec.connectToField as string]: { $in: frontier } }, extra] };
      const fresh = run
        .find(spec.from as string, filter)
        .filter((one) => !found.has(valueKey(one._id)));
      for (const one of fresh) {
        const mark = typeof spec.depthField === 'string' ? { [spec.depthField]: depth } : {};
        found.set(valueKey(one._id), { ...one, ...mark });
      }
      frontier = fresh.flatMap((one) => reached(one, from)).filter((value) => value !== null);
    }
    return assignAt(doc, (spec.as as string).split('.'), [...found.values()]);
  });
};

const documents: Stage = overAll((_docs, argument, scope) => {
  const list = evaluateIn({}, prepareExpression(argument), scope);
  if (Array.isArray(list) && list.every(isDoc)) return list;
  throw new StoreError(5858203, 'Location5858203', '$documents needs an array of documents');
});

export const joinStages: Record<string, Stage> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $graphLookup: graphLookup,
  $documents: documents,
};

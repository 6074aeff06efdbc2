import { Lazy, type Iterator as LazyDocs } from 'mingo/lazy';
import { setPath } from './document.paths.ts';
import { evaluateIn, type Scope, variablesOf } from './expression.scope.ts';
import { scopeFor } from './expression.ts';
import { badValue, StoreError } from './failure.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { compileProjection } from './projection.ts';
import { sorter } from './sort.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

/** A stage: (documents, argument, scope). */
export type Stage = (docs: LazyDocs, argument: unknown, scope: Scope) => LazyDocs;

/** A stage that needs all documents at once. */
export const overAll =
  (work: (docs: Doc[], argument: unknown, scope: Scope) => Iterable<Doc>): Stage =>
  (docs, argument, scope) =>
    docs.transform((all: unknown[]) => Lazy(work(all as Doc[], argument, scope)));

const match: Stage = (docs, argument, scope) => {
  if (!isDoc(argument))
    throw new StoreError(
      15959,
      'Location15959',
      'the match filter must be an expression in an object',
    );
  const test = compileFilter(argument, scope.options.run?.collation, variablesOf(scope));
  return docs.filter(test);
};

const sort = overAll((docs, argument, scope) =>
  sorter(argument as Doc, scope.options.run?.collation).sort(docs),
);

const project: Stage = (docs, argument, scope) => {
  if (!isDoc(argument) || !Object.keys(argument).length) {
    throw new StoreError(
      51272,
      'Location51272',
      'projection specification must have at least one field',
    );
  }
  const apply = compileProjection(argument, { variables: variablesOf(scope) });
  return apply ? docs.map(apply) : docs;
};

const count = overAll((docs, argument) => {
  if (typeof argument !== 'string' || !argument) {
    throw new StoreError(40156, 'Location40156', 'the count field must be a non-empty string');
  }
  return docs.length ? [{ [argument]: docs.length }] : [];
});

const facet = overAll((docs, argument, scope) => {
  const out: Doc = {};
  for (const [name, pipeline] of Object.entries(argument as Record<string, Doc[]>)) {
    out[name] = scope.options.run?.stages(docs, pipeline, variablesOf(scope)) ?? [];
  }
  return [out];
});

/** Sets paths in a copy; a dotted path also goes into every element of an array, as in MongoDB. */
function assignField(doc: Doc, path: string[], value: unknown): Doc {
  const [head, ...rest] = path as [string, ...string[]];
  if (!rest.length) return { ...doc, [head]: value };
  return { ...doc, [head]: assignInside(doc[head], rest, value) };
}

function assignInside(current: unknown, path: string[], value: unknown): unknown {
  if (Array.isArray(current)) return current.map((element) => assignInside(element, path, value));
  if (isDoc(current)) return assignField(current, path, value);
  const made: Doc = {};
  setPath(made, path, value);
  return made;
}

function flattenFields(spec: Doc, prefix: string[] = []): [string[], unknown][] {
  return Object.entries(spec).flatMap(([key, value]): [string[], unknown][] => {
    const path = [...prefix, ...key.split('.')];
    const nested =
      isDoc(value) && Object.keys(value).length && !Object.keys(value)[0]?.startsWith('$');
    return nested ? flattenFields(value as Doc, path) : [[path, value]];
  });
}

const addFields: Stage = (docs, argument, scope) => {
  const fields = flattenFields(argument as Doc);
  return docs.map((doc: Doc) => {
    const inner = scopeFor(scope, doc);
    let out = doc;
    for (const [path, expression] of fields) {
      const value = evaluateIn(doc, expression, inner);
      if (value !== undefined) out = assignField(out, path, value);
      else if (path.length === 1 && (path[0] as string) in out) {
        const { [path[0] as string]: _gone, ...kept } = out;
        out = kept;
      }
    }
    return out;
  });
};

const whole = (name: string, code: number, least: number) => (argument: unknown) => {
  const n = isNumeric(argument) ? toNumber(argument) : Number.NaN;
  if (Number.isInteger(n) && n >= least) return n;
  throw new StoreError(
    code,
    `Location${code}`,
    `invalid argument to ${name} stage: ${String(argument)}`,
  );
};

const limitOf = whole('$limit', 15958, 1);
const skipOf = whole('$skip', 15956, 0);

const replaceRoot: Stage = (docs, argument, scope) =>
  docs.map((doc: Doc) => {
    const root = evaluateIn(doc, argument, scopeFor(scope, doc));
    if (isDoc(root)) return root;
    throw new StoreError(
      40228,
      'Location40228',
      `'newRoot' expression must evaluate to an object, not ${typeName(root)}`,
    );
  });

const VERDICTS = { KEEP: '$$KEEP', PRUNE: '$$PRUNE', DESCEND: '$$DESCEND' };

/** `$redact`: what the expression says of a document, and on `$$DESCEND` of the documents within it. */
function redacted(doc: Doc, expression: unknown, scope: Scope): Doc | undefined {
  const verdict = evaluateIn(
    doc,
    expression,
    scopeFor(scope, doc, { ...variablesOf(scope), ...VERDICTS }),
  );
  if (verdict === VERDICTS.KEEP) return doc;
  if (verdict === VERDICTS.PRUNE) return undefined;
  if (verdict !== VERDICTS.DESCEND)
    throw new StoreError(
      17053,
      'Location17053',
      '$redact must answer $$KEEP, $$PRUNE or $$DESCEND',
    );
  const within = (value: unknown): unknown => {
    if (isDoc(value)) return redacted(value, expression, scope);
    if (!Array.isArray(value)) return value;
    return value
      .map(within)
      .filter((element, i) => element !== undefined || value[i] === undefined);
  };
  const entries = Object.entries(doc).map(([name, value]) => [name, within(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const redact = overAll((docs, argument, scope) =>
  docs.flatMap((doc): Doc[] => {
    const kept = redacted(doc, argument, scope);
    return kept ? [kept] : [];
  }),
);

const unset: Stage = (docs, argument, scope) => {
  const names = Array.isArray(argument) ? argument : [argument];
  if (!names.every((name) => typeof name === 'string')) throw badValue('$unset needs field names');
  return project(docs, Object.fromEntries(names.map((name) => [name, 0])), scope);
};

export const stageOverrides: Record<string, Stage> = {
  $match: match,
  $sort: sort,
  $project: project,
  $count: count,
  $facet: facet,
  $addFields: addFields,
  $set: addFields,
  $unset: unset,
  $redact: redact,
  $limit: (docs, argument) => docs.take(limitOf(argument)),
  $skip: (docs, argument) => docs.drop(skipOf(argument)),
  $replaceRoot: (docs, argument, scope) => replaceRoot(docs, (argument as Doc).newRoot, scope),
  $replaceWith: replaceRoot,
};

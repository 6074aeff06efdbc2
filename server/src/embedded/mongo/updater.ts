import type { Collation } from './compare.ts';
import { getPath, setPath, unsetPath } from './document.paths.ts';
import type { Variables } from './expression.ts';
import { badValue, failedToParse, StoreError } from './failure.ts';
import { runPipeline } from './pipeline.ts';
import { keepDoubles, withoutDoubles } from './raw.numbers.ts';
import { Claims, changesOf, checkOperators } from './update.checking.ts';
import { UNCHANGED, UPDATE_OPERATORS } from './update.operators.ts';
import { expandPath, identifiersIn, readArrayFilters, type UpdateScope } from './update.paths.ts';
import { cloneValue, type Doc, isDoc, typeName } from './values.ts';

/** A replacement, a document of operators, or a pipeline. */
export type Update = Doc | Doc[];

export interface UpdateOptions {
  filter: Doc;
  arrayFilters?: unknown;
  collation?: Collation;
  variables?: Variables | undefined;
  /** Whether this makes the document of an upsert: `$setOnInsert` counts. */
  inserting?: boolean;
}

export const isReplacement = (update: Update) =>
  !Array.isArray(update) && Object.keys(update)[0]?.[0] !== '$';

const PIPELINE_STAGES = [
  '$set',
  '$addFields',
  '$unset',
  '$project',
  '$replaceRoot',
  '$replaceWith',
];

function byPipeline(old: Doc, stages: Doc[], variables?: Variables): Doc {
  for (const stage of stages) {
    const name = Object.keys(stage)[0] ?? '';
    if (PIPELINE_STAGES.includes(name)) continue;
    throw new StoreError(
      72,
      'InvalidOptions',
      `${name} is not allowed to be used within an update`,
    );
  }
  const [made] = runPipeline([withoutDoubles(old) as Doc], stages, { variables });
  return keepDoubles(made, old) as Doc;
}

function fieldsOf(update: Doc, operator: string): Doc {
  const fields = update[operator];
  if (!(operator in UPDATE_OPERATORS) && operator !== '$unset' && operator !== '$rename') {
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (isDoc(fields)) return fields;
  throw failedToParse(
    `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${JSON.stringify(fields)}}`,
  );
}

/** Neither end of `$rename` may lie in an array. */
function refuseElements(doc: Doc, path: string[], end: string): void {
  for (let i = 1; i < path.length; i++) {
    if (!Array.isArray(getPath(doc, path.slice(0, i)))) continue;
    throw badValue(
      `The ${end} field cannot be an array element, '${path.join('.')}' in doc with _id: ${String(doc._id)} has an array field called '${path[i - 1]}'`,
    );
  }
}

function rename(doc: Doc, path: string[], target: string[]): void {
  refuseElements(doc, path, 'source');
  const value = getPath(doc, path);
  if (value === undefined) return;
  refuseElements(doc, target, 'destination');
  unsetPath(doc, path);
  setPath(doc, target, value);
}

function applyField(
  doc: Doc,
  operator: string,
  path: string[],
  argument: unknown,
  scope: UpdateScope,
): void {
  if (operator === '$unset') {
    unsetPath(doc, path);
    return;
  }
  const apply = UPDATE_OPERATORS[operator] as (typeof UPDATE_OPERATORS)[string];
  const field = path.join('.');
  const current = getPath(doc, path);
  const value = apply({ current, argument, field, operator, collation: scope.collation });
  if (value !== UNCHANGED) setPath(doc, path, value);
}

function byOperators(old: Doc, update: Doc, options: UpdateOptions): Doc {
  const doc = cloneValue(old) as Doc;
  const collation = options.collation;
  const arrayFilters = readArrayFilters(options.arrayFilters, collation);
  const scope: UpdateScope = { filter: options.filter, collation, arrayFilters, used: new Set() };
  const claims = new Claims();
  // Array filters ask the elements as they were: every path is known before the first changes.
  const changes = changesOf(update)
    .filter(({ operator }) => operator !== '$setOnInsert' || options.inserting)
    .map((change) => ({ ...change, paths: expandPath(doc, change.parts, scope) }));
  for (const { operator, paths, argument } of changes) {
    for (const path of paths) {
      claims.take(path);
      if (operator === '$rename') rename(doc, path, String(argument).split('.'));
      else applyField(doc, operator, path, argument, scope);
    }
  }
  requireUsed(arrayFilters, update);
  return doc;
}

function requireUsed(filters: ReadonlyMap<string, unknown>, update: Doc): void {
  const named = identifiersIn(update);
  for (const name of filters.keys()) {
    if (named.has(name)) continue;
    throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
  }
}

function byReplacement(old: Doc, replacement: Doc): Doc {
  const { _id, ...fields } = replacement;
  const id = '_id' in replacement ? _id : old._id;
  return id === undefined ? fields : { _id: id, ...fields };
}

/** The updated document; the old one is never changed. @throws StoreError */
export function applyUpdate(old: Doc, update: Update, options: UpdateOptions): Doc {
  if (Array.isArray(update)) return byPipeline(old, update, options.variables);
  if (isReplacement(update)) return byReplacement(old, update);
  return byOperators(old, update, options);
}

/** Refuses an update that can never work, before any document is looked at. */
export function checkUpdate(update: unknown, options: UpdateOptions): void {
  readArrayFilters(options.arrayFilters, options.collation);
  if (Array.isArray(update) || isReplacement(update as Doc)) {
    const kind = Array.isArray(update) ? 'pipeline' : 'replacement';
    if (options.arrayFilters !== undefined)
      throw failedToParse(`arrayFilters may not be specified for ${kind}-style updates`);
    if (!Array.isArray(update)) checkReplacement(update as Doc);
    return;
  }
  for (const operator of Object.keys(update as Doc)) fieldsOf(update as Doc, operator);
  checkOperators(update as Doc);
}

function checkReplacement(update: Doc): void {
  const name = Object.keys(update).find((key) => key[0] === '$');
  if (name === undefined) return;
  throw new StoreError(
    52,
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

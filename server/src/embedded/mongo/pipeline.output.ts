import type { Collection } from './catalogue.ts';
import type { Context } from './command.context.ts';
import { rowsFor } from './command.write.ts';
import { equal } from './compare.ts';
import { getPath } from './document.paths.ts';
import { duplicateKey } from './duplicate.key.ts';
import { located } from './expression.operands.ts';
import { evaluate } from './expression.ts';
import { badValue, failedToParse, StoreError } from './failure.ts';
import type { Row } from './query.ts';
import { decodeExact } from './raw.numbers.ts';
import type { Update } from './updater.ts';
import { type Doc, isDoc } from './values.ts';
import { insertRaw, modifyRow, removeRow } from './write.document.ts';

interface Target {
  db: string;
  coll: string;
}

function targetOf(spec: unknown, db: string): Target {
  if (typeof spec === 'string') return { db, coll: spec };
  if (isDoc(spec) && typeof spec.coll === 'string')
    return { db: (spec.db as string | undefined) ?? db, coll: spec.coll };
  throw failedToParse('$out and $merge need the name of a collection');
}

function replaceAll(context: Context, spec: unknown, docs: Buffer[]): void {
  const { db, coll } = targetOf(spec, context.db);
  const collection = context.engine.ensure(db, coll);
  for (const row of rowsFor(context, collection, {}))
    removeRow(context.engine, { collection, row });
  for (const raw of docs) insertRaw(context.engine, collection, raw);
}

function onFields(spec: Doc): string[] {
  if (spec.on === undefined) return ['_id'];
  return Array.isArray(spec.on) ? (spec.on as string[]) : [String(spec.on)];
}

/** `$merge` by other fields needs a unique index on them, or it could not tell which document is meant. */
function requireUnique(collection: Collection, on: string[]): void {
  if (on.length === 1 && on[0] === '_id') return;
  const names = [...on].sort();
  const found = collection.indexes.some(
    (index) => index.unique && !index.partial && equal(Object.keys(index.key).sort(), names),
  );
  if (!found)
    throw new StoreError(
      51183,
      'Location51183',
      'Cannot find index to verify that join fields will be unique',
    );
}

/** What a `whenMatched` pipeline may name: the document as `$$new`, or what `let` makes of it. */
function namesOf(spec: Doc, doc: Doc): Doc {
  if (!isDoc(spec.let)) return { new: doc };
  const names = Object.entries(spec.let);
  return Object.fromEntries(names.map(([name, value]) => [name, evaluate(doc, value) ?? null]));
}

function mergeInto(context: Context, collection: Collection, spec: Doc, doc: Doc, row: Row): void {
  const when = (spec.whenMatched as string | Doc[] | undefined) ?? 'merge';
  if (when === 'keepExisting') return;
  if (when === 'fail') {
    throw duplicateKey(collection, undefined, doc);
  }
  const update: Update = Array.isArray(when) ? when : when === 'replace' ? doc : { $set: doc };
  modifyRow(context.engine, collection, row, {
    update,
    filter: {},
    variables: namesOf(spec, doc),
  });
}

const MERGE_FIELDS = ['into', 'on', 'let', 'whenMatched', 'whenNotMatched'];
const WHEN_MATCHED = ['replace', 'keepExisting', 'merge', 'fail', 'pipeline'];
const WHEN_NOT_MATCHED = ['insert', 'discard', 'fail'];

function checkMerge(spec: Doc): void {
  for (const name of Object.keys(spec)) {
    if (!MERGE_FIELDS.includes(name))
      throw located(40415, `BSON field '$merge.${name}' is an unknown field.`);
  }
  const { whenMatched: when = 'merge', whenNotMatched: otherwise = 'insert' } = spec;
  if (!Array.isArray(when) && !WHEN_MATCHED.includes(when as string))
    throw badValue(`Enumeration value '${when}' for field 'whenMatched' is not a valid value.`);
  if (!WHEN_NOT_MATCHED.includes(otherwise as string))
    throw badValue(
      `Enumeration value '${otherwise}' for field 'whenNotMatched' is not a valid value.`,
    );
}

function mergeAll(context: Context, argument: unknown, docs: Buffer[]): void {
  const spec: Doc = typeof argument === 'string' ? { into: argument } : (argument as Doc);
  checkMerge(spec);
  const { db, coll } = targetOf(spec.into, context.db);
  const collection = context.engine.ensure(db, coll);
  const on = onFields(spec);
  requireUnique(collection, on);
  for (const raw of docs) {
    const doc = decodeExact(raw);
    const missing = on.find(
      (name) => name !== '_id' && (getPath(doc, name.split('.')) ?? null) === null,
    );
    if (missing !== undefined)
      throw located(
        51132,
        `$merge write error: 'on' field cannot be missing, null or undefined: ${missing}`,
      );
    const filter = Object.fromEntries(
      on.map((name) => [name, { $eq: getPath(doc, name.split('.')) ?? null }]),
    );
    const [row] = rowsFor(context, collection, { filter, limit: 1 });
    if (row) mergeInto(context, collection, spec, doc, row);
    else if (spec.whenNotMatched === 'fail') {
      throw new StoreError(
        13113,
        'MergeStageNoMatchingDocument',
        '$merge could not find a matching document in the target collection',
      );
    } else if (spec.whenNotMatched !== 'discard') insertRaw(context.engine, collection, raw);
  }
}

/** Carries `$out` or `$merge` out; belongs into a write. */
export function writeOut(context: Context, stage: string, argument: unknown, docs: Buffer[]): Doc {
  if (stage === '$out') replaceAll(context, argument, docs);
  else mergeAll(context, argument, docs);
  return { ok: 1 };
}

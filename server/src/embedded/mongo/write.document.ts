import { ObjectId } from 'bson';
import type { Collection } from './catalogue.ts';
import { equal } from './compare.ts';
import type { Engine } from './engine.ts';
import { StoreError } from './failure.ts';
import { keyView } from './field.view.ts';
import { upsertSeed } from './matcher.positions.ts';
import type { Row } from './query.ts';
import { checkDocument } from './raw.checking.ts';
import { encode, encodeKeeping, withIdFirst } from './raw.document.ts';
import { decodeExact } from './raw.numbers.ts';
import type { Txn } from './transaction.ts';
import { applyUpdate, isReplacement, type Update, type UpdateOptions } from './updater.ts';
import { type Doc, isDoc, isRegex, typeName } from './values.ts';

const LARGEST_DOCUMENT = 16 * 1024 * 1024;

function checkSize(raw: Buffer): void {
  if (raw.length <= LARGEST_DOCUMENT) return;
  throw new StoreError(
    10334,
    'BSONObjectTooLarge',
    `BSONObj size: ${raw.length} is invalid. Size must be between 0 and ${LARGEST_DOCUMENT}`,
  );
}

function checkId(id: unknown): void {
  if (Array.isArray(id) || isRegex(id) || id === undefined) {
    throw new StoreError(53, 'InvalidIdField', `The '_id' value cannot be of type ${typeName(id)}`);
  }
  if (!isDoc(id)) return;
  for (const key of Object.keys(id)) {
    if (key[0] !== '$' || ['$ref', '$id', '$db'].includes(key)) continue;
    throw new StoreError(
      52,
      'DollarPrefixedFieldName',
      `_id fields may not contain '$'-prefixed fields: ${key} is not valid for storage.`,
    );
  }
}

/** Stores a document as it was sent; a missing `_id` is made. @throws DuplicateKey */
export function insertRaw(engine: Engine, collection: Collection, sent: Buffer, txn?: Txn): void {
  checkDocument(sent);
  const raw = withIdFirst(sent);
  checkSize(raw);
  const doc = keyView(collection)(raw);
  checkId(doc._id);
  engine.records.insert(collection, raw, doc, txn);
}

/** An update made ready for its documents. */
export interface Modification extends UpdateOptions {
  update: Update;
}

function withSameId(made: Doc, id: unknown, update: Update): Doc {
  const operators = !Array.isArray(update) && !isReplacement(update);
  if (!('_id' in made) && !operators) return { _id: id, ...made };
  if (!('_id' in made) || !equal(made._id, id)) {
    throw new StoreError(
      66,
      'ImmutableField',
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
  return made;
}

/** The top-level fields that operators write. */
function writtenBy(update: Doc): Set<string> {
  const names = new Set<string>();
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, target] of Object.entries(fields as Doc)) {
      names.add(path.split('.')[0] as string);
      if (operator === '$rename') names.add(String(target).split('.')[0] as string);
    }
  }
  return names;
}

const encodeUpdated = (raw: Buffer, made: Doc, update: Update): Buffer =>
  Array.isArray(update) || isReplacement(update)
    ? encode(made)
    : encodeKeeping(raw, made, writtenBy(update));

/** Updates a found document; gives its old and new state, and whether anything changed. */
export function modifyRow(
  engine: Engine,
  collection: Collection,
  row: Row,
  modification: Modification,
  txn?: Txn,
): { before: Doc; after: Doc; changed: boolean } {
  const before = decodeExact(row.raw);
  const { update } = modification;
  const made = withSameId(applyUpdate(before, update, modification), before._id, update);
  const raw = withIdFirst(encodeUpdated(row.raw, made, update));
  if (raw.equals(row.raw)) return { before, after: before, changed: false };
  checkSize(raw);
  const view = keyView(collection);
  const old = { raw: row.raw, doc: before };
  engine.records.change(collection, row.key, old, { raw, doc: view(raw) }, txn);
  return { before, after: made, changed: true };
}

/** Inserts what an upsert makes of its filter and update; gives the stored document. */
export function insertUpsert(
  engine: Engine,
  collection: Collection,
  modification: Modification,
  txn?: Txn,
): Doc {
  const { update, filter } = modification;
  const seed = upsertSeed(filter);
  const start = isReplacement(update) ? ('_id' in seed ? { _id: seed._id } : {}) : seed;
  const made = applyUpdate(start, update, { ...modification, inserting: true });
  if ('_id' in seed && '_id' in made && !equal(seed._id, made._id))
    withSameId(made, seed._id, update);
  const doc: Doc = '_id' in made ? made : { _id: new ObjectId(), ...made };
  insertRaw(engine, collection, encode(doc), txn);
  return doc;
}

export interface Removal {
  collection: Collection;
  row: Row;
}

/** Removes a found document. */
export function removeRow(engine: Engine, { collection, row }: Removal, txn?: Txn): void {
  const before = { raw: row.raw, doc: keyView(collection)(row.raw) };
  engine.records.change(collection, row.key, before, undefined, txn);
}

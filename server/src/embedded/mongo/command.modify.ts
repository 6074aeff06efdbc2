import type { Collection } from './catalogue.ts';
import { type Command, type Context, carryOut, collectionName } from './command.context.ts';
import { isSet } from './command.fields.ts';
import { checkFindAndModify, rowsFor } from './command.write.ts';
import { readCollation } from './compare.ts';
import { evaluateLet } from './expression.ts';
import { compileProjection } from './projection.ts';
import type { Query } from './query.ts';
import { decodeExact } from './raw.numbers.ts';
import { checkUpdate, type Update } from './updater.ts';
import type { Doc } from './values.ts';
import { insertUpsert, modifyRow, removeRow } from './write.document.ts';

interface Outcome {
  lastErrorObject: Doc;
  value: Doc | null;
}

function removeFirst(context: Context, collection: Collection | undefined, query: Query): Outcome {
  const [row] = rowsFor(context, collection, query);
  if (!row) return { lastErrorObject: { n: 0 }, value: null };
  removeRow(context.engine, { collection: collection as Collection, row }, context.txn);
  return { lastErrorObject: { n: 1 }, value: decodeExact(row.raw) };
}

function modifyFirst(context: Context, name: string, query: Query, command: Doc): Outcome {
  const { engine, db, txn } = context;
  const modification = {
    update: command.update as Update,
    filter: query.filter ?? {},
    arrayFilters: command.arrayFilters,
    collation: query.collation,
    variables: query.variables,
  };
  checkUpdate(modification.update, modification);
  const known = engine.collection(db, name, txn);
  const [row] = rowsFor(context, known, query);
  if (row) {
    const { before, after } = modifyRow(engine, known as Collection, row, modification, txn);
    const value = isSet(command.new) ? after : before;
    return { lastErrorObject: { n: 1, updatedExisting: true }, value };
  }
  if (!isSet(command.upsert)) {
    return { lastErrorObject: { n: 0, updatedExisting: false }, value: null };
  }
  const made = insertUpsert(engine, engine.ensure(db, name, txn), modification, txn);
  const lastErrorObject = { n: 1, updatedExisting: false, upserted: made._id };
  return { lastErrorObject, value: isSet(command.new) ? made : null };
}

export const findAndModify: Command = (command, context) => {
  checkFindAndModify(command);
  const name = collectionName(command);
  const filter = (command.query as Doc | undefined) ?? {};
  const collation = readCollation(command.collation);
  const variables = evaluateLet(command.let);
  const query: Query = {
    filter,
    sort: command.sort as Doc | undefined,
    collation,
    hint: command.hint,
    limit: 1,
    variables,
  };
  const project = compileProjection(command.fields as Doc | undefined, {
    filter,
    collation,
    variables,
    query: true,
  });
  return carryOut(context, () => {
    const { engine, db, txn } = context;
    const { lastErrorObject, value } = isSet(command.remove)
      ? removeFirst(context, engine.collection(db, name, txn), query)
      : modifyFirst(context, name, query, command);
    return { lastErrorObject, value: value && project ? project(value) : value, ok: 1 };
  });
};

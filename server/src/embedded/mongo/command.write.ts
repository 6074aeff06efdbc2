import type { Collection } from './catalogue.ts';
import {
  type Command,
  type Context,
  carryOut,
  collectionName,
  statementsOf,
} from './command.context.ts';
import { checkStatement, isSet } from './command.fields.ts';
import { readCollation } from './compare.ts';
import { evaluateLet, type Variables } from './expression.ts';
import { badValue, failedToParse, invalidOptions, StoreError } from './failure.ts';
import { Blocked } from './locks.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { prepareQuery, type Query, type Row } from './query.ts';
import { encode } from './raw.document.ts';
import { checkUpdate, isReplacement, type Update } from './updater.ts';
import { type Doc, isDoc } from './values.ts';
import { insertRaw, insertUpsert, modifyRow, removeRow } from './write.document.ts';

function writeError(index: number, error: StoreError): Doc {
  const { errorLabels: _labels, ...extra } = error.extra;
  return { index, code: error.code, errmsg: error.message, ...extra };
}

/** An interruption ends the whole command; it is no statement's own error. */
const TIME_EXPIRED = 50;

/**
 * Runs statements one after the other and gathers what failed; ordered writes stop at the first.
 * In a transaction only a duplicate key is reported so, and it ends the transaction.
 */
function eachStatement(
  count: number,
  command: Doc,
  context: Context,
  run: (i: number) => void,
): Doc[] {
  const errors: Doc[] = [];
  for (let i = 0; i < count; i++) {
    try {
      run(i);
    } catch (error) {
      if (error instanceof Blocked || !(error instanceof StoreError)) throw error;
      if (error.code === TIME_EXPIRED) throw error;
      if (context.txn && error.code !== 11000) throw error;
      errors.push(writeError(i, error));
      if (context.txn && context.session) context.host.sessions.abortOf(context.session);
      if (context.txn || command.ordered !== false) break;
    }
  }
  return errors;
}

const withErrors = (errors: Doc[]): Doc => (errors.length ? { writeErrors: errors } : {});

function checkCount(count: number): void {
  if (count > 0 && count <= 100_000) return;
  throw new StoreError(
    16,
    'InvalidLength',
    `Write batch sizes must be between 1 and 100000. Got ${count} operations.`,
  );
}

export const insert: Command = (command, context) => {
  const docs =
    context.sequences.get('documents') ?? ((command.documents as Doc[]) ?? []).map(encode);
  checkCount(docs.length);
  const name = collectionName(command);
  return carryOut(context, () => {
    const { engine, db, txn } = context;
    const collection = engine.ensure(db, name, txn);
    let n = 0;
    const errors = eachStatement(docs.length, command, context, (i) => {
      insertRaw(engine, collection, docs[i] as Buffer, txn);
      n += 1;
    });
    return { n, ...withErrors(errors), ok: 1 };
  });
};

/** The documents a write statement is about, found before any of them changes. */
export function rowsFor(context: Context, collection: Collection | undefined, query: Query): Row[] {
  if (!collection) {
    compileFilter(query.filter, query.collation, query.variables);
    return [];
  }
  const prepared = prepareQuery(collection, query, context.txn?.since);
  context.look.plan ??= prepared.plan;
  return [...prepared.rows(context.engine.writeSource(context.txn), context.look)];
}

interface UpdateResult {
  matched: number;
  changed: number;
  upserted?: { _id: unknown };
}

function readUpdate(statement: Doc): Update {
  const update = statement.u;
  if (Array.isArray(update) || isDoc(update)) return update as Update;
  throw failedToParse('Update argument must be either an object or an array');
}

function updateOne(
  context: Context,
  collection: Collection,
  statement: Doc,
  outer: Variables,
): UpdateResult {
  const { engine, txn } = context;
  const update = readUpdate(statement);
  const filter = (statement.q as Doc | undefined) ?? {};
  const multi = isSet(statement.multi);
  if (multi && isReplacement(update)) {
    throw failedToParse('multi update is not supported for replacement-style update');
  }
  if (statement.c !== undefined && !Array.isArray(update)) {
    throw new StoreError(
      51198,
      'Location51198',
      'Constant values may only be specified for pipeline updates',
    );
  }
  const collation = readCollation(statement.collation);
  const variables = { ...outer, ...evaluateLet(statement.c) };
  const modification = {
    update,
    filter,
    arrayFilters: statement.arrayFilters,
    collation,
    variables,
  };
  checkUpdate(update, modification);
  const query: Query = {
    filter,
    collation,
    hint: statement.hint,
    limit: multi ? 0 : 1,
    variables,
  };
  const rows = rowsFor(context, collection, query);
  const result: UpdateResult = { matched: rows.length, changed: 0 };
  for (const row of rows) {
    if (modifyRow(engine, collection, row, modification, txn).changed) result.changed += 1;
  }
  if (!rows.length && isSet(statement.upsert)) {
    result.upserted = { _id: insertUpsert(engine, collection, modification, txn)._id };
  }
  return result;
}

export const update: Command = (command, context) => {
  const statements = statementsOf(command, 'updates', context);
  checkCount(statements.length);
  for (const statement of statements) checkStatement('updates', statement);
  if (context.retry && statements.some(({ multi }) => isSet(multi)))
    throw invalidOptions('Cannot use (or request) retryable writes with multi=true');
  const name = collectionName(command);
  const variables = evaluateLet(command.let);
  return carryOut(context, () => {
    const collection = context.engine.ensure(context.db, name, context.txn);
    const upserted: Doc[] = [];
    let [n, nModified] = [0, 0];
    const errors = eachStatement(statements.length, command, context, (index) => {
      const result = updateOne(context, collection, statements[index] as Doc, variables);
      n += result.matched + (result.upserted ? 1 : 0);
      nModified += result.changed;
      if (result.upserted) upserted.push({ index, _id: result.upserted._id });
    });
    const made = upserted.length ? { upserted } : {};
    return { n, nModified, ...made, ...withErrors(errors), ok: 1 };
  });
};

function checkDelete(statement: Doc): void {
  checkStatement('deletes', statement);
  const limit = toNumber(statement.limit);
  if (limit !== 0 && limit !== 1)
    throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${limit}`);
}

export const remove: Command = (command, context) => {
  const statements = statementsOf(command, 'deletes', context);
  checkCount(statements.length);
  for (const statement of statements) checkDelete(statement);
  const name = collectionName(command);
  const variables = evaluateLet(command.let);
  return carryOut(context, () => {
    const { engine, db, txn } = context;
    const collection = engine.collection(db, name, txn);
    let n = 0;
    const errors = eachStatement(statements.length, command, context, (i) => {
      const statement = statements[i] as Doc;
      const query = {
        filter: (statement.q as Doc | undefined) ?? {},
        limit: toNumber(statement.limit),
        collation: readCollation(statement.collation),
        hint: statement.hint,
        variables,
      };
      for (const row of rowsFor(context, collection, query)) {
        removeRow(engine, { collection: collection as Collection, row }, txn);
        n += 1;
      }
    });
    return { n, ...withErrors(errors), ok: 1 };
  });
};

/** The server's own refusals of contradictory findAndModify options. */
export function checkFindAndModify(command: Doc): void {
  if (isSet(command.remove)) {
    if (command.update !== undefined)
      throw failedToParse("Cannot specify both an 'update' and 'remove'=true");
    if (isSet(command.upsert))
      throw failedToParse("Cannot specify both 'upsert'=true and 'remove'=true");
    if (isSet(command.new))
      throw failedToParse(
        "Cannot specify both 'new'=true and 'remove'=true; 'remove' always returns the deleted document",
      );
  } else if (command.update === undefined) {
    throw failedToParse("Either an 'update' or 'remove'=true must be specified");
  } else if (!isDoc(command.update) && !Array.isArray(command.update)) {
    throw badValue('Update argument must be either an object or an array');
  }
  if (command.arrayFilters !== undefined && Array.isArray(command.update)) {
    throw invalidOptions('arrayFilters may not be specified for pipeline-style updates');
  }
}

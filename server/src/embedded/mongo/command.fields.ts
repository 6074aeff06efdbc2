import { badValue, StoreError, typeMismatch } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

type Kind = 'object' | 'number' | 'count' | 'flag' | 'array' | 'text' | 'any';
type Fields = Record<string, Kind>;

/** What any command may carry. */
const EVERYWHERE: Fields = {
  lsid: 'object',
  txnNumber: 'any',
  autocommit: 'any',
  startTransaction: 'any',
  stmtId: 'any',
  stmtIds: 'any',
  readConcern: 'object',
  writeConcern: 'object',
  comment: 'any',
  maxTimeMS: 'any',
  apiVersion: 'any',
  apiStrict: 'any',
  apiDeprecationErrors: 'any',
};

const WRITE: Fields = { ordered: 'flag', bypassDocumentValidation: 'flag', let: 'object' };

const COMMAND_FIELDS: Record<string, Fields> = {
  find: {
    filter: 'object',
    sort: 'object',
    projection: 'object',
    hint: 'any',
    skip: 'count',
    limit: 'count',
    batchSize: 'count',
    ntoreturn: 'count',
    singleBatch: 'flag',
    max: 'object',
    min: 'object',
    returnKey: 'flag',
    showRecordId: 'flag',
    tailable: 'flag',
    oplogReplay: 'flag',
    noCursorTimeout: 'flag',
    awaitData: 'flag',
    allowPartialResults: 'flag',
    allowDiskUse: 'flag',
    collation: 'object',
    let: 'object',
  },
  insert: { ...WRITE, documents: 'array' },
  update: { ...WRITE, updates: 'array' },
  delete: { ...WRITE, deletes: 'array' },
  findAndModify: {
    ...WRITE,
    query: 'object',
    sort: 'object',
    remove: 'flag',
    update: 'any',
    new: 'flag',
    fields: 'object',
    upsert: 'flag',
    collation: 'object',
    arrayFilters: 'array',
    hint: 'any',
  },
  aggregate: {
    pipeline: 'any',
    cursor: 'object',
    explain: 'flag',
    allowDiskUse: 'flag',
    bypassDocumentValidation: 'flag',
    collation: 'object',
    hint: 'any',
    let: 'object',
  },
  distinct: { key: 'text', query: 'object', collation: 'object', hint: 'any' },
  count: {
    query: 'object',
    limit: 'number',
    skip: 'count',
    hint: 'any',
    collation: 'object',
    fields: 'object',
  },
  getMore: { collection: 'text', batchSize: 'count', term: 'any', lastKnownCommittedOpTime: 'any' },
};
COMMAND_FIELDS.findandmodify = COMMAND_FIELDS.findAndModify as Fields;

/** The fields of one statement of `update` and of `delete`. */
const STATEMENT_FIELDS: Record<string, Fields> = {
  updates: {
    q: 'object',
    u: 'any',
    c: 'object',
    arrayFilters: 'array',
    multi: 'flag',
    upsert: 'flag',
    upsertSupplied: 'flag',
    collation: 'object',
    hint: 'any',
  },
  deletes: { q: 'object', limit: 'number', collation: 'object', hint: 'any' },
};

const REQUIRED: Record<string, string[]> = {
  updates: ['q', 'u'],
  deletes: ['q', 'limit'],
  distinct: ['key'],
  aggregate: ['pipeline'],
  getMore: ['collection'],
};

const IS: Record<Kind, (value: unknown) => boolean> = {
  object: isDoc,
  number: isNumeric,
  count: isNumeric,
  flag: (value) => typeof value === 'boolean' || isNumeric(value),
  array: Array.isArray,
  text: (value) => typeof value === 'string',
  any: () => true,
};

function checkKind(path: string, kind: Kind, value: unknown): void {
  if (!IS[kind](value))
    throw typeMismatch(
      `BSON field '${path}' is the wrong type '${typeName(value)}', expected ${kind === 'text' ? 'type string' : kind}`,
    );
  if (kind === 'count' && toNumber(value) < 0) {
    const name = path.split('.').at(-1);
    throw badValue(`BSON field '${name}' value must be >= 0, actual value '${toNumber(value)}'`);
  }
}

function checkAll(owner: string, names: string[], doc: Doc, fields: Fields): void {
  for (const name of names) {
    const value = doc[name];
    const path = `${owner}.${name}`;
    const kind = fields[name] ?? EVERYWHERE[name];
    if (kind === undefined && name[0] !== '$')
      throw new StoreError(40415, 'Location40415', `BSON field '${path}' is an unknown field.`);
    if (value !== null && value !== undefined) checkKind(path, kind ?? 'any', value);
  }
}

function checkRequired(key: string, owner: string, doc: Doc): void {
  for (const name of REQUIRED[key] ?? []) {
    if (name in doc) continue;
    throw new StoreError(
      40414,
      'Location40414',
      `BSON field '${owner}.${name}' is missing but a required field`,
    );
  }
}

/** Refuses fields a command does not have, and values of the wrong type, as the server does. @throws StoreError */
export function checkFields(name: string, command: Doc): void {
  const fields = COMMAND_FIELDS[name];
  if (!fields) return;
  checkAll(name, Object.keys(command).slice(1), command, fields);
  checkRequired(name, name, command);
}

/** Refuses names that are none of a command's own. @throws StoreError */
export function checkNames(name: string, command: Doc, known: readonly string[]): void {
  const fields = Object.fromEntries(known.map((field) => [field, 'any' as const]));
  checkAll(name, Object.keys(command).slice(1), command, fields);
}

/** The same of one statement of a write. @throws StoreError */
export function checkStatement(kind: 'updates' | 'deletes', statement: Doc): void {
  const owner = `${kind.slice(0, -1)}.${kind}`;
  checkAll(owner, Object.keys(statement), statement, STATEMENT_FIELDS[kind] as Fields);
  checkRequired(kind, owner, statement);
}

/** A flag may be sent as a number. */
export const isSet = (value: unknown) =>
  value === true || (isNumeric(value) && toNumber(value) !== 0);

import type { Collection } from './catalogue.ts';
import { type Command, type Context, collectionName, collectionOf } from './command.context.ts';
import { compare, readCollation } from './compare.ts';
import { isArrayIndex } from './document.paths.ts';
import { valueKey } from './expression.scope.ts';
import { evaluateLet } from './expression.ts';
import { badValue, StoreError, typeMismatch, unsupported } from './failure.ts';
import { viewOf } from './field.view.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { compileProjection, plainlyKept } from './projection.ts';
import { type Look, prepareQuery, type Query } from './query.ts';
import { encode } from './raw.document.ts';
import { isPlainName, pickFields } from './raw.fields.ts';
import { decodeExact } from './raw.numbers.ts';
import { countKeys, firstOfEach } from './scan.keys.ts';
import { mayPause } from './turns.ts';
import { type Doc, isDoc, isNumeric } from './values.ts';

/** The query of a find, count or distinct command. */
export function readQuery(command: Doc): Query {
  const limit = toNumber(command.limit);
  const skip = toNumber(command.skip);
  if (skip < 0) throw badValue(`Skip value must be non-negative, but received: ${skip}`);
  return {
    filter: (command.filter ?? command.query ?? {}) as Doc,
    sort: command.sort as Doc | undefined,
    skip,
    limit: Math.abs(limit),
    collation: readCollation(command.collation),
    hint: command.hint,
    variables: evaluateLet(command.let),
  };
}

/** A transaction's snapshot ends with it, whoever reads: there reading goes on without a pause. */
export const inTurns = ({ txn, look }: Context): void => {
  if (!txn) mayPause(look);
};

/** The raw documents of a query in turns with others; a snapshot is held until the last was taken. */
export function* rawTurns(
  context: Context,
  collection: Collection | undefined,
  query: Query,
  look: Look = context.look,
): Generator<Buffer | undefined> {
  if (!collection) {
    compileFilter(query.filter, query.collation, query.variables);
    return;
  }
  const { txn, engine } = context;
  const prepared = prepareQuery(collection, query, txn?.since);
  look.plan ??= prepared.plan;
  const { source, done } = engine.openSource(txn);
  try {
    for (const row of prepared.turns(source, look)) yield row?.raw;
  } finally {
    done();
  }
}

/** The raw documents of a query, without a pause. */
export function* rawRows(...asked: Parameters<typeof rawTurns>): Generator<Buffer> {
  for (const raw of rawTurns(...asked)) if (raw) yield raw;
}

/** Takes every document of a query, in turns with others. */
export async function eachRow(
  context: Context,
  rows: Iterable<Buffer | undefined>,
  take: (raw: Buffer) => void,
): Promise<void> {
  const { host, look } = context;
  for (const raw of rows) {
    if (raw) take(raw);
    else await host.cursors.pause(look);
  }
}

/** How a raw document becomes the raw reply; undefined when it is sent as it is stored. */
function projector(command: Doc, query: Query): ((raw: Buffer) => Buffer) | undefined {
  const spec = command.projection as Doc | undefined;
  const plain = plainlyKept(spec);
  if (plain) return (raw) => pickFields(raw, plain);
  const project = compileProjection(spec, { ...query, filter: query.filter ?? {}, query: true });
  return project && ((raw) => encode(project(decodeExact(raw))));
}

function* mapped(
  rows: Generator<Buffer | undefined>,
  project: (raw: Buffer) => Buffer,
): Generator<Buffer | undefined> {
  for (const raw of rows) yield raw && project(raw);
}

const UNSUPPORTED_FIND = ['tailable', 'awaitData', 'returnKey', 'showRecordId', 'min', 'max'];

export const find: Command = (command, context) => {
  const name = collectionName(command);
  for (const option of UNSUPPORTED_FIND) {
    const value = command[option];
    if (value === undefined || value === false) continue;
    if (option === 'tailable')
      throw badValue('error processing query: tailable cursor requested on non capped collection');
    throw unsupported(`the find option '${option}'`);
  }
  const query = readQuery(command);
  const project = projector(command, query);
  inTurns(context);
  const rows = rawTurns(context, collectionOf(command, context), query);
  const docs = project ? mapped(rows, project) : rows;
  const limit = toNumber(command.limit);
  const batchSize = command.batchSize === undefined ? 101 : toNumber(command.batchSize);
  const single = command.singleBatch === true || limit < 0 || (query.limit === 1 && batchSize > 0);
  const most = single && limit < 0 ? -limit : batchSize;
  const ns = `${context.db}.${name}`;
  const { look } = context;
  return context.host.cursors.start(docs, { ns, batchSize: most, single, txn: context.txn, look });
};

export const getMore: Command = (command, { host, look, db, txn }) => {
  const { getMore: id, collection } = command;
  if (!isNumeric(id)) throw typeMismatch("BSON field 'getMore.getMore' must be of type long");
  const ns = `${db}.${collection}`;
  return host.cursors.more(BigInt(String(id)), {
    batchSize: toNumber(command.batchSize),
    ns,
    txn,
    look,
  });
};

export const killCursors: Command = (command, { host }) => {
  const cursorsKilled: unknown[] = [];
  const cursorsNotFound: unknown[] = [];
  if (!Array.isArray(command.cursors))
    throw new StoreError(
      40414,
      'Location40414',
      "BSON field 'killCursors.cursors' is missing but a required field",
    );
  for (const id of command.cursors) {
    (host.cursors.kill(BigInt(String(id))) ? cursorsKilled : cursorsNotFound).push(id);
  }
  return { cursorsKilled, cursorsNotFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
};

/** Counts the documents of a query; those of a whole collection are known. */
export async function countRows(
  context: Context,
  collection: Collection | undefined,
  query: Query,
): Promise<number> {
  if (collection && !context.txn && !Object.keys(query.filter ?? {}).length) {
    const left = Math.max(0, collection.count - (query.skip ?? 0));
    return query.limit ? Math.min(left, query.limit) : left;
  }
  if (collection && !query.skip && !query.limit) {
    const known = counted(context, collection, query);
    if (known !== undefined) return known;
  }
  let n = 0;
  inTurns(context);
  await eachRow(context, rawTurns(context, collection, query), () => {
    n += 1;
  });
  return n;
}

/** What an index alone can tell of a count. */
function counted(context: Context, collection: Collection, query: Query): number | undefined {
  const { engine, txn, look } = context;
  const { plan } = prepareQuery(collection, query, txn?.since);
  const { source, done } = engine.openSource(txn);
  try {
    const n = countKeys(collection, plan, source, look);
    if (n !== undefined) look.plan ??= plan;
    return n;
  } finally {
    done();
  }
}

export const count: Command = async (command, context) => ({
  n: await countRows(context, collectionOf(command, context), readQuery(command)),
  ok: 1,
});

/** Every value a path reaches, elements of arrays instead of the arrays. */
function eachValue(
  value: unknown,
  path: string[],
  depth: number,
  take: (value: unknown) => void,
): void {
  if (depth === path.length) {
    if (Array.isArray(value)) for (const element of value) take(element);
    else if (value !== undefined) take(value);
    return;
  }
  const part = path[depth] as string;
  if (Array.isArray(value)) {
    if (isArrayIndex(part)) eachValue(value[Number(part)], path, depth + 1, take);
    for (const element of value) if (isDoc(element)) eachValue(element, path, depth, take);
  } else if (isDoc(value)) eachValue(value[part], path, depth + 1, take);
}

/** One document for each value, where an index can name them all. */
function jumped(
  context: Context,
  collection: Collection | undefined,
  name: string,
  { filter, collation }: Query,
): Buffer[] | undefined {
  if (!collection || collation || Object.keys(filter ?? {}).length) return undefined;
  const { source, done } = context.engine.openSource(context.txn);
  try {
    return firstOfEach(collection, name, source, context.txn?.since);
  } finally {
    done();
  }
}

export const distinct: Command = async (command, context) => {
  const query = readQuery(command);
  if (typeof command.key !== 'string') throw badValue("distinct needs a 'key'");
  const path = command.key.split('.');
  const top = path[0] as string;
  const view = viewOf(isPlainName(top) ? [top] : undefined);
  const values = new Map<string, unknown>();
  const collection = collectionOf(command, context);
  const rows =
    (path.length === 1 && jumped(context, collection, top, query)) ||
    rawTurns(context, collection, query);
  inTurns(context);
  await eachRow(context, rows, (raw) =>
    eachValue(view(raw), path, 0, (value) => values.set(valueKey(value), value)),
  );
  const { collation } = query;
  const sorted = [...values.values()].sort((a, b) => compare(a, b, collation));
  const unique = collation
    ? sorted.filter((value, i) => i === 0 || compare(sorted[i - 1], value, collation) !== 0)
    : sorted;
  return { values: unique, ok: 1 };
};

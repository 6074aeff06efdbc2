import { type Command, type Context, carryOut, collectionName } from './command.context.ts';
import { countRows, eachRow, inTurns, rawRows, rawTurns } from './command.find.ts';
import { ID_INDEX } from './command.indexes.ts';
import { storageOf } from './command.statistics.ts';
import { type Collation, equal, readCollation } from './compare.ts';
import type { RawDocs } from './cursors.ts';
import { evaluateLet, type Variables } from './expression.ts';
import { invalidOptions, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { checkPipeline } from './pipeline.checking.ts';
import { fieldsGrouped } from './pipeline.fields.ts';
import { writeOut } from './pipeline.output.ts';
import { runPipeline } from './pipeline.ts';
import { checkTime, type Query } from './query.ts';
import { encode } from './raw.document.ts';
import { FieldNames } from './raw.fields.ts';
import { decodeFields, decodePlain } from './raw.values.ts';
import { type Doc, isDoc } from './values.ts';

const stageName = (stage: Doc | undefined) => (stage ? (Object.keys(stage)[0] ?? '') : '');

/** The leading stages a query can do, with indexes, and the stages left over. */
export interface Pushed {
  query: Query;
  rest: Doc[];
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the head of a pipeline, as far as their order allows. */
export function pushDown(pipeline: Doc[], base: Query): Pushed {
  const query: Query = { ...base };
  const filters: Doc[] = [];
  let at = 0;
  while (stageName(pipeline[at]) === '$match' && isDoc(pipeline[at]?.$match)) {
    filters.push(pipeline[at++]?.$match as Doc);
  }
  if (stageName(pipeline[at]) === '$sort') query.sort = pipeline[at++]?.$sort as Doc;
  const number = (name: string, least: number) => {
    const value = pipeline[at]?.[name];
    const n = toNumber(value, Number.NaN);
    return stageName(pipeline[at]) === name && Number.isInteger(n) && n >= least ? n : undefined;
  };
  const skip = number('$skip', 0);
  if (skip !== undefined) {
    query.skip = skip;
    at += 1;
  }
  const limit = number('$limit', 1);
  if (limit !== undefined) {
    query.limit = limit;
    at += 1;
  }
  query.filter = filters.length > 1 ? { $and: filters } : (filters[0] ?? {});
  return { query, rest: pipeline.slice(at) };
}

/** The only stage, where that is a `$group`. */
function groupOf(stages: Doc[]): Doc | undefined {
  const group = stages.length === 1 ? stages[0]?.$group : undefined;
  return isDoc(group) ? group : undefined;
}

/** `countDocuments` of the driver: one group of everything with a count. */
function countName(stages: Doc[]): string | undefined {
  const group = groupOf(stages);
  if (!group || isDoc(group._id) || typeof group._id === 'string') return undefined;
  const names = Object.keys(group).filter((name) => name !== '_id');
  return names.length === 1 && equal(group[names[0] as string], { $sum: 1 }) ? names[0] : undefined;
}

interface Run {
  context: Context;
  name: string;
  variables: Variables;
  collation: Collation;
  hint: unknown;
  /** For `$collStats`, gathered beforehand. */
  storage?: Doc;
}

function* decoded(rows: Generator<Buffer>): Generator<Doc> {
  for (const raw of rows) yield decodePlain(raw);
}

function finder({ context, collation }: Run) {
  const { engine, db, txn } = context;
  return (name: string, filter: Doc = {}): Doc[] => [
    ...decoded(rawRows(context, engine.collection(db, name, txn), { filter, collation })),
  ];
}

/** Stages about the server itself: there is nothing to tell, and one empty document tells it. */
const ADMIN_STAGES = ['$currentOp', '$listLocalSessions', '$listSessions'];

function statistics(run: Run, first: Doc, rest: Doc[]): Doc[] | undefined {
  const { engine, db, txn, host } = run.context;
  const collection = engine.collection(db, run.name, txn);
  if (ADMIN_STAGES.includes(stageName(first))) return runPipeline([{}], rest);
  if (stageName(first) === '$collStats') {
    const asked = (first.$collStats ?? {}) as Doc;
    const told: Doc = { ns: `${db}.${run.name}`, host: host.address(), localTime: new Date() };
    if (asked.storageStats !== undefined) told.storageStats = run.storage;
    if (asked.count !== undefined) told.count = run.storage?.count;
    return runPipeline([told], rest);
  }
  if (stageName(first) !== '$indexStats') return undefined;
  const specs = collection ? [ID_INDEX, ...collection.indexes.map(({ spec }) => spec)] : [];
  const since = new Date(host.startedAt);
  const rows = specs.map(
    (spec): Doc => ({
      name: spec.name,
      key: spec.key,
      host: host.address(),
      accesses: { ops: 0, since },
      spec,
    }),
  );
  return runPipeline(rows, rest);
}

function* encoded(docs: Iterable<Doc>, context: Context): Generator<Buffer> {
  for (const doc of docs) {
    checkTime(context.look);
    yield encode(doc);
  }
}

/** What a pipeline begins with: every document at once where it groups, read in turns with others; else one by one. */
async function input(run: Run, query: Query, rest: Doc[]): Promise<Iterable<Doc>> {
  const { context, name } = run;
  if (name === '$cmd.aggregate') return [];
  const collection = context.engine.collection(context.db, name, context.txn);
  const names = fieldsGrouped(rest);
  if (!names) return decoded(rawRows(context, collection, query));
  const wanted = new FieldNames(names);
  const docs: Doc[] = [];
  await eachRow(context, rawTurns(context, collection, query), (raw) => {
    docs.push(decodeFields(raw, wanted, decodePlain));
  });
  return docs;
}

/** The raw documents of a pipeline that only reads. */
async function results(run: Run, pipeline: Doc[]): Promise<RawDocs> {
  const { context, variables, collation, hint } = run;
  const stats = pipeline[0] && statistics(run, pipeline[0], pipeline.slice(1));
  if (stats) return encoded(stats, context);
  const collection = context.engine.collection(context.db, run.name, context.txn);
  const { query, rest } = pushDown(pipeline, { collation, hint, variables });
  inTurns(context);
  if (!rest.length) return rawTurns(context, collection, query);
  const counted = countName(rest);
  if (counted !== undefined) {
    const n = await countRows(context, collection, query);
    return encoded(n ? [{ _id: groupOf(rest)?._id, [counted]: n }] : [], context);
  }
  const docs = await input(run, query, rest);
  const options = { variables, collation, find: finder(run) };
  return encoded(runPipeline(docs, rest, options), context);
}

async function everyRow(rows: RawDocs, context: Context): Promise<Buffer[]> {
  const docs: Buffer[] = [];
  await eachRow(context, { [Symbol.iterator]: () => rows }, (raw) => docs.push(raw));
  return docs;
}

export const aggregate: Command = (command, context) => {
  const pipeline = checkPipeline(command);
  const name = typeof command.aggregate === 'string' ? collectionName(command) : '$cmd.aggregate';
  const variables = { NOW: new Date(), ...evaluateLet(command.let) };
  const run: Run = {
    context,
    name,
    variables,
    collation: readCollation(command.collation),
    hint: command.hint,
  };
  const ns = `${context.db}.${name}`;
  const { cursors } = context.host;
  const last = stageName(pipeline.at(-1));
  if (last === '$out' || last === '$merge') {
    const reading = pipeline.slice(0, -1);
    if ((command.readConcern as Doc | undefined)?.level === 'linearizable') {
      throw invalidOptions(`${last} cannot be used with a 'linearizable' read concern level`);
    }
    if (context.txn)
      throw new StoreError(
        263,
        'OperationNotSupportedInTransaction',
        `${last} cannot be used in a transaction`,
      );
    const reply = () => cursors.start([][Symbol.iterator](), { ns, batchSize: 0, single: true });
    return results(run, reading)
      .then((rows) => everyRow(rows, context))
      .then((docs) =>
        carryOut(context, () => writeOut(context, last, pipeline.at(-1)?.[last], docs)),
      )
      .then(reply);
  }
  const size = (command.cursor as Doc | undefined)?.batchSize;
  const batchSize = size === undefined ? 101 : toNumber(size);
  const { txn: held, look } = context;
  const start = async () =>
    cursors.start(await results(run, pipeline), { ns, batchSize, txn: held, look });
  if (stageName(pipeline[0]) !== '$collStats') return start();
  const { engine, db, txn } = context;
  return storageOf(engine, engine.collection(db, name, txn)).then((storage) => {
    run.storage = storage;
    return start();
  });
};

import type { Collection } from './catalogue.ts';
import { pushDown } from './command.aggregate.ts';
import { type Command, type Context, collectionName } from './command.context.ts';
import { rawRows, readQuery } from './command.find.ts';
import { readCollation } from './compare.ts';
import { badValue } from './failure.ts';
import { choosePlan, type Plan } from './planner.ts';
import type { Query } from './query.ts';
import { type Doc, isDoc } from './values.ts';

/** A plan in the words of MongoDB's explain. */
function describePlan(plan: Plan): Doc {
  const direction = plan.reverse ? 'backward' : 'forward';
  if (plan.branches) return { stage: 'OR', inputStages: plan.branches.map(describePlan) };
  if (plan.index === undefined) return { stage: 'COLLSCAN', direction };
  const bounds = { equalities: plan.equalities.length, range: plan.range !== undefined };
  if (plan.index === '_id') {
    const point = plan.equalities[0]?.length === 1;
    return point
      ? { stage: 'IDHACK' }
      : { stage: 'IXSCAN', indexName: '_id_', keyPattern: { _id: 1 }, direction, bounds };
  }
  const { name, key, multikey } = plan.index;
  return {
    stage: 'IXSCAN',
    indexName: name,
    keyPattern: key,
    isMultiKey: multikey,
    direction,
    bounds,
  };
}

function queryOf(explained: Doc): Query {
  const kind = Object.keys(explained)[0];
  if (kind === 'aggregate') {
    const base = { collation: readCollation(explained.collation), hint: explained.hint };
    return pushDown(explained.pipeline as Doc[], base).query;
  }
  const statement =
    (explained.updates as Doc[] | undefined)?.[0] ?? (explained.deletes as Doc[] | undefined)?.[0];
  return readQuery(statement ? { ...statement, query: statement.q, limit: undefined } : explained);
}

function statistics(context: Context, collection: Collection | undefined, query: Query): Doc {
  const count = { examined: 0 };
  const start = performance.now();
  let nReturned = 0;
  for (const _raw of rawRows(context, collection, query, count)) nReturned += 1;
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalDocsExamined: count.examined,
  };
}

export const explain: Command = (command, context) => {
  const explained = command.explain;
  if (!isDoc(explained)) throw badValue('explain needs a command');
  const name = collectionName(explained);
  const collection = context.engine.collection(context.db, name, context.txn);
  const query = queryOf(explained);
  const plan = collection && choosePlan(collection, { ...query, filter: query.filter ?? {} });
  const found = plan ? describePlan(plan) : { stage: 'EOF' };
  const sorted = query.sort && Object.keys(query.sort).length > 0 && plan && !plan.sorted;
  const winningPlan = sorted
    ? { stage: 'SORT', sortPattern: query.sort, inputStage: found }
    : found;
  const planner = { namespace: `${context.db}.${name}`, winningPlan, rejectedPlans: [] };
  const verbose = command.verbosity !== 'queryPlanner';
  return {
    queryPlanner: planner,
    ...(verbose ? { executionStats: statistics(context, collection, query) } : {}),
    ok: 1,
  };
};

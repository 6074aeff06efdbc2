import type { Collection } from './catalogue.ts';
import { pushDown } from './command.aggregate.ts';
import { type Command, type Context, collectionName } from './command.context.ts';
import { rawRows, readQuery } from './command.find.ts';
import { SERVER_VERSION } from './command.handshake.ts';
import { readCollation } from './compare.ts';
import { badValue } from './failure.ts';
import { describePlan } from './plan.describing.ts';
import { choosePlan } from './planner.ts';
import type { Look, Query } from './query.ts';
import { type Doc, isDoc } from './values.ts';

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
  const look: Look = { examined: 0, deadline: context.look.deadline };
  const start = performance.now();
  let nReturned = 0;
  for (const _raw of rawRows(context, collection, query, look)) nReturned += 1;
  return {
    executionSuccess: true,
    nReturned,
    executionTimeMillis: Math.round(performance.now() - start),
    totalKeysExamined: look.plan === undefined || look.plan.index === undefined ? 0 : look.examined,
    totalDocsExamined: look.examined,
  };
}

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

export const explain: Command = (command, context) => {
  const explained = command.explain;
  const verbosity = command.verbosity ?? 'allPlansExecution';
  if (!VERBOSITIES.includes(verbosity as string))
    throw badValue(`Enumeration value '${verbosity}' for field 'verbosity' is not a valid value.`);
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
  const planner = {
    namespace: `${context.db}.${name}`,
    parsedQuery: query.filter ?? {},
    winningPlan,
    rejectedPlans: [],
  };
  const verbose = verbosity !== 'queryPlanner';
  return {
    queryPlanner: planner,
    ...(verbose ? { executionStats: statistics(context, collection, query) } : {}),
    command: explained,
    serverInfo: { host: context.host.address(), version: SERVER_VERSION },
    ok: 1,
  };
};

import type { Collection } from './catalogue.ts';
import type { Collation } from './compare.ts';
import type { Variables } from './expression.ts';
import { timeExpired } from './failure.ts';
import { fieldsUsed, viewFor, viewOf } from './field.view.ts';
import { compileFilter, type Test } from './matcher.ts';
import { choosePlan, type Plan } from './planner.ts';
import { type Candidate, type ScanSource, scan } from './scan.ts';
import { type Sorter, sorter } from './sort.ts';
import { type Turns, turnIsOver } from './turns.ts';
import type { Doc } from './values.ts';

export interface Query {
  filter?: Doc | undefined;
  sort?: Doc | undefined;
  skip?: number;
  /** 0 or missing: all. */
  limit?: number;
  collation?: Collation;
  hint?: unknown;
  variables?: Variables | undefined;
}

/** A document a query found. */
export interface Row {
  key: Buffer;
  raw: Buffer;
}

/** What a command looked at, for explain and the slow-query log, and when it must end. */
export interface Look extends Turns {
  examined: number;
  /** Of its first query. */
  plan?: Plan;
  /** On the clock of `performance.now()`, from `maxTimeMS`. */
  deadline?: number | undefined;
}

const CHECK_EVERY = 128;

/** `maxTimeMS` counts a command's own time on the server. @throws MaxTimeMSExpired */
export function checkTime({ deadline }: Look): void {
  if (deadline !== undefined && performance.now() > deadline) throw timeExpired();
}

const wantsSort = (sort: Doc | undefined): sort is Doc =>
  sort !== undefined && Object.keys(sort).length > 0 && !('$natural' in sort);

/** A row, or undefined where others should have a turn first. */
export type Turned = Row | undefined;

/** A query made ready: read, planned, compiled. */
export interface PreparedQuery {
  plan: Plan;
  /** For writes and small reads: it never pauses, whatever the look says. */
  rows(source: ScanSource, look?: Look): Generator<Row>;
  /** Pauses as the look allows. */
  turns(source: ScanSource, look: Look): Generator<Turned>;
}

interface Compiled {
  collection: Collection;
  plan: Plan;
  test: Test | undefined;
  /** Decodes as much of a document as the test needs. */
  view: (raw: Buffer) => Doc;
  skip: number;
  limit: number;
}

function* matching(
  query: Compiled,
  source: ScanSource,
  look?: Look,
): Generator<Candidate | undefined> {
  const { collection, plan, test, view } = query;
  for (const candidate of scan(collection, plan, source)) {
    if (look && ++look.examined % CHECK_EVERY === 0) {
      checkTime(look);
      if (turnIsOver(look)) yield undefined;
    }
    if (test && candidate.doubtful && !test(view(candidate.raw))) continue;
    yield candidate;
  }
}

function* inFoundOrder(query: Compiled, source: ScanSource, look?: Look): Generator<Turned> {
  let { skip, limit } = query;
  for (const row of matching(query, source, look)) {
    if (!row) yield row;
    else if (skip-- <= 0) {
      yield row;
      if (--limit <= 0) return;
    }
  }
}

interface Keyed {
  row: Row;
  key: unknown[];
}

/** Sorts in memory; with a limit it keeps little more than the limit. */
function* inSortedOrder(
  query: Compiled,
  order: Sorter,
  keyView: (raw: Buffer) => Doc,
  source: ScanSource,
  look?: Look,
): Generator<Turned> {
  const wanted = query.skip + query.limit;
  const byKey = (a: Keyed, b: Keyed) => order.compareKeys(a.key, b.key);
  const kept: Keyed[] = [];
  for (const row of matching(query, source, look)) {
    if (!row) {
      yield row;
      continue;
    }
    kept.push({ row, key: order.keyOf(keyView(row.raw)) });
    if (kept.length >= Math.max(1000, wanted * 4)) {
      kept.sort(byKey);
      kept.length = wanted;
    }
  }
  kept.sort(byKey);
  for (let i = query.skip; i < kept.length && i < wanted; i++) yield (kept[i] as Keyed).row;
}

/** Reads and plans a query. @throws StoreError on a filter or sort it cannot read */
export function prepareQuery(collection: Collection, query: Query, since?: number): PreparedQuery {
  const { filter = {}, collation, hint, variables } = query;
  const sort = query.sort;
  const plan = choosePlan(collection, { filter, sort, collation, hint, since });
  const test = Object.keys(filter).length ? compileFilter(filter, collation, variables) : undefined;
  const compiled: Compiled = {
    collection,
    plan,
    test,
    view: viewFor(filter),
    skip: query.skip ?? 0,
    limit: query.limit || Number.POSITIVE_INFINITY,
  };
  return prepared(plan, turnsOf(compiled, sort, collation));
}

function turnsOf(
  compiled: Compiled,
  sort: Doc | undefined,
  collation: Collation,
): (source: ScanSource, look?: Look) => Generator<Turned> {
  if (!wantsSort(sort)) return (source, look) => inFoundOrder(compiled, source, look);
  const order = sorter(sort, collation);
  const keyView = viewOf(fieldsUsed(sort));
  const { collection, plan } = compiled;
  return (source, look) => {
    const inOrder = plan.sorted && !source.txn?.written(collection)?.size;
    return inOrder
      ? inFoundOrder(compiled, source, look)
      : inSortedOrder(compiled, order, keyView, source, look);
  };
}

function prepared(
  plan: Plan,
  turns: (source: ScanSource, look?: Look) => Generator<Turned>,
): PreparedQuery {
  return {
    plan,
    turns,
    rows: function* (source, look) {
      for (const row of turns(source, look)) if (row) yield row;
    },
  };
}

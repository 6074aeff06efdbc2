import { Lazy } from 'mingo/lazy';
import { $setWindowFields } from 'mingo/operators/pipeline';
import type { Options } from 'mingo/types';
import { compare } from './compare.ts';
import { collationOf, type Scope } from './expression.scope.ts';
import { sorter } from './sort.ts';
import { gather } from './stage.groups.ts';
import { overAll, type Stage } from './stage.overrides.ts';
import { type Doc, isDoc } from './values.ts';

/** Stands in for the sort key: documents that compare alike have the same number. */
const PLACE = '__place';

/** These compute with the values of the sort key and not only with its order. */
const BY_VALUE = ['$derivative', '$integral', '$linearFill'];

function needsValues(output: Doc): boolean {
  return Object.values(output).some((field) => {
    if (!isDoc(field)) return false;
    const range = (field.window as Doc | undefined)?.range;
    return range !== undefined || BY_VALUE.some((name) => name in field);
  });
}

/** The documents in BSON's order, each with its place; mingo would sort decimals as text. */
function placed(docs: Doc[], sortBy: Doc, scope: Scope): Doc[] {
  const order = sorter(sortBy, collationOf(scope));
  const keyed = docs.map((doc) => ({ doc, key: order.keyOf(doc) }));
  keyed.sort((a, b) => order.compareKeys(a.key, b.key));
  let place = 0;
  return keyed.map(({ doc, key }, i) => {
    const before = keyed[i - 1];
    if (before && order.compareKeys(before.key, key) !== 0) place += 1;
    return { ...doc, [PLACE]: place };
  });
}

interface Windows extends Doc {
  sortBy?: Doc;
  output: Doc;
}

function withinPartition(docs: Doc[], spec: Windows, scope: Scope): Doc[] {
  const options = scope as unknown as Options;
  const run = (list: Doc[], sortBy: Doc | undefined): Doc[] =>
    $setWindowFields(Lazy(list), { ...spec, sortBy } as never, options).collect();
  if (!isDoc(spec.sortBy) || needsValues(spec.output)) return run(docs, spec.sortBy);
  const done = run(placed(docs, spec.sortBy, scope), { [PLACE]: 1 });
  return done.map(({ [PLACE]: _place, ...doc }) => doc);
}

/** Partitions are ours: mingo's know neither collations nor that a long and a double may be equal. */
const windows: Stage = overAll((docs, argument, scope) => {
  const { partitionBy, ...spec } = argument as Windows & { partitionBy?: unknown };
  if (partitionBy === undefined) return withinPartition(docs, spec, scope);
  const collation = collationOf(scope);
  return gather(docs, partitionBy, scope)
    .sort((a, b) => compare(a.id, b.id, collation))
    .flatMap((partition) => withinPartition(partition.docs, spec, scope));
});

export const windowStages: Record<string, Stage> = { $setWindowFields: windows };

import type { Collection } from './catalogue.ts';
import type { Index } from './index.definition.ts';
import { encodeKey, keyText } from './key.encoding.ts';
import type { Plan } from './planner.ts';
import { checkTime, type Look } from './query.ts';
import { FieldNames, isPlainName } from './raw.fields.ts';
import { decodeFields } from './raw.values.ts';
import { asOptions, combinations, fetch, isCut, type ScanSource, stretch } from './scan.ts';

const CHECK_EVERY = 1024;

/** How many documents an index says there are, without reading one; undefined where it does not say all. */
export function countKeys(
  collection: Collection,
  plan: Plan,
  source: ScanSource,
  look: Look,
): number | undefined {
  const { index } = plan;
  if (!index || index === '_id' || plan.branches || !plan.exact) return undefined;
  if (source.txn?.written(collection)?.size) return undefined;
  // A list may hold one value twice, and a document several of them.
  const several = index.multikey || plan.equalities.some((values) => values.length !== 1);
  const seen = several ? new Set<string>() : undefined;
  let found = 0;
  let passed = 0;
  for (const values of combinations(plan.equalities)) {
    const part = stretch(index.id, values, index.directions, plan.range);
    for (const { value: key } of source.files.entries.getRange(
      asOptions(part, false, source.snapshot),
    )) {
      if (++passed % CHECK_EVERY === 0) checkTime(look);
      if (seen) seen.add(keyText(key));
      else found += 1;
    }
  }
  return seen ? seen.size : found;
}

/** An index that has every document once, under the value of one field first. */
const indexOfField = (collection: Collection, name: string): Index | undefined =>
  collection.indexes.find(
    (index) =>
      Object.keys(index.key)[0] === name && !index.multikey && !index.sparse && !index.partial,
  );

/** More steps than this share of the documents, and reading them all is cheaper. */
const WORTH = 0.1;

/**
 * The raw documents that hold each value of a field once, by jumping through an index from one value to the next;
 * undefined where no index can tell, or where there are too many values for jumping.
 */
export function firstOfEach(
  collection: Collection,
  name: string,
  source: ScanSource,
  since: number | undefined,
): Buffer[] | undefined {
  const index = isPlainName(name) ? indexOfField(collection, name) : undefined;
  if (!index || (since !== undefined && index.since > since)) return undefined;
  if (source.txn?.written(collection)?.size) return undefined;
  const rows: Buffer[] = [];
  const { start, end } = stretch(index.id, [], index.directions);
  let from = start;
  for (let steps = 0; ; steps++) {
    if (steps > collection.count * WORTH) return undefined;
    const [entry] = source.files.entries.getRange({
      ...asOptions({ start: from, end }, false, source.snapshot),
      limit: 1,
    });
    if (!entry) return rows;
    const raw = fetch(source, entry.value);
    const value = raw && decodeFields(raw, new FieldNames([name]))[name];
    // A missing field lies under null with those that are null: which is which only the documents tell.
    if (!raw || value === undefined || value === null) return undefined;
    if (isCut(encodeKey(index.id, [value], index.directions))) return undefined;
    rows.push(raw);
    from = stretch(index.id, [value], index.directions).end;
  }
}

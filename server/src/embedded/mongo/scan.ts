import type { Collection } from './catalogue.ts';
import { encodeKey, keyAfter, keyPrefix, keyText, LONGEST_KEY, typeByte } from './key.encoding.ts';
import type { Bound } from './plan.bounds.ts';
import type { Plan } from './planner.ts';
import type { Snapshot, StorageFiles } from './storage.files.ts';
import type { Txn } from './transaction.ts';

/** A document a plan leads to. */
export interface Candidate {
  key: Buffer;
  raw: Buffer;
  /** Whether it may not match and must be tested. */
  doubtful: boolean;
}

/** Where a scan reads: a snapshot, or the latest state (within a write). */
export interface ScanSource {
  files: StorageFiles;
  snapshot: Snapshot | undefined;
  txn: Txn | undefined;
}

interface Stretch {
  start: Buffer;
  end: Buffer;
}

/** A key without the hash of a cut one: such keys are in order only as far as they are whole. */
const whole = (key: Buffer) => (key.length > LONGEST_KEY ? key.subarray(0, LONGEST_KEY) : key);

export const isCut = (key: Buffer) => key.length > LONGEST_KEY;

const with1 = (key: Buffer, byte: number) => Buffer.concat([key, Buffer.of(byte)]);

/**
 * The keys that go on behind the values of `base` with a next field, whose first byte is a type (02 to FD). What goes on
 * with 00 or FF is the rest of a longer string: "a" is the beginning of "a\0b".
 */
function under(base: Buffer): Stretch {
  if (isCut(base)) return { start: whole(base), end: keyAfter(whole(base)) };
  return { start: with1(base, 1), end: with1(base, 0xfe) };
}

/** The keys of one combination of leading values, narrowed by the range of the next field. */
export function stretch(
  id: number,
  values: unknown[],
  directions: number[],
  range?: Bound,
): Stretch {
  const base = encodeKey(id, values, directions);
  if (values.length === directions.length) return { start: base, end: with1(base, 0) };
  if (!range || isCut(base)) return under(base);
  const down = (directions[values.length] ?? 1) < 0;
  const sample = range.low ?? range.high;
  const type = with1(base, down ? typeByte(sample) ^ 0xff : typeByte(sample));
  const at = (value: unknown) =>
    value === undefined ? undefined : whole(encodeKey(id, [...values, value], directions));
  const first = at(down ? range.high : range.low);
  const last = at(down ? range.low : range.high);
  return { start: first ?? type, end: keyAfter(last ?? type) };
}

export const asOptions = (
  { start, end }: Stretch,
  reverse: boolean,
  snapshot: Snapshot | undefined,
) => ({
  ...(reverse
    ? { start: end, end: start, reverse: true, inclusiveEnd: true, exclusiveStart: true }
    : { start, end }),
  ...(snapshot ? { transaction: snapshot } : {}),
});

export function* combinations(
  lists: unknown[][],
  at = 0,
  chosen: unknown[] = [],
): Generator<unknown[]> {
  const list = lists[at];
  if (!list) yield chosen;
  else for (const value of list) yield* combinations(lists, at + 1, [...chosen, value ?? null]);
}

function* scanDocuments(
  collection: Collection,
  plan: Plan,
  source: ScanSource,
): Generator<Candidate> {
  const { files, snapshot } = source;
  const part =
    plan.index === '_id' && plan.range
      ? stretch(collection.id, [], [1], plan.range)
      : { start: keyPrefix(collection.id), end: keyPrefix(collection.id + 1) };
  const doubtful = !plan.exact;
  for (const { key, value } of files.documents.getRange(asOptions(part, plan.reverse, snapshot))) {
    yield { key, raw: value, doubtful };
  }
}

function* scanIds(collection: Collection, plan: Plan, source: ScanSource): Generator<Candidate> {
  const seen = new Set<string>();
  for (const id of plan.equalities[0] ?? []) {
    const key = encodeKey(collection.id, [id]);
    if (plan.equalities[0]?.length !== 1) {
      if (seen.has(keyText(key))) continue;
      seen.add(keyText(key));
    }
    const raw = fetch(source, key);
    if (raw) yield { key, raw, doubtful: !plan.exact };
  }
}

export const fetch = ({ files, snapshot }: ScanSource, key: Buffer): Buffer | undefined =>
  snapshot ? files.documents.get(key, { transaction: snapshot }) : files.documents.getBinary(key);

function* scanIndex(plan: Plan, source: ScanSource): Generator<Candidate> {
  const index = plan.index;
  if (!index || index === '_id') return;
  const several = index.multikey || plan.equalities.some((values) => values.length !== 1);
  const seen = several ? new Set<string>() : undefined;
  for (const values of combinations(plan.equalities)) {
    const part = stretch(index.id, values, index.directions, plan.range);
    for (const { value: key } of source.files.entries.getRange(
      asOptions(part, plan.reverse, source.snapshot),
    )) {
      if (seen) {
        const text = keyText(key);
        if (seen.has(text)) continue;
        seen.add(text);
      }
      const raw = fetch(source, key);
      if (raw) yield { key, raw, doubtful: !plan.exact };
    }
  }
}

function* scanUnion(
  collection: Collection,
  plans: Plan[],
  source: ScanSource,
): Generator<Candidate> {
  const seen = new Set<string>();
  for (const plan of plans) {
    for (const candidate of scanStored(collection, plan, source)) {
      const text = keyText(candidate.key);
      if (seen.has(text)) continue;
      seen.add(text);
      yield { ...candidate, doubtful: true };
    }
  }
}

function scanStored(collection: Collection, plan: Plan, source: ScanSource): Generator<Candidate> {
  if (plan.branches) return scanUnion(collection, plan.branches, source);
  if (plan.index === '_id' && plan.equalities.length) return scanIds(collection, plan, source);
  if (plan.index === undefined || plan.index === '_id')
    return scanDocuments(collection, plan, source);
  return scanIndex(plan, source);
}

/** What a transaction sees: its snapshot with its own writes laid over it, in key order. */
function* scanOverlaid(
  collection: Collection,
  plan: Plan,
  source: ScanSource,
): Generator<Candidate> {
  const written = source.txn?.written(collection) ?? new Map();
  const found: Candidate[] = [];
  for (const candidate of scanStored(collection, plan, source)) {
    if (!written.has(keyText(candidate.key))) found.push(candidate);
  }
  for (const { key, raw } of written.values()) if (raw) found.push({ key, raw, doubtful: true });
  yield* found.sort((a, b) => Buffer.compare(a.key, b.key));
}

/** The documents a plan leads to. */
export function scan(collection: Collection, plan: Plan, source: ScanSource): Generator<Candidate> {
  return source.txn?.written(collection)?.size
    ? scanOverlaid(collection, plan, source)
    : scanStored(collection, plan, source);
}

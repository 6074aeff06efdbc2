import type { Index } from './index.definition.ts';
import { indexKeys } from './index.keys.ts';
import { keyText } from './key.encoding.ts';
import type { Doc } from './values.ts';

/** A document as it is stored; `doc` holds at least `_id` and what the indexes look at. */
export interface Stored {
  raw: Buffer;
  doc: Doc;
}

/** What a write takes out of an index and puts into it. */
export interface EntryChange {
  index: Index;
  gone: Buffer[];
  fresh: Buffer[];
  /** All entries the document has afterwards. */
  held: Buffer[];
}

const missing = (list: Buffer[], other: Buffer[]) =>
  list.filter((key) => !other.some((known) => known.equals(key)));

/** The entries a write changes; an index that turns multikey or gets a cut key joins `learned`. */
export function entryChange(
  index: Index,
  before: Stored | undefined,
  after: Stored | undefined,
  learned: Set<Index>,
): EntryChange {
  const old = before ? indexKeys(index, before.doc).keys : [];
  const made = after ? indexKeys(index, after.doc) : undefined;
  if (made && ((made.multikey && !index.multikey) || (made.cut && !index.cut))) {
    index.multikey ||= made.multikey;
    index.cut ||= made.cut;
    learned.add(index);
  }
  const held = made?.keys ?? [];
  return { index, gone: missing(old, held), fresh: missing(held, old), held };
}

/** One text for an index entry and the document it leads to. */
export const pairText = (entry: Buffer, key: Buffer) => `${keyText(entry)}\n${keyText(key)}`;

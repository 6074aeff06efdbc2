import { BLOCK, type Block, BlockBuilder, blockCounts } from './posting.blocks.ts';

/** Some documents that hold a term, lowest first, and how much it weighs there. */
export interface PostingList {
  /** the number of a document is `first` more than it stands here */
  first: number;
  documents: ArrayLike<number>;
  impacts: ArrayLike<number>;
  from: number;
  to: number;
}

/** A weight in one byte on a log scale: 2 % steps are finer than anything ranking can feel. */
export const packImpact = (weight: number): number =>
  Math.max(1, Math.min(255, Math.round(Math.log2(1 + weight * 8) * 32)));

/** The number of entries of a list. */
export const lengthOf = ({ from, to }: PostingList): number => to - from;

/** The place of a document in a list, or the place before which it would stand. */
export function placeOf(list: PostingList, document: number, from: number): number {
  const { documents, to } = list;
  const wanted = document - list.first;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (documents[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const UNPACKED: Float32Array = Float32Array.from(
  { length: 256 },
  (_, packed) => (2 ** (packed / 32) - 1) / 8,
);

interface FreshList {
  documents: number[];
  impacts: number[];
}

/**
 * Which documents hold a term, and how much it weighs there. The bulk lies in blocks of flat arrays sorted by
 * term (`base`); what came later lies in small lists (`fresh`) until they are merged.
 */
export class Postings {
  readonly base: readonly Block[];
  freshCount = 0;
  private fresh = new Map<number, FreshList>();

  constructor(base: readonly Block[] = []) {
    this.base = base;
  }

  /** Entries of the bulk. */
  get baseCount(): number {
    return this.base.reduce((sum, { documents }) => sum + documents.length, 0);
  }

  add(term: number, document: number, weight: number): void {
    let list = this.fresh.get(term);
    if (!list) {
      list = { documents: [], impacts: [] };
      this.fresh.set(term, list);
    }
    list.documents.push(document);
    list.impacts.push(packImpact(weight));
    this.freshCount++;
  }

  /** How many documents hold the term; deleted ones count until the next merge. */
  count(term: number): number {
    let count = this.fresh.get(term)?.documents.length ?? 0;
    for (const { offsets } of this.base)
      if (term + 1 < offsets.length) count += offsets[term + 1]! - offsets[term]!;
    return count;
  }

  /** The lists of a term, lowest documents first: one of each block that knows it, and one of what came later. */
  lists(term: number): PostingList[] {
    const lists: PostingList[] = [];
    for (const { first, offsets, documents, impacts } of this.base) {
      const from = offsets[term] ?? 0;
      const to = offsets[term + 1] ?? from;
      if (from < to) lists.push({ first, documents, impacts, from, to });
    }
    const fresh = this.fresh.get(term);
    if (fresh) lists.push({ first: 0, ...fresh, from: 0, to: fresh.documents.length });
    return lists;
  }

  /**
   * Blocks of everything, and of `sorted` ones besides. `renumber` gives each document its new number, or -1 for a deleted one.
   * No text is read again, so this takes some 50 ms for 10,000 documents.
   */
  merged(
    terms: number,
    renumber: Int32Array,
    sorted: readonly Block[] = [],
    size = BLOCK,
  ): Postings {
    const added = new Postings(sorted);
    const builder = new BlockBuilder(terms, blockCounts(this.runs(sorted), renumber, size), size);
    for (let term = 0; term < terms; term++) {
      for (const list of [...this.lists(term), ...added.lists(term)]) {
        const { first, documents, impacts } = list;
        for (let i = list.from; i < list.to; i++) {
          const document = renumber[first + documents[i]!]!;
          if (document >= 0) builder.add(document, impacts[i]!);
        }
      }
      builder.endTerm(term);
    }
    return new Postings(builder.blocks);
  }

  /** Every entry's document, whatever its term. */
  private *runs(sorted: readonly Block[]): Generator<Pick<PostingList, 'first' | 'documents'>> {
    yield* this.base;
    yield* sorted;
    for (const { documents } of this.fresh.values()) yield { first: 0, documents };
  }
}

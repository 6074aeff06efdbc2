/**
 * The bulk of the postings, for so many documents at a time: within a block a document's number fits 16 bits, which
 * halves what the postings of an index take, and what a query reads.
 */
export const BLOCK = 16_384;

export interface Block {
  /** the number of the block's first document; `documents` counts from it */
  first: number;
  /** term t owns entries offsets[t] .. offsets[t + 1]; terms that came later have none */
  offsets: Uint32Array;
  documents: Uint16Array;
  impacts: Uint8Array;
}

/** How many entries each block will hold of those that keep a number. */
export function blockCounts(
  runs: Iterable<{ first: number; documents: ArrayLike<number> }>,
  renumber: Int32Array,
  size: number,
): number[] {
  const counts: number[] = [];
  for (const { first, documents } of runs) {
    for (let i = 0; i < documents.length; i++) {
      const document = renumber[first + documents[i]!]!;
      if (document < 0) continue;
      const block = Math.floor(document / size);
      while (counts.length <= block) counts.push(0);
      counts[block]!++;
    }
  }
  return counts;
}

/** Fills blocks term by term, each term's documents lowest first. */
export class BlockBuilder {
  readonly blocks: Block[];
  private readonly ends: Uint32Array;
  private readonly size: number;

  /** @param counts how many entries each block, of `size` documents, will hold */
  constructor(terms: number, counts: readonly number[], size: number) {
    this.size = size;
    this.ends = new Uint32Array(counts.length);
    this.blocks = counts.map((count, place) => ({
      first: place * size,
      offsets: new Uint32Array(terms + 1),
      documents: new Uint16Array(count),
      impacts: new Uint8Array(count),
    }));
  }

  add(document: number, impact: number): void {
    const place = Math.floor(document / this.size);
    const block = this.blocks[place]!;
    const at = this.ends[place]!++;
    block.documents[at] = document - block.first;
    block.impacts[at] = impact;
  }

  endTerm(term: number): void {
    for (const [place, block] of this.blocks.entries()) block.offsets[term + 1] = this.ends[place]!;
  }
}

import { BLOCK, type Block } from './posting.blocks.ts';
import { packImpact } from './postings.ts';

/** Entries of one piece of the log: widening one long array would hold it twice for a while. */
const PIECE = 1 << 18;

interface Piece {
  terms: Uint32Array;
  documents: Uint16Array;
  impacts: Uint8Array;
}

/** What many documents add, in the order it comes; sorted by term once a block, so that the log stays small. */
export class PostingLog {
  /** filled one after another; those of a block that is done serve the next */
  private readonly pieces: Piece[] = [];
  private length = 0;
  private first = 0;
  private termCount = 0;
  private readonly done: Block[] = [];
  private readonly size: number;

  /** @param size documents a block, at most 65,536 */
  constructor(size = BLOCK) {
    this.size = size;
  }

  /** Documents come lowest first. */
  add(term: number, document: number, weight: number): void {
    if (this.length === 0) this.first = document;
    else if (document - this.first >= this.size) this.endBlock(document);
    if (term >= this.termCount) this.termCount = term + 1;
    const piece = this.pieceAt(Math.floor(this.length / PIECE));
    const at = this.length++ % PIECE;
    piece.terms[at] = term;
    piece.documents[at] = document - this.first;
    piece.impacts[at] = packImpact(weight);
  }

  /** The blocks of all that was added. */
  sorted(): Block[] {
    if (this.length) this.endBlock(0);
    return this.done;
  }

  private endBlock(next: number): void {
    this.done.push(this.block());
    this.length = 0;
    this.first = next;
  }

  /** Counting sort by term; documents of one term keep their order. */
  private block(): Block {
    const { termCount, length } = this;
    const offsets = new Uint32Array(termCount + 1);
    for (const { terms } of this.filled()) for (const term of terms) offsets[term + 1]!++;
    for (let term = 0; term < termCount; term++) offsets[term + 1]! += offsets[term]!;
    const next = offsets.slice(0, termCount);
    const documents = new Uint16Array(length);
    const impacts = new Uint8Array(length);
    for (const piece of this.filled())
      for (let i = 0; i < piece.terms.length; i++) {
        const at = next[piece.terms[i]!]!++;
        documents[at] = piece.documents[i]!;
        impacts[at] = piece.impacts[i]!;
      }
    return { first: this.first, offsets, documents, impacts };
  }

  /** The pieces of this block, as far as they are filled. */
  private *filled(): Generator<Piece> {
    for (let at = 0; at * PIECE < this.length; at++) {
      const { terms, documents, impacts } = this.pieces[at]!;
      yield { terms: terms.subarray(0, this.length - at * PIECE), documents, impacts };
    }
  }

  private pieceAt(place: number): Piece {
    const piece = this.pieces[place];
    if (piece) return piece;
    const made = {
      terms: new Uint32Array(PIECE),
      documents: new Uint16Array(PIECE),
      impacts: new Uint8Array(PIECE),
    };
    this.pieces.push(made);
    return made;
  }
}

import type { SearchDocument } from '../../platform/search/port.ts';

/** Documents in one piece of a snapshot. */
export const DOCUMENTS_A_PIECE = 1000;

/** Documents side by side as JSON, and where each ends. */
export interface Piece {
  bytes: Buffer;
  ends: Uint32Array;
}

/**
 * Documents as they lie in a snapshot, read one by one when somebody asks: most are never shown, and reading
 * 100,000 at the start takes longer than all the rest of it.
 */
export class PackedDocuments {
  private readonly pieces: readonly Piece[];

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces;
  }

  read(place: number): SearchDocument {
    return JSON.parse(this.bytes(place).toString()) as SearchDocument;
  }

  /** The JSON of a document. */
  bytes(place: number): Buffer {
    const { bytes, ends } = this.pieces[Math.floor(place / DOCUMENTS_A_PIECE)]!;
    const at = place % DOCUMENTS_A_PIECE;
    return bytes.subarray(at ? ends[at - 1] : 0, ends[at]);
  }
}

/** One piece of these documents, given as JSON. */
export function pieceOf(documents: readonly Buffer[]): Piece {
  let end = 0;
  const ends = Uint32Array.from(documents, ({ length }) => {
    end += length;
    return end;
  });
  return { bytes: Buffer.concat(documents), ends };
}

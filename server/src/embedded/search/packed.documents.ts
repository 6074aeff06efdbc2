import { Alphabet } from './alphabet.ts';

/** Texts in one piece. */
export const TEXTS_A_PIECE = 1000;

/** Texts side by side in an alphabet's bytes, and where each ends. */
export interface Piece {
  bytes: Uint8Array;
  ends: Uint32Array;
}

/** The texts by number as they lie in a snapshot. */
export interface PackedState {
  units: Uint16Array;
  pieces: Piece[];
}

/**
 * Texts by number, packed a thousand at a time: most are never shown, so they take little memory rather than little time.
 * The first thousand say which alphabet is short for texts like these.
 */
export class PackedDocuments {
  private readonly pieces: Piece[] = [];
  private alphabet: Alphabet | undefined;
  /** the latest ones, fewer than a piece */
  private open: string[] = [];

  static from({ units, pieces }: PackedState): PackedDocuments {
    const packed = new PackedDocuments();
    packed.alphabet = new Alphabet(units);
    packed.pieces.push(...pieces);
    const last = pieces.at(-1);
    if (!last || last.ends.length === TEXTS_A_PIECE) return packed;
    const begin = (pieces.length - 1) * TEXTS_A_PIECE;
    packed.open = Array.from(last.ends, (_, i) => packed.read(begin + i));
    packed.pieces.pop();
    // few texts were a poor guide: the next thousand will be a better one
    if (!packed.pieces.length) packed.alphabet = undefined;
    return packed;
  }

  push(text: string): void {
    this.open.push(text);
    if (this.open.length < TEXTS_A_PIECE) return;
    this.alphabet ??= Alphabet.of(this.open);
    this.pieces.push(this.alphabet.encode(this.open));
    this.open = [];
  }

  read(number: number): string {
    if (!isPacked(number, this.pieces)) return this.open[number % TEXTS_A_PIECE]!;
    const { bytes, from, to } = placeIn(this.pieces, number);
    return this.alphabet!.decode(bytes, from, to);
  }

  /** All of them, for a snapshot. */
  state(): PackedState {
    const alphabet = this.alphabet ?? Alphabet.of(this.open);
    const last = this.open.length ? [alphabet.encode(this.open)] : [];
    return { units: alphabet.units, pieces: [...this.pieces, ...last] };
  }

  /** Those that keep a number, under their new ones: see `renumbering` of the store. */
  kept(renumber: Int32Array): PackedDocuments {
    const packed = new PackedDocuments();
    packed.alphabet = this.alphabet;
    const numbers = [...renumber.keys()].filter((number) => renumber[number]! >= 0);
    let from = 0;
    // whole pieces are copied as they are: writing 100,000 texts anew takes half a second
    for (; isPacked(numbers[from + TEXTS_A_PIECE - 1], this.pieces); from += TEXTS_A_PIECE)
      packed.pieces.push(this.copied(numbers.slice(from, from + TEXTS_A_PIECE)));
    for (const number of numbers.slice(from)) packed.push(this.read(number));
    return packed;
  }

  private copied(numbers: number[]): Piece {
    const parts = numbers.map((number) => {
      const { bytes, from, to } = placeIn(this.pieces, number);
      return bytes.subarray(from, to);
    });
    const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
    let end = 0;
    const ends = Uint32Array.from(parts, (part) => {
      bytes.set(part, end);
      end += part.length;
      return end;
    });
    return { bytes, ends };
  }
}

const isPacked = (number: number | undefined, pieces: readonly Piece[]): boolean =>
  number !== undefined && number < pieces.length * TEXTS_A_PIECE;

/** Where a text lies that is packed. */
function placeIn(pieces: readonly Piece[], number: number) {
  const { bytes, ends } = pieces[Math.floor(number / TEXTS_A_PIECE)]!;
  const at = number % TEXTS_A_PIECE;
  return { bytes, from: at ? ends[at - 1]! : 0, to: ends[at]! };
}

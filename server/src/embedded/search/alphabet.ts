/** So many of the most frequent UTF-16 units take one byte. */
const SINGLES = 190;
/** Says that a unit follows as it is, in two bytes; what lies between begins a unit of two bytes. */
const ESCAPE = 255;
const ROOM = SINGLES + (ESCAPE - SINGLES) * 256;
const LONGEST = 3;
const HAN = 0x4e00;

/**
 * A way to write the texts of one index in fewer bytes: about 1.3 a Han character where UTF-8 takes 3. Every text comes
 * back as it was, whatever it holds; what was frequent when the alphabet was made is only shorter.
 */
export class Alphabet {
  /** the units in the order of their codes; a snapshot keeps them */
  readonly units: Uint16Array;
  /** one more than the code of a unit, or 0 */
  private readonly codes = new Uint16Array(65_536);
  private decoded = new Uint16Array(1 << 12);

  constructor(units: Uint16Array) {
    this.units = units;
    for (const [code, unit] of units.entries()) this.codes[unit] = code + 1;
  }

  /** The alphabet of texts like these: what they hold, most frequent first, then Han characters in their order. */
  static of(texts: readonly string[]): Alphabet {
    const counts = new Uint32Array(65_536);
    for (const text of texts) for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i)]!++;
    const seen = [...counts.keys()].filter((unit) => counts[unit]);
    seen.sort((a, b) => counts[b]! - counts[a]! || a - b);
    const unseen = Array.from({ length: ROOM }, (_, i) => HAN + i).filter((han) => !counts[han]);
    return new Alphabet(Uint16Array.from([...seen, ...unseen].slice(0, ROOM)));
  }

  /** The bytes of some texts side by side, and where each ends. */
  encode(texts: readonly string[]): { bytes: Uint8Array; ends: Uint32Array } {
    const units = texts.reduce((sum, { length }) => sum + length, 0);
    const bytes = new Uint8Array(units * LONGEST);
    let end = 0;
    const ends = Uint32Array.from(texts, (text) => {
      end = this.write(text, bytes, end);
      return end;
    });
    return { bytes: bytes.slice(0, end), ends };
  }

  /** The text of these bytes. */
  decode(bytes: Uint8Array, from: number, to: number): string {
    if (this.decoded.length < to - from) this.decoded = new Uint16Array(to - from);
    const { units, decoded } = this;
    let length = 0;
    for (let at = from; at < to; ) {
      const byte = bytes[at++]!;
      if (byte < SINGLES) decoded[length++] = units[byte]!;
      else if (byte < ESCAPE)
        decoded[length++] = units[SINGLES + (byte - SINGLES) * 256 + bytes[at++]!]!;
      else decoded[length++] = bytes[at++]! * 256 + bytes[at++]!;
    }
    return Buffer.from(decoded.buffer, 0, length * 2).toString('utf16le');
  }

  private write(text: string, bytes: Uint8Array, from: number): number {
    let at = from;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const code = this.codes[unit]! - 1;
      if (code >= 0 && code < SINGLES) bytes[at++] = code;
      else if (code >= 0) {
        bytes[at++] = SINGLES + ((code - SINGLES) >>> 8);
        bytes[at++] = code - SINGLES;
      } else {
        bytes[at++] = ESCAPE;
        bytes[at++] = unit >>> 8;
        bytes[at++] = unit;
      }
    }
    return at;
  }
}

/** What a UTF-16 unit is to the engine: nothing, a Han character, or part of a word. */
export const NOTHING = 0;
export const HAN = 1;
export const WORD = 2;
const DIGIT = 3;

const classes = new Uint8Array(65_536);
for (let code = 0; code < 65_536; code++) {
  const text = String.fromCharCode(code);
  if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) classes[code] = HAN;
  else if (code >= 0x30 && code <= 0x39) classes[code] = DIGIT;
  // surrogates count as words, so that rare characters are whole words of their own
  else if ((code >= 0xd800 && code <= 0xdfff) || /[\p{L}\p{N}]/u.test(text)) classes[code] = WORD;
}

/** HAN, WORD or NOTHING of one UTF-16 unit. */
export function kindOf(code: number): number {
  const kind = classes[code]!;
  return kind === DIGIT ? WORD : kind;
}

export const isHan = (code: number): boolean => classes[code] === HAN;

export const isDigit = (code: number): boolean => classes[code] === DIGIT;

/** One form for all writings of the same text: full-width, compatibility forms and capitals fold. */
export function normalize(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Ordinary Chinese and ASCII text keeps its length when folded; the map is only needed for the rest. */
const PLAIN = /^[\u0020-\u007e\u3001-\u3020\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e\n]*$/;

export interface Folded {
  text: string;
  /** for each unit of `text` where it came from in the original; null when both run alike */
  origin: Uint32Array | null;
}

/** The normalized text with the way back to the original offsets. */
export function fold(original: string): Folded {
  if (PLAIN.test(original)) return { text: normalize(original), origin: null };
  let text = '';
  const origin: number[] = [];
  for (const cluster of original.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const folded = normalize(cluster[0]);
    for (let i = 0; i < folded.length; i++) origin.push(cluster.index);
    text += folded;
  }
  origin.push(original.length);
  return { text, origin: Uint32Array.from(origin) };
}

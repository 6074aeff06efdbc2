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

/** Does a piece of a text end where words do: no letter or digit going on at either end of it? */
export function standsAlone(text: string, at: number, length: number): boolean {
  const wordy = (place: number): boolean => kindOf(text.charCodeAt(place)) === WORD;
  const end = at + length;
  const joinedBefore = at > 0 && wordy(at) && wordy(at - 1);
  return !joinedBefore && !(end < text.length && wordy(end - 1) && wordy(end));
}

/** Units whose NFKC form makes other words than they do themselves; all else only needs lower case. */
const compound = new Uint8Array(65_536);
for (let code = 0; code < 65_536; code++) {
  const text = String.fromCharCode(code);
  const lower = text.toLowerCase();
  const folded = text.normalize('NFKC').toLowerCase();
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  const jamo = code >= 0x1100 && code <= 0x11ff;
  const wordy = /[\p{L}\p{N}]/u.test(text + folded);
  const differs = wordy && folded !== lower;
  // the full-width point belongs to a number
  const point = code === 0xff0e;
  if (point || surrogate || jamo || differs || lower.length > 1 || isMark(text)) compound[code] = 1;
}

function isMark(text: string): boolean {
  return /\p{M}/u.test(text);
}

/** Where the first unit that needs NFKC stands, from `start` on; the length of the text when none does. */
function nextCompound(text: string, start: number): number {
  let at = start;
  while (at < text.length && !compound[text.charCodeAt(at)]) at++;
  return at;
}

/** One form for all writings of the same words: full-width, compatibility forms and capitals fold. */
export function normalize(text: string): string {
  // most Chinese text needs no NFKC, which would take longer than all the rest of indexing it
  if (nextCompound(text, 0) === text.length) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase();
}

export interface Folded {
  text: string;
  /** for each unit of `text` where it came from in the original; null when both run alike */
  origin: Uint32Array | null;
}

/** The normalized text with the way back to the original offsets. */
export function fold(original: string): Folded {
  if (nextCompound(original, 0) === original.length) {
    return { text: original.toLowerCase(), origin: null };
  }
  let text = '';
  const origin: number[] = [];
  for (let at = 0; at < original.length; ) {
    let end = nextCompound(original, at);
    // a mark belongs to the character before it
    if (end > at && end < original.length && isMark(original.charAt(end))) end--;
    for (let i = at; i < end; i++) origin.push(i);
    text += original.slice(at, end).toLowerCase();
    at = clusterEnd(original, end);
    const folded = original.slice(end, at).normalize('NFKC').toLowerCase();
    for (let i = 0; i < folded.length; i++) origin.push(end);
    text += folded;
  }
  origin.push(original.length);
  return { text, origin: Uint32Array.from(origin) };
}

/** The end of the character that begins at a place, its marks included. */
function clusterEnd(text: string, start: number): number {
  if (start >= text.length) return start;
  let end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  while (end < text.length && isMark(text.charAt(end))) end++;
  return end;
}

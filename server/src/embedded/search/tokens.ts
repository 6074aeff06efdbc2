import { HAN, isDigit, kindOf, NOTHING, WORD } from './characters.ts';

/**
 * Texts fall into Han single characters, Han bigrams and words (runs of other letters and digits).
 * A term is one unsigned 32-bit number: a character is its code, a bigram both codes side by side,
 * and words get numbers between the two ranges from the dictionary.
 */
export const FIRST_WORD_KEY = 0x0001_0000;
const FIRST_BIGRAM_KEY = 0x3400_0000;
/** Of longer words the beginning is taken. */
export const LONGEST_WORD = 64;

export const bigramKey = (first: number, second: number): number => first * 65_536 + second;
export const isBigram = (key: number): boolean => key >= FIRST_BIGRAM_KEY;
export const isWordKey = (key: number): boolean => key >= FIRST_WORD_KEY && key < FIRST_BIGRAM_KEY;
export const firstOf = (bigram: number): number => bigram >>> 16;
export const secondOf = (key: number): number => key & 0xffff;

export interface TokenSink {
  /** one Han character; `previous` is the character just before it in the same run, or 0 */
  han(code: number, previous: number, at: number): void;
  word(word: string, at: number): void;
}

/** Is the unit at `i` inside a word that began before: a letter, a digit, or the point of a decimal? */
function continuesWord(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  if (kindOf(code) === WORD) return true;
  const point = code === 0x2e && i + 1 < text.length;
  return point && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1));
}

/** Walks a normalized text once and hands every token to the sink, in order. */
export function walk(text: string, sink: TokenSink): void {
  let previous = 0;
  for (let i = 0; i < text.length; ) {
    const code = text.charCodeAt(i);
    const kind = kindOf(code);
    if (kind === HAN) {
      sink.han(code, previous, i);
      previous = code;
      i++;
      continue;
    }
    previous = 0;
    const start = i++;
    if (kind === NOTHING) continue;
    while (i < text.length && continuesWord(text, i)) i++;
    sink.word(text.slice(start, Math.min(i, start + LONGEST_WORD)), start);
  }
}

import { isHan, standsAlone } from './characters.ts';
import type { TermDictionary } from './term.dictionary.ts';
import { bigramKey, LONGEST_WORD, walk } from './tokens.ts';

/** What stands between quotes, Chinese or Latin ones, of a normalized text. */
const QUOTED = /["＂“”「」]([^"＂“”「」]+)["＂“”「」]/g;

export interface Quotation {
  /** what stands inside */
  text: string;
  /** where it begins and ends, the quotes among it */
  start: number;
  end: number;
}

/** The quotations of a text: what is quoted is looked for as it stands. */
export const quotations = (text: string): Quotation[] =>
  Array.from(text.matchAll(QUOTED), ({ 0: whole, 1: inside, index }) => ({
    text: collapse(inside!),
    start: index,
    end: index + whole.length,
  }));

/** One blank for any white space, so that phrases compare across line ends. */
export const collapse = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Is the place inside a quotation? */
export const isQuoted = (quoted: readonly Quotation[], at: number): boolean =>
  quoted.some(({ start, end }) => at >= start && at < end);

/** Does a collapsed text hold a quoted one, as whole words? */
export function holdsQuoted(text: string, quoted: string): boolean {
  for (let at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1))
    if (standsAlone(text, at, quoted.length)) return true;
  return false;
}

/** A text that a document must hold as it is. */
export interface Phrase {
  text: string;
  /** what a document that holds it holds as terms; -1 for one that no document has */
  terms: number[];
  /** is one term the whole of it, so that whoever holds the term holds the phrase? */
  whole: boolean;
}

/** The quotations of a folded text as phrases to look for. */
export const phrasesOf = (folded: string, dictionary: TermDictionary): Phrase[] =>
  quotations(folded)
    .filter(({ text }) => text)
    .map(({ text, start, end }) => {
      const inside = folded.slice(start + 1, end - 1);
      const keys = keysOf(inside, dictionary);
      const [one] = keys;
      const whole = keys.length === 1 && one!.spelled === text && text.length < LONGEST_WORD;
      return { text, terms: keys.map(({ key }) => (key < 0 ? -1 : dictionary.find(key))), whole };
    });

/** Pairs, words, and characters that stand alone. */
function keysOf(text: string, dictionary: TermDictionary): { key: number; spelled: string }[] {
  const keys: { key: number; spelled: string }[] = [];
  walk(text, {
    han: (code, previous, at) => {
      if (previous)
        keys.push({ key: bigramKey(previous, code), spelled: text.slice(at - 1, at + 1) });
      else if (!isHan(text.charCodeAt(at + 1))) keys.push({ key: code, spelled: text.charAt(at) });
    },
    word: (word) => keys.push({ key: dictionary.wordKey(word), spelled: word }),
  });
  return keys;
}

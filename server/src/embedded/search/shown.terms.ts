import type { TermDictionary } from './term.dictionary.ts';
import { FIRST_WORD_KEY, secondOf } from './tokens.ts';

/** The terms to mark in texts; most characters are told to be none of them by one look. */
export class ShownTerms {
  private readonly terms: ReadonlySet<number>;
  private readonly dictionary: TermDictionary;
  /** the last character of each term that is no word */
  private readonly ends = new Uint8Array(65_536);

  constructor(terms: Iterable<number>, dictionary: TermDictionary) {
    this.terms = new Set(terms);
    this.dictionary = dictionary;
    for (const term of this.terms) this.ends[secondOf(dictionary.keys[term]!)] = 1;
  }

  /** Is a character, alone or with the one before it, to be marked? */
  hasHan(key: number): boolean {
    return this.ends[secondOf(key)] === 1 && this.terms.has(this.dictionary.find(key));
  }

  hasWord(word: string): boolean {
    const key = this.dictionary.wordKey(word);
    return key >= FIRST_WORD_KEY && this.terms.has(this.dictionary.find(key));
  }
}

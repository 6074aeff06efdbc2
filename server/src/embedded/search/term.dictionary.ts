import { FIRST_WORD_KEY } from './tokens.ts';

/** so many slots a term at least; twice as many right after they were spread */
const FEWEST_SLOTS = 1.5;

/**
 * Terms to dense numbers 0, 1, 2 ... An open-addressing table of typed arrays: a plain Map of a
 * million bigram keys takes five times the memory, and this one goes into a snapshot as it is.
 */
export class TermDictionary {
  size = 0;
  /** the key of each term, by its dense number */
  keys: Uint32Array = new Uint32Array(1 << 12);
  private slots = new Int32Array(1 << 13).fill(-1);
  private words = new Map<string, number>();
  private texts: string[] = [];
  private sorted: string[] | null = null;

  /** The dense number of a key, or -1. */
  find(key: number): number {
    const mask = this.slots.length - 1;
    for (let at = scatter(key) & mask; ; at = (at + 1) & mask) {
      const term = this.slots[at]!;
      if (term < 0 || this.keys[term] === key) return term;
    }
  }

  /** The dense number of a key, given now if it is new. */
  add(key: number): number {
    const known = this.find(key);
    if (known >= 0) return known;
    if (this.size === this.keys.length) this.widen();
    if (this.slots.length < this.size * FEWEST_SLOTS) this.spread();
    this.keys[this.size] = key;
    this.place(this.size);
    return this.size++;
  }

  /** The key of a word, or -1 when no document ever had it. */
  wordKey(word: string): number {
    return this.words.get(word) ?? -1;
  }

  addWord(word: string): number {
    let key = this.words.get(word);
    if (key === undefined) {
      key = FIRST_WORD_KEY + this.texts.length;
      this.words.set(word, key);
      this.texts.push(word);
      // kept sorted once someone asked: sorting anew after every change would stall the next typist
      this.sorted?.splice(rankIn(this.sorted, word), 0, word);
    }
    return key;
  }

  wordOf(key: number): string {
    return this.texts[key - FIRST_WORD_KEY] ?? '';
  }

  /** Up to `limit` known words that begin with this and go on, in order of spelling. */
  wordsFrom(prefix: string, limit: number, wanted: (word: string) => boolean): string[] {
    this.sorted ??= [...this.texts].sort();
    const found: string[] = [];
    for (let at = rankIn(this.sorted, prefix); found.length < limit; at++) {
      const word = this.sorted[at];
      if (!word?.startsWith(prefix)) break;
      if (word !== prefix && wanted(word)) found.push(word);
    }
    return found;
  }

  /** All words in the order of their keys, for a snapshot. */
  allWords(): string[] {
    return this.texts;
  }

  static from(keys: Uint32Array, words: string[]): TermDictionary {
    const dictionary = new TermDictionary();
    dictionary.keys = keys;
    dictionary.size = keys.length;
    for (const word of words) dictionary.addWord(word);
    dictionary.spread();
    return dictionary;
  }

  private widen(): void {
    const wider = new Uint32Array(Math.max(1 << 12, Math.ceil(this.keys.length * 1.5)));
    wider.set(this.keys);
    this.keys = wider;
  }

  private place(term: number): void {
    const mask = this.slots.length - 1;
    let at = scatter(this.keys[term]!) & mask;
    while (this.slots[at]! >= 0) at = (at + 1) & mask;
    this.slots[at] = term;
  }

  private spread(): void {
    let length = 1 << 13;
    while (length < this.size * FEWEST_SLOTS) length *= 2;
    this.slots = new Int32Array(length).fill(-1);
    for (let term = 0; term < this.size; term++) this.place(term);
  }
}

/** Where a word is, or would be, in a sorted list. */
function rankIn(sorted: string[], word: string): number {
  let low = 0;
  for (let high = sorted.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bigrams differ in few bits; multiplying by a large odd number spreads them over the table. */
function scatter(key: number): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

import { fold, isHan, normalize } from './characters.ts';
import { frequency, idf, type Lexicon } from './lexicon.ts';
import { type SoundClue, soundClues } from './pinyin.clues.ts';
import type { Sounds } from './sounds.ts';
import { bigramKey, walk } from './tokens.ts';

/** A term that speaks for a document, and which places of the query it covers (one bit a place). */
export interface Clue {
  term: number;
  weight: number;
  covers: number;
}

export interface Query {
  clues: Clue[];
  /** the bits of all places; 0 when the query is too long to demand each of them */
  places: number;
  /** normalized texts that a document must hold as they are */
  phrases: string[];
}

const LONGEST_QUERY = 400;
const MOST_PLACES = 30;
const MOST_COMPLETIONS = 30;
const COMPLETED = 0.6;
/** a word in fewer documents than this, or this share of them, may still be meant as pinyin */
const RARE = 3;
const RARE_SHARE = 0.002;
const QUOTED = /["“”「」]([^"“”「」]+)["“”「」]/g;

/** Reads what a person typed. Every Han character and every word is one place to be covered. */
export function parseQuery(typed: string, lexicon: Lexicon, sounds: Sounds): Query {
  const text = fold(typed.slice(0, LONGEST_QUERY)).text;
  const reader = new QueryReader(lexicon, sounds, text);
  const phrases: string[] = [];
  for (const quoted of text.matchAll(QUOTED)) phrases.push(collapse(quoted[1]!));
  reader.read();
  return { clues: reader.clues(), places: reader.places(), phrases: phrases.filter(Boolean) };
}

/** One blank for any white space, so that phrases compare across line ends. */
export const collapse = (text: string): string => normalize(text).replace(/\s+/g, ' ').trim();

class QueryReader {
  private found = new Map<number, { covers: number; weight: number; times: number }>();
  private next = 0;
  private readonly lexicon: Lexicon;
  private readonly sounds: Sounds;
  private readonly text: string;

  constructor(lexicon: Lexicon, sounds: Sounds, text: string) {
    this.lexicon = lexicon;
    this.sounds = sounds;
    this.text = text;
  }

  read(): void {
    walk(this.text, {
      han: (code, previous, at) => {
        const place = this.take(1);
        const alone = !previous && !isHan(this.text.charCodeAt(at + 1));
        this.note(this.lexicon.dictionary.find(code), alone ? place : 0);
        if (previous)
          this.note(this.lexicon.dictionary.find(bigramKey(previous, code)), place | (place >>> 1));
      },
      word: (word, at) => this.readWord(word, at + word.length === this.text.length),
    });
  }

  places(): number {
    return this.next > MOST_PLACES ? 0 : 2 ** this.next - 1;
  }

  clues(): Clue[] {
    return [...this.found].map(([term, { covers, weight, times }]) => ({
      term,
      covers,
      weight: (weight * times * 2.2) / (times + 1.2),
    }));
  }

  /** The bits of the next so many places. */
  private take(count: number): number {
    const first = this.next;
    this.next += count;
    return this.next > MOST_PLACES ? 0 : (2 ** count - 1) * 2 ** first;
  }

  private note(term: number, covers: number, weight = idf(this.lexicon, term)): void {
    if (term < 0 || weight <= 0) return;
    const known = this.found.get(term);
    if (!known) this.found.set(term, { covers, weight, times: 1 });
    else {
      known.covers |= covers;
      known.times++;
    }
  }

  private readWord(word: string, unfinished: boolean): void {
    const { dictionary } = this.lexicon;
    const exact = dictionary.find(dictionary.wordKey(word));
    const completions = unfinished ? this.completions(word) : [];
    const known = completions.reduce(
      (sum, each) => sum + each.count,
      frequency(this.lexicon, exact),
    );
    const { lexicon, sounds } = this;
    const sounding = this.mayBeSound(word, known) ? soundClues(word, sounds, lexicon) : [];
    const length = Math.max(1, ...sounding.map((clue) => clue.at + clue.length));
    const first = this.next;
    const covers = this.take(length);
    this.note(exact, covers);
    for (const { term } of completions) {
      this.note(term, covers, idf(this.lexicon, term) * COMPLETED);
    }
    if (covers) for (const clue of sounding) this.noteSound(clue, first);
  }

  private mayBeSound(word: string, known: number): boolean {
    const rare = known < Math.max(RARE, this.lexicon.documents * RARE_SHARE);
    return rare && /^[a-z]{2,24}$/.test(word);
  }

  private noteSound(clue: SoundClue, first: number): void {
    this.note(clue.term, (2 ** clue.length - 1) * 2 ** (first + clue.at), clue.weight);
  }

  /** The known words that go on where the typist stopped, most frequent first. */
  private completions(word: string): { term: number; count: number }[] {
    const { dictionary } = this.lexicon;
    const termOf = (each: string): number => dictionary.find(dictionary.wordKey(each));
    const words = dictionary.wordsFrom(word, MOST_COMPLETIONS * 10, (each) =>
      Boolean(frequency(this.lexicon, termOf(each))),
    );
    return words
      .map(termOf)
      .map((term) => ({ term, count: frequency(this.lexicon, term) }))
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_COMPLETIONS);
  }
}

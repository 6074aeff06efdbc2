import { fold, isHan } from './characters.ts';
import { frequency, idf, type Lexicon } from './lexicon.ts';
import { soundClues } from './pinyin.clues.ts';
import { type Phrase, phrasesOf } from './quoted.ts';
import type { Said, SoundClue } from './sound.reading.ts';
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
  /** the bits of single letters and digits: nothing is found by such alone where others are missing */
  slight: number;
  phrases: Phrase[];
  /** the text with its pinyin read as characters: what it may have meant */
  heard: Said[];
}

const LONGEST_QUERY = 400;
const MOST_PLACES = 20;
const MOST_COMPLETIONS = 30;
const COMPLETED = 0.6;
/** of a text too long to demand each word: so many of its most telling ones are looked for */
const MOST_OF_TEXT = 30;
/** a word in fewer documents than this, or this share of them, may still be meant as pinyin */
const RARE = 3;
const RARE_SHARE = 0.002;

const NONE: ReadonlySet<string> = new Set();

/**
 * Reads what a person typed. Every Han character and every word is one place to be covered.
 * @param literal words that are never meant as pinyin
 */
export function parseQuery(typed: string, lexicon: Lexicon, sounds: Sounds, literal = NONE): Query {
  const text = fold(typed.slice(0, LONGEST_QUERY)).text;
  const reader = new QueryReader(lexicon, sounds, text, literal);
  reader.read();
  return {
    clues: reader.clues(),
    places: reader.places(),
    slight: reader.slight,
    heard: reader.heard(),
    phrases: phrasesOf(text, lexicon.dictionary),
  };
}

const byWeight = (a: Clue, b: Clue): number => b.weight - a.weight || a.term - b.term;

class QueryReader {
  private found = new Map<number, { covers: number; weight: number; times: number }>();
  private next = 0;
  slight = 0;
  private sayings: { at: number; word: string; said: Said[] }[] = [];
  private readonly lexicon: Lexicon;
  private readonly sounds: Sounds;
  private readonly text: string;
  private readonly literal: ReadonlySet<string>;

  constructor(lexicon: Lexicon, sounds: Sounds, text: string, literal: ReadonlySet<string>) {
    this.lexicon = lexicon;
    this.sounds = sounds;
    this.text = text;
    this.literal = literal;
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
      word: (word, at) => this.readWord(word, at),
    });
  }

  places(): number {
    return this.next > MOST_PLACES ? 0 : 2 ** this.next - 1;
  }

  clues(): Clue[] {
    const clues = [...this.found].map(([term, { covers, weight, times }]) => ({
      term,
      covers,
      weight: (weight * times * 2.2) / (times + 1.2),
    }));
    return this.places() ? clues : clues.sort(byWeight).slice(0, MOST_OF_TEXT);
  }

  /** The text with each word that is pinyin in characters, likeliest first. */
  heard(): Said[] {
    const most = Math.max(0, ...this.sayings.map(({ said }) => said.length));
    return Array.from({ length: most }, (_, turn) => {
      let { text } = this;
      let [weight, most] = [1, Infinity];
      for (const { at, word, said } of this.sayings.toReversed()) {
        const one = said[turn] ?? said[0]!;
        text = text.slice(0, at) + one.text + text.slice(at + word.length);
        weight *= one.weight;
        most = Math.min(most, one.most);
      }
      return { text, weight, most };
    });
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

  private readWord(word: string, at: number): void {
    const { dictionary } = this.lexicon;
    const unfinished = at + word.length === this.text.length;
    const exact = dictionary.find(dictionary.wordKey(word));
    const completions = unfinished ? this.completions(word) : [];
    const known = completions.reduce(
      (sum, each) => sum + each.count,
      frequency(this.lexicon, exact),
    );
    const { lexicon, sounds } = this;
    const sounding = this.mayBeSound(word, known)
      ? soundClues(word, sounds, lexicon)
      : { clues: [], texts: [] };
    const length = Math.max(1, ...sounding.clues.map((clue) => clue.at + clue.length));
    const first = this.next;
    const covers = this.take(length);
    if (word.length === 1) this.slight |= covers;
    this.note(exact, covers);
    for (const { term } of completions) {
      this.note(term, covers, idf(this.lexicon, term) * COMPLETED);
    }
    if (covers) for (const clue of sounding.clues) this.noteSound(clue, first);
    if (sounding.texts.length) this.sayings.push({ at, word, said: sounding.texts });
  }

  private mayBeSound(word: string, known: number): boolean {
    const rare = known < Math.max(RARE, this.lexicon.documents * RARE_SHARE);
    return rare && /^[a-z]{2,24}$/.test(word) && !this.literal.has(word);
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

import { pinyin } from 'pinyin-pro';
import { isHan } from './characters.ts';
import { NumberList } from './number.list.ts';
import type { TermDictionary } from './term.dictionary.ts';
import { firstOf, isBigram, secondOf } from './tokens.ts';

/** A sound as typed: a whole syllable, or only its beginning. */
export interface Sound {
  text: string;
  whole: boolean;
}

const fits = (syllable: string, sound: Sound): boolean =>
  sound.whole ? syllable === sound.text : syllable.startsWith(sound.text);

const BEGINNING = /^[a-z]{1,6}$/;

/**
 * The characters and bigrams of an index by their sound. Bigrams lie in 26 x 26 lists by initials and
 * are told apart by their characters' readings when asked: no pinyin text is kept for each of them.
 */
export class Sounds {
  private readings = new Map<number, string[]>();
  private bySyllable = new Map<string, number[]>();
  private byInitials = new Map<number, NumberList>();
  /** the distinct first letters of a character's readings, as numbers */
  private initials = new Map<number, number[]>();
  /** every beginning of a known syllable, the syllable itself among them */
  private beginnings = new Set<string>();
  private seen = 0;
  private readonly dictionary: TermDictionary;

  constructor(dictionary: TermDictionary) {
    this.dictionary = dictionary;
  }

  /** Takes in the terms that came since it was last asked. */
  catchUp(): void {
    for (; this.seen < this.dictionary.size; this.seen++) {
      const key = this.dictionary.keys[this.seen]!;
      if (isBigram(key)) this.placeBigram(key, this.seen);
      else if (key < 65_536 && isHan(key)) this.readingsOf(key);
    }
  }

  isSyllable(text: string): boolean {
    return this.bySyllable.has(text);
  }

  beginsSyllable(text: string): boolean {
    return this.beginnings.has(text);
  }

  /** Known characters that can be read so. */
  characters(sound: Sound): number[] {
    if (sound.whole) return this.bySyllable.get(sound.text) ?? [];
    const found = new Set<number>();
    for (const [syllable, codes] of this.bySyllable) {
      if (fits(syllable, sound)) for (const code of codes) found.add(code);
    }
    return [...found];
  }

  /** Terms of the known bigrams that can be read so. */
  bigrams(first: Sound, second: Sound): Uint32Array {
    const key = initialsKey(letter(first.text), letter(second.text));
    const terms = this.byInitials.get(key)?.view() ?? new Uint32Array();
    const initials = first.text.length + second.text.length === 2 && !first.whole && !second.whole;
    if (initials) return terms;
    const firsts = this.marked(first);
    const seconds = this.marked(second);
    const { keys } = this.dictionary;
    return terms.filter((term) => {
      const key = keys[term]!;
      return firsts[firstOf(key)] === 1 && seconds[secondOf(key)] === 1;
    });
  }

  /** One flag a character: can it be read so? Thousands of pairs are told apart by two looks each. */
  private marked(sound: Sound): Uint8Array {
    const flags = new Uint8Array(65_536);
    for (const code of this.characters(sound)) flags[code] = 1;
    return flags;
  }

  /** Can the second character of a bigram be read as just this? */
  ends(term: number, syllable: string): boolean {
    return this.readingsOf(secondOf(this.dictionary.keys[term]!)).includes(syllable);
  }

  /** Are both characters of a bigram read so in the first place, and not only now and then? */
  usually(term: number, first: Sound, second: Sound): boolean {
    const key = this.dictionary.keys[term]!;
    const read = (code: number, sound: Sound) => fits(this.readingsOf(code)[0] ?? '', sound);
    return read(firstOf(key), first) && read(secondOf(key), second);
  }

  /** Terms of the known bigrams that sound like these two characters in any of their readings. */
  alike(first: number, second: number): number[] {
    const whole = (text: string): Sound => ({ text, whole: true });
    const seconds = this.readingsOf(second).map(whole);
    return this.readingsOf(first).flatMap((reading) =>
      seconds.flatMap((other) => [...this.bigrams(whole(reading), other)]),
    );
  }

  /** Known characters that share a reading with this one, itself left out. */
  homophones(code: number): number[] {
    const found = new Set<number>();
    for (const syllable of this.readingsOf(code)) {
      for (const other of this.bySyllable.get(syllable) ?? []) found.add(other);
    }
    found.delete(code);
    return [...found];
  }

  private readingsOf(code: number): string[] {
    let readings = this.readings.get(code);
    if (readings) return readings;
    const options = { toneType: 'none', type: 'array', multiple: true, v: true } as const;
    readings = [...new Set(pinyin(String.fromCharCode(code), options))].filter((syllable) =>
      BEGINNING.test(syllable),
    );
    this.readings.set(code, readings);
    for (const syllable of readings) {
      const same = this.bySyllable.get(syllable);
      if (same) same.push(code);
      else this.addSyllable(syllable, code);
    }
    return readings;
  }

  private addSyllable(syllable: string, code: number): void {
    this.bySyllable.set(syllable, [code]);
    for (let end = 1; end <= syllable.length; end++) this.beginnings.add(syllable.slice(0, end));
  }

  private placeBigram(key: number, term: number): void {
    for (const first of this.initialsOf(firstOf(key))) {
      for (const second of this.initialsOf(secondOf(key))) {
        const initials = initialsKey(first, second);
        const terms = this.byInitials.get(initials) ?? new NumberList();
        terms.push(term);
        this.byInitials.set(initials, terms);
      }
    }
  }

  private initialsOf(code: number): number[] {
    let initials = this.initials.get(code);
    if (!initials) {
      initials = [...new Set(this.readingsOf(code).map(letter))];
      this.initials.set(code, initials);
    }
    return initials;
  }
}

const letter = (syllable: string): number => syllable.charCodeAt(0);
const initialsKey = (first: number, second: number): number => first * 128 + second;

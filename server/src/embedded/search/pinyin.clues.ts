import { frequency, idf, type Lexicon, wordness } from './lexicon.ts';
import { likeliestTexts, type Said, type SoundClue } from './sound.reading.ts';
import type { Sound, Sounds } from './sounds.ts';
import { firstOf, secondOf } from './tokens.ts';

const SURE = 0.7;
/** readings less likely than this share of the likeliest are left out */
const UNLIKELY = 0.004;
/** a last syllable that is whole may go on (li, liang), but is more likely meant as it stands */
const GOES_ON = 0.3;
/** a character that is rarely read so (和 as hu) is more likely another one */
const UNUSUAL = 0.05;
/** a reading of one syllable more must be so many times likelier: "jian" is rarely "ji an" */
const FEWER = 30;
const MOST_SYLLABLES = 8;
const MOST_INITIALS = 6;
/** readings kept for each pair: whole syllables are nearly certain, initials are a guess */
const KEPT_WHOLE = 40;
const KEPT_INITIALS = 12;
const MOST_WEIGHED = 300;

/** What Latin letters may mean as pinyin: terms, and the likeliest texts they form, best first. */
export interface Heard {
  clues: SoundClue[];
  texts: Said[];
}

/** The words that Latin letters may mean as pinyin, whole (zhoucheng) or by initials (zc). */
export function soundClues(letters: string, sounds: Sounds, lexicon: Lexicon): Heard {
  sounds.catchUp();
  let best: Reading = { clues: [], pairs: [], weight: 0 };
  let length = 0;
  for (const row of splitSounds(letters, sounds)) {
    const reading = cluesOf(row, KEPT_WHOLE, sounds, lexicon);
    if (reading.weight > best.weight) [best, length] = [reading, row.length];
  }
  if (best.clues.length || letters.length < 2 || letters.length > MOST_INITIALS)
    return { clues: best.clues, texts: likeliestTexts(best.pairs, length, lexicon) };
  const initials = [...letters].map((text) => ({ text, whole: false }));
  const { clues } = cluesOf(initials, KEPT_INITIALS, sounds, lexicon);
  const texts = likeliestTexts(clues, letters.length, lexicon);
  // any letters are initials of something; only those of one run of characters were meant as such
  return texts.length ? { clues, texts } : { clues: [], texts };
}

/** The ways to read letters as syllables, fewest first; the last one may be unfinished. */
export function splitSounds(letters: string, sounds: Sounds): Sound[][] {
  const from = new Map<number, Sound[][]>([[letters.length, [[]]]]);
  for (let start = letters.length - 1; start >= 0; start--) {
    const rows: Sound[][] = [];
    const rest = letters.slice(start);
    if (rest.length <= 6 && sounds.beginsSyllable(rest)) rows.push([{ text: rest, whole: false }]);
    for (let length = 1; length <= 6 && length < rest.length; length++) {
      const text = rest.slice(0, length);
      if (!sounds.isSyllable(text)) continue;
      for (const tail of from.get(start + length) ?? [])
        rows.push([{ text, whole: true }, ...tail]);
    }
    rows.sort((a, b) => a.length - b.length);
    from.set(start, rows.slice(0, 3));
  }
  return (from.get(0) ?? []).filter((row) => row.length <= MOST_SYLLABLES);
}

interface Reading {
  clues: SoundClue[];
  /** every pair that sounds so, weighed by its likelihood alone */
  pairs: SoundClue[];
  weight: number;
}

function cluesOf(row: Sound[], kept: number, sounds: Sounds, lexicon: Lexicon): Reading {
  const clues: SoundClue[] = [];
  const pairs: SoundClue[] = [];
  const best: number[] = [];
  if (row.length === 1)
    return { clues: singleSound(row[0]!, sounds, lexicon), pairs, weight: 1e-9 };
  for (let at = 0; at + 1 < row.length; at++) {
    const ranked = rankedPairs(row[at]!, row[at + 1]!, sounds, lexicon);
    const [likeliest] = ranked;
    best.push(likeliest?.wordness ?? 0);
    if (!likeliest) continue;
    // not each reading's own idf: the unlikely ones are rare, and would come first for it
    const worth = idf(lexicon, likeliest.term) * SURE;
    for (const [place, { term, wordness }] of ranked.entries()) {
      const likely = wordness / likeliest.wordness;
      pairs.push({ term, at, length: 2, weight: likely });
      if (place < kept && likely > UNLIKELY)
        clues.push({ term, at, length: 2, weight: worth * likely });
    }
  }
  return { clues, pairs, weight: clues.length ? (weakest(best) + 1e-6) / FEWER ** row.length : 0 };
}

/** The pairs of characters that sound so, likeliest first. */
function rankedPairs(first: Sound, second: Sound, sounds: Sounds, lexicon: Lexicon) {
  const fit = (term: number): number =>
    second.whole || !sounds.isSyllable(second.text) || sounds.ends(term, second.text) ? 1 : GOES_ON;
  const usual = (term: number): number => (sounds.usually(term, first, second) ? 1 : UNUSUAL);
  return [...mostFrequent(sounds.bigrams(first, second), lexicon)]
    .map((term) => ({ term, wordness: wordnessOf(term, lexicon) * fit(term) * usual(term) }))
    .filter((found) => found.wordness > 0)
    .sort((a, b) => b.wordness - a.wordness);
}

/**
 * A row of sounds is as good as its weakest sound, and a sound as good as the better of its two pairs:
 * "tie lu" is 铁路 whatever "ti e" may be, and 专利 简介 needs no pair between the words.
 */
function weakest(pairs: readonly number[]): number {
  const sounds = [...pairs, 0].map((pair, at) => Math.max(pair, pairs[at - 1] ?? 0));
  return Math.min(...sounds);
}

/** Initials fit thousands of pairs, nearly all of them once by chance; only frequent ones are weighed. */
function mostFrequent(terms: Uint32Array, lexicon: Lexicon): Uint32Array {
  if (terms.length <= MOST_WEIGHED) return terms;
  const counts = new Uint32Array(terms.length);
  for (let at = 0; at < terms.length; at++) counts[at] = frequency(lexicon, terms[at]!);
  // how many terms have 2^n documents and more
  const held = new Uint32Array(34);
  for (const count of counts) if (count) held[31 - Math.clz32(count)]!++;
  for (let power = 31; power >= 0; power--) held[power]! += held[power + 1]!;
  let power = 0;
  let left = terms.length;
  while (left > MOST_WEIGHED && held[power + 1]! >= KEPT_INITIALS) left = held[++power]!;
  const least = power ? 2 ** power : 0;
  return terms.filter((_, at) => counts[at]! >= least).slice(0, MOST_WEIGHED);
}

function wordnessOf(term: number, lexicon: Lexicon): number {
  const key = lexicon.dictionary.keys[term]!;
  return wordness(lexicon, firstOf(key), secondOf(key));
}

function singleSound(sound: Sound, sounds: Sounds, lexicon: Lexicon): SoundClue[] {
  if (sound.text.length < 2) return [];
  return sounds
    .characters(sound)
    .map((code) => lexicon.dictionary.find(code))
    .map((term) => ({ term, at: 0, length: 1 as const, weight: idf(lexicon, term) * SURE }))
    .filter((clue) => clue.weight > 0)
    .sort((a, b) => a.weight - b.weight)
    .slice(0, KEPT_WHOLE);
}

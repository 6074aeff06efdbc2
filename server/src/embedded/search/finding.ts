import { type Mask, marked } from './columns.ts';
import type { Sieve } from './facet.counts.ts';
import { homophoneFixes } from './homophone.ts';
import type { IndexView } from './index.view.ts';
import { latinFixes } from './latin.typo.ts';
import { otherWritings } from './number.writings.ts';
import { keepPhrases } from './phrases.ts';
import { type Clue, parseQuery, type Query } from './query.parse.ts';
import { strictMatches } from './query.run.ts';
import { relaxedMatches } from './relaxed.ts';
import { soundAlike } from './sound.alike.ts';
import type { Said } from './sound.reading.ts';

export interface Finding {
  /** every term that was looked for, those of synonyms among them */
  clues: Clue[];
  scores: Float32Array;
  /** passed the words, the phrases and the filter */
  passed: Mask;
  /** passed the words and the phrases */
  matches: Mask;
  corrected?: string;
  relaxed?: boolean;
}

/** Documents that a way to read the query finds, with their scores. */
interface Found {
  scores: Float32Array;
  matches: Mask;
}

interface Reading {
  query: Query;
  /** absent when no document holds all of it */
  found: Found | undefined;
}

/** All words as typed or in other words; else all after mending one letter; else a good part of the words. */
export function find(index: IndexView, typed: string, sieved: Sieve): Finding {
  const first = read(index, typed);
  const asTyped = inAllWays(index, typed, first, sieved);
  if (asTyped) return asTyped;
  // a long text demands no place, so that no mending could make it match better
  const fixes = first.query.places ? fixesOf(index, typed) : [];
  for (const corrected of fixes) {
    const mended = inAllWays(index, corrected, read(index, corrected), sieved);
    if (mended) return { ...mended, corrected };
  }
  const loose = aGoodPart(index, first.query, sieved);
  const alike =
    !loose.relaxed && first.query.places && soundAlike(typed, index.lexicon, index.sounds);
  if (!alike) return loose;
  const heard = aGoodPart(index, read(index, alike).query, sieved);
  return heard.relaxed ? { ...heard, corrected: alike } : loose;
}

/** What holds a good part of a query's words. */
function aGoodPart(index: IndexView, query: Query, sieved: Sieve): Finding {
  const { gathered, matches: held } = relaxedMatches(query, index.postings, index.store.count);
  const matches = narrowed(index, query, held);
  const passed = both(matches, sieved.passed);
  const { clues } = query;
  return { clues, scores: gathered.scores, matches, passed, relaxed: passed.includes(1) };
}

/** One character a Chinese keyboard mixed up comes before slips of the finger in Latin words, and those before whole words. */
function* fixesOf(index: IndexView, typed: string): Generator<string> {
  yield* homophoneFixes(typed, index.lexicon, index.sounds);
  yield* latinFixes(typed, index.lexicon);
  const alike = soundAlike(typed, index.lexicon, index.sounds);
  if (alike) yield alike;
}

function read(index: IndexView, typed: string): Reading {
  const query = parseQuery(typed, index.lexicon, index.sounds, index.synonyms.words);
  const strict = strictMatches(query, index.postings, index.store.count);
  if (!strict) return { query, found: undefined };
  const matches = narrowed(index, query, strict.matches);
  return { query, found: { scores: strict.gathered.scores, matches } };
}

/**
 * What is found as typed, in the characters that pinyin most likely means, in synonyms and other writings of numbers: each document by its best way.
 * Undefined when the filter lets none of it through.
 */
function inAllWays(
  index: IndexView,
  typed: string,
  first: Reading,
  sieved: Sieve,
): Finding | undefined {
  const clues = [...first.query.clues];
  let { found } = first;
  const ways = [...index.synonyms.otherWays(typed), ...otherWritings(typed)].map((way) =>
    read(index, way),
  );
  for (const other of [...heardIn(index, first.query), ...ways]) {
    clues.push(...other.query.clues);
    if (other.found) found = found ? better(found, other.found) : other.found;
  }
  if (!found) return undefined;
  const passed = both(found.matches, sieved.passed);
  return passed.includes(1) ? { clues, ...found, passed } : undefined;
}

/** What either finds, each document with its higher score; kept in the first. */
function better(one: Found, other: Found): Found {
  const { scores, matches } = one;
  for (let i = 0; i < matches.length; i++) {
    if (!other.matches[i]) continue;
    scores[i] = matches[i] ? Math.max(scores[i]!, other.scores[i]!) : other.scores[i]!;
    matches[i] = 1;
  }
  return one;
}

/** What pinyin was most likely meant to say: the text that is likely and held by many documents. */
function heardIn(index: IndexView, { heard }: Query): Reading[] {
  let best: Reading | undefined;
  let bestWorth = 0;
  for (const { text, weight, most } of heard.toSorted((a, b) => bound(b) - bound(a))) {
    if (weight * most <= bestWorth) break;
    const reading = read(index, text);
    const worth = reading.found ? weight * marked(reading.found.matches) : 0;
    if (worth > bestWorth) [best, bestWorth] = [reading, worth];
  }
  return best ? [best] : [];
}

const bound = ({ weight, most }: Said): number => weight * most;

function narrowed(index: IndexView, query: Query, held: Mask): Mask {
  const matches = index.store.dead ? both(held, index.store.live()) : held;
  keepPhrases(query.phrases, matches, index);
  return matches;
}

function both(one: Mask, other: Mask): Mask {
  const mask = new Uint8Array(one.length);
  for (let i = 0; i < mask.length; i++) mask[i] = one[i]! & other[i]!;
  return mask;
}

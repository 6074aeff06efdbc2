import type { Mask } from './columns.ts';
import type { Sieve } from './facet.counts.ts';
import { homophoneFixes } from './homophone.ts';
import type { IndexView } from './index.view.ts';
import { latinFixes } from './latin.typo.ts';
import { type Clue, parseQuery, type Query } from './query.parse.ts';
import { keepPhrases, strictMatches, type Tally, tally } from './query.run.ts';
import { relaxedMatches } from './relaxed.ts';
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

interface Reading {
  query: Query;
  gathered: Tally;
  matches: Mask;
}

/** All words as typed or in other words; else all after mending one letter; else a good part of the words. */
export function find(index: IndexView, typed: string, sieved: Sieve): Finding {
  const first = read(index, typed);
  const asTyped = inAllWays(index, typed, first, sieved);
  if (asTyped.passed.includes(1)) return asTyped;
  // a long text demands no place, so that no mending could make it match better
  const fixes = first.query.places ? fixesOf(index, typed) : [];
  for (const corrected of fixes) {
    const mended = inAllWays(index, corrected, read(index, corrected), sieved);
    if (mended.passed.includes(1)) return { ...mended, corrected };
  }
  const { query } = first;
  const { gathered, matches: held } = relaxedMatches(query, index.postings, index.store.count);
  const matches = narrowed(index, query, gathered, held);
  const passed = both(matches, sieved.passed);
  const { clues } = query;
  return { clues, scores: gathered.scores, matches, passed, relaxed: passed.includes(1) };
}

/** What a Chinese keyboard mixes up comes before slips of the finger in Latin words. */
function* fixesOf(index: IndexView, typed: string): Generator<string> {
  yield* homophoneFixes(typed, index.lexicon, index.sounds);
  yield* latinFixes(typed, index.lexicon);
}

function read(index: IndexView, typed: string): Reading {
  const query = parseQuery(typed, index.lexicon, index.sounds, index.synonyms.words);
  // a long text demands no place and is only looked for in part: adding up its words would be done twice
  const clues = query.places ? query.clues : [];
  const gathered = tally(clues, index.postings, index.store.count);
  const matches = narrowed(index, query, gathered, strictMatches(query, gathered));
  return { query, gathered, matches };
}

/** What is found as typed, in the characters that pinyin most likely means, and in synonyms: each document by its best way. */
function inAllWays(index: IndexView, typed: string, first: Reading, sieved: Sieve): Finding {
  const clues = [...first.query.clues];
  const { scores } = first.gathered;
  const { matches } = first;
  const ways = index.synonyms.otherWays(typed).map((way) => read(index, way));
  for (const { query, gathered, matches: others } of [...heardIn(index, first.query), ...ways]) {
    clues.push(...query.clues);
    for (let i = 0; i < matches.length; i++) {
      if (!others[i]) continue;
      scores[i] = matches[i] ? Math.max(scores[i]!, gathered.scores[i]!) : gathered.scores[i]!;
      matches[i] = 1;
    }
  }
  return { clues, scores, matches, passed: both(matches, sieved.passed) };
}

/** What pinyin was most likely meant to say: the text that is likely and held by many documents. */
function heardIn(index: IndexView, { heard }: Query): Reading[] {
  let best: Reading | undefined;
  let bestWorth = 0;
  for (const { text, weight, most } of heard.toSorted((a, b) => bound(b) - bound(a))) {
    if (weight * most <= bestWorth) break;
    const reading = read(index, text);
    const worth = weight * reading.matches.reduce((sum, each) => sum + each, 0);
    if (worth > bestWorth) [best, bestWorth] = [reading, worth];
  }
  return best ? [best] : [];
}

const bound = ({ weight, most }: Said): number => weight * most;

function narrowed(index: IndexView, query: Query, gathered: Tally, found: Mask): Mask {
  const matches = both(found, index.store.live());
  keepPhrases(query.phrases, Object.keys(index.schema.text), matches, gathered, index.store);
  return matches;
}

function both(one: Mask, other: Mask): Mask {
  const mask = one.slice();
  for (let i = 0; i < mask.length; i++) mask[i] = mask[i]! & other[i]!;
  return mask;
}

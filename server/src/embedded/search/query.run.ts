import type { SearchDocument } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import type { DocumentStore } from './document.store.ts';
import { textOf } from './field.weights.ts';
import { type Postings, UNPACKED } from './postings.ts';
import type { Clue, Phrase, Query } from './query.parse.ts';
import { collapse, holdsQuoted } from './quoted.ts';

/** BM25's k1 for what people type: how soon another occurrence of a word tells nothing more */
const K1 = 1.2;
/** share of the query's weight that a document must hold when not every word has to match */
const RELAXED_SHARE = 0.3;

/** What each document gathered for a query. */
export interface Tally {
  scores: Float32Array;
  covered: Int32Array;
  weights: Float32Array;
  /** weight of all clues together */
  total: number;
}

/** Adds up BM25F, covered places and found weight, term by term; a document gathers at most k1 + 1 times a clue's weight. */
export function tally(clues: Clue[], postings: Postings, count: number, k1 = K1): Tally {
  const scores = new Float32Array(count);
  const covered = new Int32Array(count);
  const weights = new Float32Array(count);
  let total = 0;
  for (const { term, weight, covers } of clues) {
    total += weight;
    for (const { documents, impacts, from, to } of postings.lists(term)) {
      for (let i = from; i < to; i++) {
        const document = documents[i]!;
        const impact = UNPACKED[impacts[i]!]!;
        scores[document]! += (weight * impact * (k1 + 1)) / (impact + k1);
        covered[document]! |= covers;
        weights[document]! += weight;
      }
    }
  }
  return { scores, covered, weights, total };
}

/** The documents that hold every place of the query. */
export function strictMatches(query: Query, gathered: Tally): Mask {
  const { covered } = gathered;
  const mask = new Uint8Array(covered.length);
  if (!query.places) return mask;
  for (let i = 0; i < mask.length; i++) if (covered[i] === query.places) mask[i] = 1;
  return mask;
}

/** The documents that hold a good part of the query's weight: not just characters, but a word of it. */
export function relaxedMatches(query: Query, gathered: Tally): Mask {
  const { weights, covered, total } = gathered;
  const mask = new Uint8Array(weights.length);
  const least = Math.max(total * RELAXED_SHARE, Number.MIN_VALUE);
  for (let i = 0; i < mask.length; i++) {
    if (weights[i]! >= least && (covered[i] || !query.places)) mask[i] = 1;
  }
  return mask;
}

/** Clears the documents that hold a quoted phrase in none of the given fields. */
export function keepPhrases(
  phrases: Phrase[],
  fields: string[],
  matches: Mask,
  { covered }: Tally,
  store: DocumentStore,
): void {
  if (!phrases.length) return;
  const inside = phrases.reduce((bits, { covers }) => bits | covers, 0);
  for (let i = 0; i < matches.length; i++) {
    if (!matches[i]) continue;
    // reading a text is dear; what lacks a word of a phrase need not be read
    const possible = (covered[i]! & inside) === inside;
    if (!possible || !holdsAll(phrases, fields, store.at(i))) matches[i] = 0;
  }
}

function holdsAll(phrases: Phrase[], fields: string[], document: SearchDocument): boolean {
  const texts = fields.map((field) => collapse(textOf(document, field)));
  return phrases.every((phrase) => texts.some((text) => holdsQuoted(text, phrase.text)));
}

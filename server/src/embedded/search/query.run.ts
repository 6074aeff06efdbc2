import type { SearchDocument } from '../../platform/search/port.ts';
import type { Mask } from './columns.ts';
import type { DocumentStore } from './document.store.ts';
import { textOf } from './field.weights.ts';
import { type PostingList, type Postings, UNPACKED } from './postings.ts';
import type { Clue, Phrase, Query } from './query.parse.ts';
import { collapse, holdsQuoted } from './quoted.ts';

/** BM25's k1 for what people type: how soon another occurrence of a word tells nothing more */
const K1 = 1.2;

/** What each document gathered for a query. */
export interface Tally {
  scores: Float32Array;
  covered: Int32Array;
}

const WORTHS = Float64Array.from(UNPACKED, (impact) => (impact * (K1 + 1)) / (impact + K1));

/** What a clue adds to a document's score, by its packed impact: 256 products instead of a division a posting. */
export const impactsOf = (weight: number): Float64Array => WORTHS.map((worth) => worth * weight);

/** Adds up BM25F and covered places, term by term; a document gathers at most k1 + 1 times a clue's weight. */
export function tally(clues: Clue[], postings: Postings, count: number): Tally {
  const scores = new Float32Array(count);
  const covered = new Int32Array(count);
  for (const { term, weight, covers } of clues) {
    const added = impactsOf(weight);
    for (const list of postings.lists(term)) {
      addUp(list, added, scores);
      if (covers) cover(list, covers, covered);
    }
  }
  return { scores, covered };
}

function addUp(
  { documents, impacts, from, to }: PostingList,
  added: Float64Array,
  scores: Float32Array,
) {
  for (let i = from; i < to; i++) scores[documents[i]!]! += added[impacts[i]!]!;
}

function cover({ documents, from, to }: PostingList, covers: number, covered: Int32Array): void {
  for (let i = from; i < to; i++) covered[documents[i]!]! |= covers;
}

/** The documents that hold every place of the query. */
export function strictMatches(query: Query, gathered: Tally): Mask {
  const { covered } = gathered;
  const mask = new Uint8Array(covered.length);
  if (!query.places) return mask;
  for (let i = 0; i < mask.length; i++) if (covered[i] === query.places) mask[i] = 1;
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

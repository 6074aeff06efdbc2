import type { Mask } from './columns.ts';
import { lengthOf, type PostingList, type Postings, placeOf, UNPACKED } from './postings.ts';
import type { Clue, Query } from './query.parse.ts';

/** BM25's k1 for what people type: how soon another occurrence of a word tells nothing more */
const K1 = 1.2;
/** A list this many times longer than what is looked for in it is searched, not walked. */
const FAR_LONGER = 8;
/** When no more than one document in so many can match, only those are looked up. */
const FEW = 8;

/** What each document gathered for a query; of those that cannot match, nothing is said. */
export interface Tally {
  scores: Float32Array;
  covered: Int32Array;
}

const WORTHS = Float64Array.from(UNPACKED, (impact) => (impact * (K1 + 1)) / (impact + K1));

/** What a clue adds to a document's score, by its packed impact: 256 products instead of a division a posting. */
export const impactsOf = (weight: number): Float64Array => WORTHS.map((worth) => worth * weight);

/** The same for one posting, where a list is too short for a table. */
export const addedBy = (weight: number, impact: number): number => WORTHS[impact]! * weight;

/**
 * Adds up BM25F term by term, and marks the documents that hold every place of the query. Where one place alone leaves
 * few documents, nothing but those is read of the other words' lists.
 * @returns undefined when no document can hold all of them
 */
export function strictMatches(
  { clues, places }: Query,
  postings: Postings,
  count: number,
): { gathered: Tally; matches: Mask } | undefined {
  const rarest = places ? rarestPlace(clues, places, postings) : [];
  if (!rarest.length) return undefined;
  const gathered = { scores: new Float32Array(count), covered: new Int32Array(count) };
  const matches = new Uint8Array(count);
  const held = rarest.reduce((sum, list) => sum + lengthOf(list), 0);
  const few = held * FEW < count ? documentsOf(rarest) : undefined;
  const { covered } = gathered;
  if (few) {
    for (const clue of clues) pickUp(clue, few, postings, gathered);
    for (const document of few) if (covered[document] === places) matches[document] = 1;
  } else {
    for (const clue of clues) addUp(clue, postings, gathered);
    for (let i = 0; i < count; i++) if (covered[i] === places) matches[i] = 1;
  }
  return { gathered, matches };
}

/** The lists that cover the place which the fewest documents hold; none when some place is held by none. */
function rarestPlace(clues: Clue[], places: number, postings: Postings): PostingList[] {
  let rarest: Clue[] = [];
  let least = Infinity;
  for (let place = 1; place <= places; place *= 2) {
    const covering = clues.filter(({ covers }) => covers & place);
    const held = covering.reduce((sum, { term }) => sum + postings.count(term), 0);
    if (held < least) [rarest, least] = [covering, held];
  }
  return least ? rarest.flatMap(({ term }) => postings.lists(term)) : [];
}

/** Each document of the lists once, lowest first. */
function documentsOf(lists: PostingList[]): number[] {
  const all = lists.flatMap(({ first, documents, from, to }) =>
    Array.from({ length: to - from }, (_, i) => first + documents[from + i]!),
  );
  return lists.length > 1 ? [...new Set(all)].sort((a, b) => a - b) : all;
}

function addUp(clue: Clue, postings: Postings, { scores, covered }: Tally): void {
  const added = impactsOf(clue.weight);
  const { covers } = clue;
  for (const { first, documents, impacts, from, to } of postings.lists(clue.term)) {
    const scored = scores.subarray(first);
    for (let i = from; i < to; i++) scored[documents[i]!]! += added[impacts[i]!]!;
    if (!covers) continue;
    const marked = covered.subarray(first);
    for (let i = from; i < to; i++) marked[documents[i]!]! |= covers;
  }
}

/** Adds a clue up for these documents only, lowest first. */
export function pickUp(
  clue: Clue,
  wanted: readonly number[],
  postings: Postings,
  tally: Tally,
): void {
  for (const list of postings.lists(clue.term)) {
    meet(list, wanted, (document, impact) => {
      tally.scores[document]! += addedBy(clue.weight, impact);
      tally.covered[document]! |= clue.covers;
    });
  }
}

/** Calls `met` for each wanted document, lowest first, that a list holds. */
export function meet(
  list: PostingList,
  wanted: readonly number[],
  met: (document: number, impact: number) => void,
): void {
  const { first, documents, impacts, to } = list;
  const search = lengthOf(list) > FAR_LONGER * wanted.length;
  let at = list.from;
  for (const document of wanted) {
    if (search) at = placeOf(list, document, at);
    else while (at < to && documents[at]! < document - first) at++;
    if (at >= to) return;
    if (documents[at] === document - first) met(document, impacts[at]!);
  }
}

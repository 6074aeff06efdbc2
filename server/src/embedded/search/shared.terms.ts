import type { Candidate } from '../../platform/search/port.ts';
import type { IndexView } from './index.view.ts';
import { highestIdf, idf } from './lexicon.ts';
import { type PostingList, placeOf } from './postings.ts';
import type { TermDictionary } from './term.dictionary.ts';
import { firstOf, isBigram, isWordKey, secondOf } from './tokens.ts';

type Shared = Pick<Candidate, 'matched' | 'rarity'>;

/** A list this many times longer than what is looked for in it is searched, not read. */
const FAR_LONGER = 8;

/** For each of the best documents the words it shares, best first; characters inside a shared bigram are left out. */
export function matchedTerms(index: IndexView, terms: number[], best: number[]): Shared[] {
  const shared: number[][] = best.map(() => []);
  const ranks = best.map((_, rank) => rank).sort((a, b) => best[a]! - best[b]!);
  const rankOf = new Map(best.map((number, rank) => [number, rank]));
  for (const [place, term] of terms.entries())
    for (const list of index.postings.lists(term)) {
      const note = (rank: number) => shared[rank]!.push(place);
      if (list.to - list.from > FAR_LONGER * best.length) lookUp(list, ranks, best, note);
      else readThrough(list, rankOf, note);
    }
  const spelling = terms.map((term) => spelled(term, index));
  return shared.map((places) => withoutInner(places, spelling));
}

function readThrough(
  { first, documents, from, to }: PostingList,
  rankOf: Map<number, number>,
  note: (rank: number) => void,
): void {
  for (let i = from; i < to; i++) {
    const rank = rankOf.get(first + documents[i]!);
    if (rank !== undefined) note(rank);
  }
}

function lookUp(
  list: PostingList,
  ranks: number[],
  best: number[],
  note: (rank: number) => void,
): void {
  let at = list.from;
  for (const rank of ranks) {
    const wanted = best[rank]!;
    at = placeOf(list, wanted, at);
    if (at === list.to) return;
    if (list.first + list.documents[at]! === wanted) note(rank);
  }
}

interface Spelled {
  key: number;
  word: string;
  rarity: number;
}

const spelled = (term: number, { dictionary, lexicon }: IndexView): Spelled => {
  const key = dictionary.keys[term]!;
  return {
    key,
    word: written(key, dictionary),
    rarity: idf(lexicon, term) / highestIdf(lexicon),
  };
};

function withoutInner(places: number[], spelling: Spelled[]): Shared {
  const inside = new Set<number>();
  for (const place of places) {
    const { key } = spelling[place]!;
    if (isBigram(key)) inside.add(firstOf(key)).add(secondOf(key));
  }
  const matched: string[] = [];
  const rarity: number[] = [];
  for (const place of places) {
    const one = spelling[place]!;
    if (inside.has(one.key)) continue;
    matched.push(one.word);
    rarity.push(one.rarity);
  }
  return { matched, rarity };
}

function written(key: number, dictionary: TermDictionary): string {
  if (isWordKey(key)) return dictionary.wordOf(key);
  const last = String.fromCharCode(secondOf(key));
  return isBigram(key) ? String.fromCharCode(firstOf(key)) + last : last;
}

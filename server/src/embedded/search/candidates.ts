import type { Candidate, CandidateRequest } from '../../platform/search/port.ts';
import { normalize } from './characters.ts';
import { sieve } from './facet.counts.ts';
import type { IndexView } from './index.view.ts';
import { idf } from './lexicon.ts';
import { UNPACKED } from './postings.ts';
import { matchedTerms } from './shared.terms.ts';
import type { TermDictionary } from './term.dictionary.ts';
import { bigramKey, isBigram, isWordKey, walk } from './tokens.ts';
import { firstOf } from './top.ts';

const LONGEST_TEXT = 20_000;
const MOST_CANDIDATES = 1000;

/** A word of letters stands alone where a Han word brings its characters and pairs besides; so it counts for more. */
const WORD_WORTH = 2;
/** A Han character by itself against a pair: titles name a thing by one character of its word (炉 of 焦炉, 窑 of 石灰窑). */
const CHARACTER_WORTH = 2;
/** The power of idf that a word of a long text is weighed by: what is rare tells far more than what is not. */
const STEEPNESS = 1.5;
/** BM25's k1 for whole texts: a short title that holds a word tells more than a long one, further than for a typed word. */
const SATURATION = 4;

interface Weighted {
  term: number;
  weight: number;
}

/** The documents that share the most telling words with the given texts. */
export function findCandidates(index: IndexView, request: CandidateRequest): Candidate[] {
  const { passed } = sieve(request.filter, index.filterColumns, index.store.live());
  const terms = tellingTerms(index, request);
  const { scores, total } = gather(terms, index);
  for (let i = 0; i < passed.length; i++) if (!scores[i]) passed[i] = 0;
  const limit = Math.max(0, Math.min(MOST_CANDIDATES, Math.trunc(request.limit) || 0));
  const idAt = (number: number): string => index.store.idAt(number);
  const order = (a: number, b: number): number =>
    scores[b]! - scores[a]! || (idAt(a) < idAt(b) ? -1 : 1);
  const best = firstOf(passed, limit, order, scores);
  const matched = matchedTerms(
    index,
    terms.map(({ term }) => term),
    best,
  );
  return best.map((number, rank) => ({
    id: idAt(number),
    score: scores[number]!,
    share: scores[number]! / (total * (SATURATION + 1)),
    ...matched[rank]!,
  }));
}

/** Adds up BM25F; what each of the 256 weights of a posting earns is worked out once a word. */
function gather(terms: Weighted[], { postings, store }: IndexView) {
  const scores = new Float32Array(store.count);
  const earned = new Float64Array(UNPACKED.length);
  let total = 0;
  for (const { term, weight } of terms) {
    total += weight;
    for (let packed = 0; packed < earned.length; packed++) {
      const impact = UNPACKED[packed]!;
      earned[packed] = (weight * impact * (SATURATION + 1)) / (impact + SATURATION);
    }
    for (const { first, documents, impacts, from, to } of postings.lists(term)) {
      const scored = scores.subarray(first);
      for (let i = from; i < to; i++) scored[documents[i]!]! += earned[impacts[i]!]!;
    }
  }
  return { scores, total };
}

/** The words of the texts with the highest idf times saturated weight, best first. */
function tellingTerms(index: IndexView, { texts, terms }: CandidateRequest): Weighted[] {
  const { dictionary, lexicon } = index;
  const weights = new Map<number, number>();
  for (const { text, weight } of texts) {
    for (const [term, times] of counted(text, dictionary)) {
      // by the logarithm: a need repeats its commonest words more than its most telling ones
      const worth = weight * worthOf(dictionary.keys[term]!);
      weights.set(term, (weights.get(term) ?? 0) + worth * (1 + Math.log(times)));
    }
  }
  return [...weights]
    .map(([term, sum]) => ({ term, weight: idf(lexicon, term) ** STEEPNESS * sum }))
    .filter((each) => each.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.term - b.term)
    .slice(0, Math.max(1, Math.trunc(terms) || 1));
}

function worthOf(key: number): number {
  if (isWordKey(key)) return WORD_WORTH;
  return isBigram(key) ? 1 : CHARACTER_WORTH;
}

/** How often each known term is in a text. */
function counted(text: string, dictionary: TermDictionary): Map<number, number> {
  const times = new Map<number, number>();
  const note = (key: number): void => {
    const term = key < 0 ? -1 : dictionary.find(key);
    if (term >= 0) times.set(term, (times.get(term) ?? 0) + 1);
  };
  walk(normalize(text.slice(0, LONGEST_TEXT)), {
    han: (code, previous) => {
      note(code);
      if (previous) note(bigramKey(previous, code));
    },
    word: (word) => note(dictionary.wordKey(word)),
  });
  return times;
}

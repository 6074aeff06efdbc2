import type { MultiSearchQuery } from 'meilisearch';
import { normalize } from '../../embedded/search/characters.ts';
import { walk } from '../../embedded/search/tokens.ts';
import { filterText } from './meili.filter.ts';
import type { Candidate, CandidateRequest } from './port.ts';

/**
 * A need's text as one query would be cut to ten words and ranked by rules, not by idf: measured three
 * times worse. So each word is a query of its own, and their answers are put together here.
 */
const MOST_PROBES = 60;
const HITS_A_PROBE = 100;
const LONGEST_TEXT = 4000;

export interface Probe {
  word: string;
  weight: number;
}

/** Words worth asking for: Han pairs and other words, heaviest first, earlier ones before later ones. */
export function probesOf(request: CandidateRequest): Probe[] {
  const weights = new Map<string, number>();
  const note = (word: string, weight: number) =>
    weights.set(word, (weights.get(word) ?? 0) + weight);
  for (const { text, weight } of request.texts) {
    walk(normalize(text.slice(0, LONGEST_TEXT)), {
      han: (code, previous) => {
        if (previous) note(String.fromCharCode(previous, code), weight);
      },
      word: (word) => {
        if (word.length > 1) note(word, weight);
      },
    });
  }
  return [...weights]
    .map(([word, sum]) => ({ word, weight: (sum * 2.2) / (sum + 1.2) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_PROBES);
}

export function probeQueries(request: CandidateRequest, probes: Probe[]): MultiSearchQuery[] {
  return probes.map(({ word }) => ({
    indexUid: request.index,
    q: word,
    ...(request.filter && { filter: filterText(request.filter) }),
    limit: HITS_A_PROBE,
    attributesToRetrieve: ['id'],
    showRankingScore: true,
    matchingStrategy: 'all' as const,
  }));
}

export interface ProbeResult {
  hits: { id?: string; _rankingScore?: number }[];
  estimatedTotalHits?: number;
}

/**
 * What a word is worth of what it could be at most, on the scale of the embedded engine's BM25: found in the least
 * telling field a fifth, in a title (Meilisearch's best fit) about twice that. Its own scores say how well a word fits,
 * not how much of a text it is, and summed as they are they would call everything alike.
 */
const SATURATION = 4;
const TITLE_WORTH = 3;
const worthOf = (fit: number): number => {
  const impact = TITLE_WORTH ** Math.max(0, Math.min(1, fit));
  return impact / (impact + SATURATION);
};

/** Sums weight, idf and ranking score of the `terms` most telling probes; `documents` is the index's size. */
export function fuse(
  request: CandidateRequest,
  probes: Probe[],
  results: ProbeResult[],
  documents: number,
): Candidate[] {
  const highest = Math.log(1 + Math.max(0.5, documents - 0.5) / 1.5);
  const telling = probes
    .map(({ word, weight }, i) => {
      const { hits, estimatedTotalHits: count = 0 } = results[i] ?? { hits: [] };
      const idf = count ? Math.log(1 + Math.max(0, documents - count + 0.5) / (count + 0.5)) : 0;
      return { word, hits, weight: weight * idf, rarity: idf / highest };
    })
    .filter((probe) => probe.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, request.terms);
  const found = new Map<string, Candidate>();
  const most = telling.reduce((sum, { weight }) => sum + weight, 0);
  for (const { word, hits, weight, rarity } of telling) {
    for (const { id, _rankingScore: fit = 0 } of hits) {
      if (id === undefined) continue;
      const candidate = found.get(id) ?? { id, score: 0, share: 0, matched: [], rarity: [] };
      candidate.score += weight * worthOf(fit);
      candidate.share = candidate.score / most;
      candidate.matched.push(word);
      candidate.rarity.push(rarity);
      found.set(id, candidate);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, Math.max(0, request.limit));
}

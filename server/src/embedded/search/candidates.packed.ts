import type { Candidate } from '../../platform/search/port.ts';

/**
 * Candidates as they cross between the threads: each word once, numbers in flat arrays. A hundred candidates share
 * eighty words, and copying them out for each cost more than finding them.
 */
export interface PackedCandidates {
  ids: string[];
  scores: Float64Array;
  shares: Float64Array;
  words: string[];
  /** of each word */
  rarity: number[];
  /** places in `words`, candidate by candidate */
  held: Uint32Array;
  /** where the words of each candidate end in `held` */
  ends: Uint32Array;
}

export function packCandidates(found: Candidate[]): PackedCandidates {
  const places = new Map<string, number>();
  const rarity: number[] = [];
  const held: number[] = [];
  const ends = found.map((one) => {
    for (const [at, word] of one.matched.entries()) {
      let place = places.get(word);
      if (place === undefined) {
        place = places.size;
        places.set(word, place);
        rarity.push(one.rarity[at]!);
      }
      held.push(place);
    }
    return held.length;
  });
  return {
    ids: found.map(({ id }) => id),
    scores: Float64Array.from(found, ({ score }) => score),
    shares: Float64Array.from(found, ({ share }) => share),
    words: [...places.keys()],
    rarity,
    held: Uint32Array.from(held),
    ends: Uint32Array.from(ends),
  };
}

export const unpackCandidates = (packed: PackedCandidates): Candidate[] =>
  packed.ids.map((id, at) => {
    const places = packed.held.subarray(packed.ends[at - 1] ?? 0, packed.ends[at]);
    return {
      id,
      score: packed.scores[at]!,
      share: packed.shares[at]!,
      matched: Array.from(places, (place) => packed.words[place]!),
      rarity: Array.from(places, (place) => packed.rarity[place]!),
    };
  });

import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';

/**
 * The records that the reasons of a match stand on, and no others: what a reason names can be opened beside it.
 * A profile that may be matched is public, its records are too.
 */
export const recordsBehind = (match: Match, evidence: readonly Evidence[]): Evidence[] => {
  const cited = new Set(match.reasons.flatMap(({ sources }) => sources.map(({ id }) => id)));
  return evidence.filter(({ key }) => cited.has(key));
};

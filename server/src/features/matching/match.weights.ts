import type { FeatureName } from '@zhiqiao/shared/matching/match.schema';

export type PerFeature = Partial<Record<FeatureName, number>>;

/**
 * Points of each feature at its best; each table sums to 100. Raise the version with every change: it is
 * kept with each judgement, so that an old one can be explained by the weights of its day.
 */
export const matchWeights: { version: number; expert: PerFeature; outcome: PerFeature } = {
  version: 1,
  expert: {
    likeness: 32,
    cover: 26,
    evidence: 10,
    industry: 8,
    discipline: 8,
    availability: 5,
    distance: 4,
    mode: 4,
    freshness: 3,
  },
  outcome: {
    likeness: 42,
    cover: 22,
    evidence: 8,
    industry: 12,
    maturity: 8,
    mode: 5,
    freshness: 3,
  },
};

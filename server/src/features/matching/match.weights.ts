import type { FeatureName } from '@zhiqiao/shared/matching/match.schema';

export type PerFeature = Partial<Record<FeatureName, number>>;
/** What each feature found, 0..1; undefined where the need leaves it open. */
export type Judged = { [name in FeatureName]?: number | undefined };

/**
 * Points of each feature at its best; each table sums to 100. Raise the version with every change: it is
 * kept with each judgement, so that an old one can be explained by the weights of its day.
 */
export const matchWeights: { version: number; expert: PerFeature; outcome: PerFeature } = {
  version: 3,
  expert: {
    likeness: 36,
    subject: 3,
    evidence: 3,
    cover: 26,
    industry: 8,
    discipline: 8,
    availability: 5,
    distance: 4,
    mode: 4,
    freshness: 3,
  },
  outcome: {
    likeness: 51,
    subject: 5,
    evidence: 4,
    cover: 22,
    industry: 10,
    maturity: 4,
    mode: 2,
    freshness: 2,
  },
};

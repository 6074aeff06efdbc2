import type { FeatureName } from '@zhiqiao/shared/matching/match.schema';

export type PerFeature = Partial<Record<FeatureName, number>>;
/** What each feature found, 0..1; undefined where the need leaves it open. */
export type Judged = { [name in FeatureName]?: number | undefined };

/**
 * Points of each feature at its best; each table sums to 100. Raise the version with every change: it is
 * kept with each judgement, so that an old one can be explained by the weights of its day.
 */
export const matchWeights: {
  version: number;
  expert: PerFeature;
  outcome: PerFeature;
  /** points that go from likeness by words to likeness of meaning, for pairs of which both sides have a vector */
  meaning: Record<'expert' | 'outcome', number>;
} = {
  version: 4,
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
  meaning: { expert: 12, outcome: 17 },
};

/** The table that a pair is judged by; a hundred points either way. @param meant both sides have a vector of one model */
export const weightsOf = (side: 'expert' | 'outcome', meant: boolean): PerFeature => {
  const table = matchWeights[side];
  if (!meant) return table;
  const meaning = Math.min(matchWeights.meaning[side], table.likeness ?? 0);
  return { ...table, likeness: (table.likeness ?? 0) - meaning, meaning };
};

import type { ExpertProfile } from './expert.schema.ts';

/** What a profile lacks before it can be matched well; the client words each code. */
export interface ProfileGap {
  code:
    | 'unitMissing'
    | 'titleMissing'
    | 'disciplineMissing'
    | 'industryMissing'
    | 'summaryShort'
    | 'evidenceFew'
    | 'evidenceNoFigures'
    | 'townMissing'
    | 'timeMissing';
  field: string;
  points: number;
}

const figures = /\d/;

/** Profile completeness 0-100, in the spirit of 需求体检: what firms and the matching look at weighs most. */
export const profileHealth = (profile: ExpertProfile): { score: number; gaps: ProfileGap[] } => {
  const shown = profile.evidence.length;
  const counted = profile.evidence.filter((item) => figures.test(item.text)).length;
  const parts: (ProfileGap & { got: number })[] = [
    {
      code: 'unitMissing',
      field: 'unitName',
      points: 6,
      got: profile.unit || profile.unitName ? 6 : 0,
    },
    { code: 'titleMissing', field: 'title', points: 4, got: profile.title ? 4 : 0 },
    {
      code: 'disciplineMissing',
      field: 'disciplines',
      points: 12,
      got: profile.disciplines.length ? 12 : 0,
    },
    {
      code: 'industryMissing',
      field: 'industries',
      points: 12,
      got: profile.industries.length ? 12 : 0,
    },
    {
      code: 'summaryShort',
      field: 'summary',
      points: 16,
      got: Math.round(16 * Math.min(1, profile.summary.length / 80)),
    },
    {
      code: 'evidenceFew',
      field: 'evidence',
      points: 26,
      got: Math.round((26 * Math.min(3, shown)) / 3),
    },
    {
      code: 'evidenceNoFigures',
      field: 'evidence',
      points: 12,
      got: shown ? Math.round((12 * counted) / shown) : 0,
    },
    { code: 'townMissing', field: 'towns', points: 6, got: profile.towns.length ? 6 : 0 },
    {
      code: 'timeMissing',
      field: 'availability',
      points: 6,
      got: profile.availability.daysPerMonth > 0 ? 6 : 0,
    },
  ];
  return {
    score: parts.reduce((sum, part) => sum + part.got, 0),
    gaps: parts
      .filter((part) => part.got < part.points)
      .map(({ got, ...part }) => ({ ...part, points: part.points - got }))
      .toSorted((a, b) => b.points - a.points),
  };
};

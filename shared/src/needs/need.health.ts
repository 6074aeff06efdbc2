import type { Indicator, NeedBrief } from './need.schema.ts';

/** Points a need must have before the bureau looks at it; a county's rule row may ask for another number. */
export const submitLine = 60;

/** What is missing, worth how much, and at which field. The client has a plain sentence for each code. */
export interface HealthGap {
  code:
    | 'titleShort'
    | 'vague'
    | 'backgroundShort'
    | 'triedMissing'
    | 'noIndicator'
    | 'currentMissing'
    | 'targetMissing'
    | 'unitMissing'
    | 'methodMissing'
    | 'budgetMissing'
    | 'deadlineMissing'
    | 'industryMissing'
    | 'wordsMissing'
    | 'modeMissing'
    | 'filesMissing';
  field: string;
  points: number;
  /** the indicator or the phrase it speaks of */
  quote?: string;
}

export interface Health {
  score: number;
  gaps: HealthGap[];
}

type Part = NeedBrief;
const share = (full: number, part: number) => Math.round(full * Math.min(1, Math.max(0, part)));

/** Words that promise something without a number: 提高寿命, 降低成本. */
const vague = /(提高|提升|降低|减少|改善|优化|增强|延长|解决)[\p{Script=Han}]{1,8}/u;

interface Item {
  points: number;
  got: number;
  gap: Omit<HealthGap, 'points'>;
}

const indicatorItems = (list: readonly Indicator[]): Item[] => {
  if (list.length === 0)
    return [{ points: 50, got: 0, gap: { code: 'noIndicator', field: 'indicators' } }];
  const parts = [
    {
      points: 12,
      code: 'currentMissing',
      field: 'current',
      has: (i: Indicator) => i.current !== null,
    },
    {
      points: 16,
      code: 'targetMissing',
      field: 'target',
      has: (i: Indicator) => i.target !== null,
    },
    { points: 8, code: 'unitMissing', field: 'unit', has: (i: Indicator) => i.unit !== '' },
    {
      points: 14,
      code: 'methodMissing',
      field: 'method',
      has: (i: Indicator) => i.method.length >= 2,
    },
  ] as const;
  return parts.map(({ points, code, field, has }) => {
    const firstWithout = list.findIndex((item) => !has(item));
    return {
      points,
      got: share(points, list.filter(has).length / list.length),
      gap: {
        code,
        field: `indicators.${Math.max(0, firstWithout)}.${field}`,
        ...(firstWithout >= 0 ? { quote: list[firstWithout]!.name } : {}),
      },
    };
  });
};

const phrase = (brief: Part): string | undefined =>
  vague.exec(`${brief.title} ${brief.background}`)?.[0];

const wordItems = (brief: Part): Item[] => [
  { points: 6, got: share(6, brief.title.length / 8), gap: { code: 'titleShort', field: 'title' } },
  {
    points: 12,
    got: share(12, brief.background.length / 60),
    gap: { code: 'backgroundShort', field: 'background' },
  },
  {
    points: 6,
    got: share(6, brief.tried.length / 10),
    gap: { code: 'triedMissing', field: 'tried' },
  },
  { points: 7, got: brief.budget ? 7 : 0, gap: { code: 'budgetMissing', field: 'budget' } },
  { points: 7, got: brief.deadline ? 7 : 0, gap: { code: 'deadlineMissing', field: 'deadline' } },
  { points: 5, got: brief.industry ? 5 : 0, gap: { code: 'industryMissing', field: 'industry' } },
  {
    points: 3,
    got: brief.keywords.length + brief.disciplines.length > 0 ? 3 : 0,
    gap: { code: 'wordsMissing', field: 'keywords' },
  },
  { points: 2, got: brief.modes.length > 0 ? 2 : 0, gap: { code: 'modeMissing', field: 'modes' } },
  { points: 2, got: brief.files.length > 0 ? 2 : 0, gap: { code: 'filesMissing', field: 'files' } },
];

/** 需求体检: 0-100 and what is missing, dearest first. Pure, so the form shows it live and the server asks the same. */
export const healthOf = (brief: Part): Health => {
  const items = [...indicatorItems(brief.indicators), ...wordItems(brief)];
  const score = items.reduce((sum, item) => sum + item.got, 0);
  const gaps: HealthGap[] = items
    .filter((item) => item.got < item.points)
    .map((item) => ({ ...item.gap, points: item.points - item.got }));
  const said = phrase(brief);
  const numberless = !brief.indicators.some((item) => item.target !== null);
  if (said && numberless) {
    return {
      score,
      gaps: [{ code: 'vague', field: 'indicators', points: 0, quote: said }, ...sorted(gaps)],
    };
  }
  return { score, gaps: sorted(gaps) };
};

const sorted = (gaps: HealthGap[]): HealthGap[] => gaps.toSorted((a, b) => b.points - a.points);

/** An indicator that can be measured: a target with a unit. */
export const measurable = (item: Indicator): boolean => item.target !== null && item.unit !== '';

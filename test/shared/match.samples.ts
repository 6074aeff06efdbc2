import type {
  ExpertForMatch,
  MatchSetting,
  NeedForMatch,
  OutcomeForMatch,
} from '../../server/src/features/matching/match.input.ts';

export const setting: MatchSetting = {
  now: '2026-11-21T00:00:00.000Z',
  activeLimit: 3,
  keepToTowns: true,
};

/** How the search engine found a candidate: at a share of the highest score, by words each in few documents. */
export const foundAt = (share: number, ...matched: string[]) => ({
  share,
  matched,
  rarity: matched.map(() => 0.8),
});

export const bearingNeed = (more: Partial<NeedForMatch> = {}): NeedForMatch => ({
  id: 'need1',
  title: '深沟球轴承磨削噪声控制',
  background: '套圈磨削后振动与噪声偏高',
  keywords: ['轴承', '噪声'],
  indicators: [
    { id: 'noise', name: '轴承噪声', current: 45, target: 38, unit: 'dB', comparator: 'lte' },
    { id: 'life', name: '疲劳寿命', current: 800, target: 1200, unit: '小时', comparator: 'gte' },
  ],
  industry: '3451',
  disciplines: ['4602020'],
  town: '330881100',
  modes: ['consult'],
  firm: { id: 'firm1', creditCode: '91330881TESTAAAA0X', foundedBy: [], investors: [] },
  ...more,
});

export const noiseRecord = {
  id: 'ev1',
  kind: 'paper' as const,
  title: '低噪声深沟球轴承套圈磨削工艺',
  text: '优化砂轮修整后，轴承噪声降至 36.5 dB；样本 200 套。',
  year: 2024,
};

export const bearingExpert = (more: Partial<ExpertForMatch> = {}): ExpertForMatch => ({
  id: 'expert1',
  category: 'silver',
  unitId: 'unit1',
  unitCreditCode: '12330000TESTBBBB0X',
  title: '高级工程师',
  disciplines: ['4602020'],
  industries: ['3451'],
  summary: '',
  evidence: [noiseRecord],
  availability: { paused: false, daysPerMonth: 8 },
  capacity: 2,
  activeCount: 0,
  towns: ['330881100'],
  relatedOrganisations: [],
  updatedAt: '2026-10-01T00:00:00.000Z',
  ...more,
});

export const bearingOutcome = (more: Partial<OutcomeForMatch> = {}): OutcomeForMatch => ({
  id: 'outcome1',
  title: '低噪声轴承套圈磨削装备',
  summary: '轴承噪声不高于 37dB，疲劳寿命 900 小时',
  keywords: ['轴承'],
  industries: ['3451'],
  maturity: 7,
  modes: ['license'],
  ownerUnitId: 'unit1',
  ownerUnitCreditCode: '12330000TESTBBBB0X',
  listedAt: '2026-10-01T00:00:00.000Z',
  ...more,
});

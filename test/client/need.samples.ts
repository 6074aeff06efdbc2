import type { NeedView } from '@zhiqiao/shared/needs/need.schema';

export const hex = (digit: string) => digit.repeat(24);

/** A need as its reader sees it, with what the story is about. */
export const needView = (changes: Partial<NeedView> = {}): NeedView => ({
  id: hex('a'),
  number: 'XQ2026-0018',
  rev: 3,
  state: 'draft',
  title: '精密轴承套圈磨削噪声控制',
  industry: '3451',
  disciplines: [],
  town: '331201101',
  county: '331201',
  deadline: '2027-03-31',
  firm: { id: hex('f'), name: '砺行轴承', verified: true },
  problem: { background: '套圈磨削后噪声散差大', tried: '', keywords: [] },
  indicators: [
    {
      key: 'v2rate',
      name: 'V2 级合格率',
      current: 86,
      target: 95,
      upper: null,
      unit: '%',
      comparator: 'gte',
      method: '',
    },
  ],
  terms: { budget: { min: 40_000_000, max: 60_000_000 }, modes: ['jointDevelop'] },
  files: [],
  secrets: '',
  tiers: {
    problem: 'public',
    indicators: 'public',
    terms: 'public',
    files: 'promised',
    secrets: 'selected',
  },
  hidden: [],
  standings: ['signedIn', 'firm'],
  bids: { total: 0, waiting: 0 },
  confirmed: true,
  health: 70,
  createdAt: '2026-11-03T02:00:00Z',
  ...changes,
});

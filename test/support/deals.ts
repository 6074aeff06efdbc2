import type { House } from './app.ts';
import { aVerifiedExpert, aVerifiedFirm, type Seated, seated } from './people.ts';

/** A day from now, 2026-11-21. */
export const dayAhead = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export const needBrief = (changes: object = {}) => ({
  title: '精密轴承套圈磨削噪声控制',
  background:
    '套圈磨削后噪声散差大，V2 合格率只有 86%，客户要 95% 以上。同一砂轮前后批振动差 3 dB，怀疑与修整间隔和滚道圆度有关，产线节拍不能放慢。',
  tried: '换过两种砂轮，缩短过修整间隔，效果不稳定。',
  keywords: ['轴承', '磨削', '噪声'],
  indicators: [
    {
      key: 'ind1',
      name: 'V2 合格率',
      current: 86,
      target: 95,
      unit: '%',
      comparator: 'gte',
      method: '测振仪抽检 200 套/批，连续 3 批',
    },
    {
      key: 'ind2',
      name: '滚道圆度',
      current: 1.8,
      target: 0.8,
      unit: 'μm',
      comparator: 'lte',
      method: '圆度仪，每批 20 件',
    },
  ],
  budget: { min: 40_000_000, max: 60_000_000 },
  deadline: dayAhead(150),
  industry: '3451',
  disciplines: ['4602020'],
  town: '331201101',
  modes: ['jointDevelop'],
  secrets: '砂轮牌号与主要客户名单',
  ...changes,
});

export const bidBrief = (changes: object = {}) => ({
  answers: [
    { key: 'ind1', answer: 'yes', value: 96, words: '3 批连检' },
    { key: 'ind2', answer: 'partly', value: 0.9, words: '二期再降' },
  ],
  plan: '先做两周的测振与圆度普查，再调整修整参数，最后在一条产线上连续验证三批。',
  months: 9,
  price: 48_000_000,
  conflict: '',
  nothingConfidential: true,
  conflictDeclared: true,
  ...changes,
});

export interface Cast {
  officer: Seated;
  firm: Seated;
  expert: Seated;
  rival: Seated;
}

/** The bureau, a verified firm and two verified experts. */
export const aCast = async (house: House): Promise<Cast> => {
  const officer = await seated(house, 'broker');
  const firm = await aVerifiedFirm(house, officer);
  const expert = await aVerifiedExpert(house, officer);
  const rival = await aVerifiedExpert(house, officer, {
    name: '陆怀瑾',
    category: 'silver',
    title: '高级工程师',
  });
  return { officer, firm, expert, rival };
};

/** A draft of the firm. @returns its view */
export const aDraft = async (firm: Seated, changes: object = {}) =>
  (await firm.person.post('/api/needs', needBrief(changes)).expect(200)).body;

export const aPublishedNeed = async (
  cast: Pick<Cast, 'firm' | 'officer'>,
  changes: object = {},
) => {
  const draft = await aDraft(cast.firm, changes);
  await cast.firm.person
    .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '与在办需求是不同产线' })
    .expect(200);
  return (await cast.officer.person.post(`/api/needs/${draft.id}/publish`).expect(200)).body;
};

/** A bid that reached the firm. */
export const aBid = async (expert: Seated, need: string, changes: object = {}) => {
  const draft = (await expert.person.post('/api/bids', { need, ...bidBrief(changes) }).expect(200))
    .body;
  return (await expert.person.post(`/api/bids/${draft.id}/submit`).expect(200)).body;
};

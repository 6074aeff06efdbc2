import { describe, expect, it } from '@jest/globals';
import { noticeZh } from '@zhiqiao/shared/notices/notice.zh';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { deviceText } from '../../client/src/features/accounts/SessionsPanel.tsx';
import {
  deedsOnOutcome,
  mayEditOutcome,
} from '../../client/src/features/outcomes/outcome.deeds.ts';
import { fromOutcome, priceOf, toBrief } from '../../client/src/features/outcomes/outcome.form.ts';
import { safeAddress } from '../../client/src/pages/accounts/comingFrom.ts';
import { noticeRules } from '../../server/src/features/notices/notice.table.ts';

const outcome: OutcomeView = {
  id: 'a'.repeat(24),
  rev: 2,
  number: 'CG2026-0001',
  state: 'draft',
  title: '套圈超精研',
  summary: '圆度 0.72 μm',
  keywords: ['轴承', '磨削'],
  maturity: 6,
  patents: ['ZL 1', 'ZL 2'],
  industries: ['3451'],
  modes: ['license'],
  price: 12_500_000,
  terms: '',
  trialFirst: true,
  ownershipClear: true,
  maturityEvidence: '两家企业中试',
  properties: [{ number: 'ZL 2023 1 0000001', kind: 'invention', validUntil: '2043-06-30' }],
  offer: {
    mode: 'oneOff',
    pricing: { kind: 'fixed', amountFen: 18_000_000 },
    trigger: 'kept',
    triggerNote: '',
  },
  exclusive: true,
  taken: false,
  trialScope: '一条产线',
  trialMonths: 6,
  dispute: '',
  inventors: [
    { name: '林知微', share: 60, expert: 'c'.repeat(24) },
    { name: '课题组', share: 40 },
  ],
  files: [],
  hiddenFiles: 0,
  pictures: [],
  trials: { running: 0, total: 0, converted: 0 },
  owner: { id: 'b'.repeat(24), name: '之滨理工' },
  county: '331201',
  standings: ['signedIn', 'unit'],
};

describe('an outcome in its form', () => {
  it('when it is read into the form and sent again, then nothing has changed', () => {
    const { title, summary, keywords, maturity, patents, industries, modes, price } = outcome;
    const { maturityEvidence, properties, offer, exclusive, trialScope, trialMonths } = outcome;
    expect(toBrief(fromOutcome(outcome))).toEqual({
      ...{ title, summary, keywords, maturity, patents, industries, modes, price },
      ...{ maturityEvidence, properties, offer, exclusive, trialScope, trialMonths },
      ...{ dispute: '', inventors: outcome.inventors, files: [], pictures: [] },
      terms: '',
      trialFirst: true,
      ownershipClear: true,
    });
  });

  it('when it is paid for in stages, by a share of sales or by a formula, then the form loses nothing of it', () => {
    const formula = (changes: object) => ({
      kind: 'formula' as const,
      formula: '销售额 × 3%',
      quantities: [
        {
          name: '销售额',
          label: '用到本成果的产品的年销售额',
          unit: '元',
          over: 'last' as const,
        },
      ],
      capFen: 30_000_000,
      years: 3,
      ...changes,
    });
    const two = [
      { name: '产量', label: '年产量', unit: '套', over: 'sum' as const },
      { name: '单价', label: '每套单价', unit: '元', over: 'last' as const },
    ];
    const offers = [
      {
        mode: 'staged',
        pricing: {
          kind: 'stages',
          stages: [
            { label: '首付', amountFen: 6_000_000, when: '签合同后 10 日' },
            { label: '验收款', amountFen: 12_000_000, when: '量产验收后' },
          ],
        },
      },
      { mode: 'salesShare', pricing: formula({}) },
      { mode: 'salesShare', pricing: formula({ formula: '产量 × 单价 × 1%', quantities: two }) },
      { mode: 'oneOff', pricing: formula({ formula: '产量 × 2', quantities: two, capFen: null }) },
    ] as Pick<NonNullable<OutcomeView['offer']>, 'mode' | 'pricing'>[];
    for (const money of offers) {
      const offer = { ...money, trigger: 'salesBegun' as const, triggerNote: '以首张发票为准' };
      expect(toBrief(fromOutcome({ ...outcome, offer })).offer).toEqual(offer);
    }
  });

  it('when money is typed as people type it, then it is whole fen; nothing is by agreement', () => {
    expect(priceOf('12.5')).toBe(12_500_000);
    expect(priceOf('１,２００')).toBe(1_200_000_000);
    expect(priceOf('0.07')).toBe(70_000);
    expect(priceOf(' ')).toBe(0);
    expect(priceOf('十二')).toBeNaN();
  });

  it('when somebody of the unit looks, then the deeds follow the state', () => {
    const deeds = (state: OutcomeView['state']) => deedsOnOutcome({ ...outcome, state });
    expect(deeds('draft')).toEqual(['submit']);
    expect(deeds('unitReview')).toEqual(['approve', 'giveBack']);
    expect(deeds('listed')).toEqual(['renew', 'delist']);
    expect(deeds('expired')).toEqual(['renew', 'delist']);
    expect(deeds('delisted')).toEqual([]);
    expect(mayEditOutcome(outcome)).toBe(true);
  });

  it('when an inventor looks, then they can write and submit, but not approve', () => {
    const mine = { ...outcome, standings: ['signedIn', 'inventor'] };
    expect(deedsOnOutcome(mine)).toEqual(['submit']);
    expect(deedsOnOutcome({ ...mine, state: 'unitReview' })).toEqual([]);
  });
});

describe('words for what the server says', () => {
  it('when the server knows a notice, then there is a sentence for it, and none for what it never sends', () => {
    const sent = [...new Set(noticeRules.map(({ code }) => code))];
    expect(Object.keys(noticeZh).sort()).toEqual(sent.sort());
  });

  it('when a browser says its long name, then people read two words', () => {
    const chrome =
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36';
    expect(deviceText(chrome)).toBe('Chrome · Windows');
    expect(deviceText(`${chrome} Edg/131.0`)).toBe('Edge · Windows');
    expect(deviceText('curl/8')).toBe('curl/8');
    expect(deviceText('')).toBe('—');
  });
});

describe('where signing in leads back to', () => {
  it('when the address is ours, then there; when it is somewhere else, then to the desk', () => {
    expect(safeAddress('/needs/1?tab=bids')).toBe('/needs/1?tab=bids');
    for (const foreign of ['//evil.example', '/\\evil.example', 'https://evil.example', '', null])
      expect(safeAddress(foreign)).toBe('/desk');
  });
});

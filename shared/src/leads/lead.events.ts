import type { LeadMove } from './lead.machine.ts';

export const leadEvents = {
  'lead.found': { zh: '发现一条可能合适的需求', en: 'found a need it may answer' },
  'lead.offered': { zh: '推荐给企业', en: 'offered to the firm' },
  'lead.taken': { zh: '企业有意', en: 'the firm is interested' },
  'lead.dismissed': { zh: '不合适', en: 'dismissed' },
  'lead.putOff': { zh: '暂不考虑', en: 'put off' },
  'lead.lapsed': { zh: '失效', en: 'lapsed' },
} as const;

export const leadFacts: Record<LeadMove, keyof typeof leadEvents> = {
  offer: 'lead.offered',
  take: 'lead.taken',
  dismiss: 'lead.dismissed',
  lapse: 'lead.lapsed',
};

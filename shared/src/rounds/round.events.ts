import type { OfferMove } from './offer.machine.ts';
import type { RoundMove } from './round.machine.ts';

export const roundEvents = {
  'round.begun': { zh: '新建对接场次', en: 'set up a round' },
  'round.edited': { zh: '改了场次的条件', en: 'changed the limits' },
  'round.solved': { zh: '求解', en: 'solved it' },
  'round.changed': { zh: '手工调整', en: 'changed it by hand' },
  'round.overruled': {
    zh: '一方说过不合适，仍指定配对',
    en: 'pinned a pair that a side had dismissed',
  },
  'round.published': { zh: '发布征询', en: 'published the offers' },
  'round.solvedRest': { zh: '余下的再求解', en: 'solved the rest' },
  'round.closed': { zh: '结束场次', en: 'closed it' },
  'round.cancelled': { zh: '取消场次', en: 'cancelled it' },
  'offer.made': { zh: '发出对接征询', en: 'made an offer' },
  'offer.expertAgreed': { zh: '专家同意', en: 'the expert accepted' },
  'offer.postAgreed': { zh: '岗位方同意', en: 'the post accepted' },
  'offer.agreed': { zh: '双方同意，对接成功', en: 'both accepted' },
  'offer.declined': { zh: '谢绝对接', en: 'declined' },
  'offer.lapsed': { zh: '逾期未答复', en: 'not answered in time' },
} as const;
export type RoundEvent = keyof typeof roundEvents;

export const roundFacts: Record<RoundMove, RoundEvent> = {
  solve: 'round.solved',
  edit: 'round.edited',
  publish: 'round.published',
  solveRest: 'round.solvedRest',
  close: 'round.closed',
  cancel: 'round.cancelled',
};

export const offerFacts: Record<OfferMove, RoundEvent> = {
  agreeAsExpert: 'offer.expertAgreed',
  agreeAsPost: 'offer.postAgreed',
  completeAsExpert: 'offer.agreed',
  completeAsPost: 'offer.agreed',
  decline: 'offer.declined',
  lapse: 'offer.lapsed',
};

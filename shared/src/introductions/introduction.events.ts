import type { IntroductionMove } from './introduction.machine.ts';

export const introductionEvents = {
  'introduction.begun': { zh: '引荐双方', en: 'introduced both' },
  'introduction.talking': { zh: '双方在谈', en: 'they talk' },
  'introduction.bid': { zh: '引荐后揭榜', en: 'a bid came of it' },
  'introduction.failed': { zh: '引荐没有谈成', en: 'nothing came of it' },
  'introduction.declined': { zh: '引荐被谢绝', en: 'one side declined' },
  'introduction.judged': { zh: '对推荐作了取舍', en: 'judged a suggestion' },
} as const;

export const introductionFacts: Record<IntroductionMove, keyof typeof introductionEvents> = {
  talk: 'introduction.talking',
  bid: 'introduction.bid',
  fail: 'introduction.failed',
  decline: 'introduction.declined',
};

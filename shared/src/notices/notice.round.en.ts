import type { noticeRoundZh } from './notice.round.zh.ts';

export const noticeRoundEn: Record<keyof typeof noticeRoundZh, string> = {
  offerMade: '{{round}}: {{expert}} and “{{title}}”. Please say yes or no',
  offerAgreed: '{{expert}} and “{{title}}”: both sides said yes',
  offerDeclined: '{{expert}} and “{{title}}”: one side declined',
  offerLapsed: '{{expert}} and “{{title}}”: not answered in time',
};

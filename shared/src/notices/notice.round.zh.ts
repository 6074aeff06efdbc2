/** Sentences of rounds and their offers; see notice.zh.ts. */
export const noticeRoundZh = {
  offerMade: '“{{round}}”：{{expert}}与“{{title}}”，请答复是否对接',
  offerAgreed: '{{expert}}与“{{title}}”双方同意对接',
  offerDeclined: '{{expert}}与“{{title}}”有一方谢绝了对接',
  offerLapsed: '{{expert}}与“{{title}}”的对接逾期没有答复',
};

import { machine } from '../kernel/machine.ts';

/** An offer of a round: nobody is placed before both sides have said yes. */
export const offerMachine = machine({
  noun: 'offer',
  initial: 'offered',
  states: {
    offered: { zh: '待双方答复', en: 'Both to answer', tone: 'wait' },
    expertAgreed: { zh: '专家已同意', en: 'The expert agreed', tone: 'wait' },
    postAgreed: { zh: '岗位方已同意', en: 'The post agreed', tone: 'wait' },
    agreed: { zh: '双方同意', en: 'Agreed', tone: 'done', final: true },
    declined: { zh: '已谢绝', en: 'Declined', tone: 'end', final: true },
    lapsed: { zh: '逾期未答', en: 'Not answered in time', tone: 'over', final: true },
  },
  moves: {
    agreeAsExpert: { from: ['offered'], to: 'expertAgreed', zh: '同意', en: 'Accept' },
    agreeAsPost: { from: ['offered'], to: 'postAgreed', zh: '同意', en: 'Accept' },
    completeAsExpert: { from: ['postAgreed'], to: 'agreed', zh: '同意', en: 'Accept' },
    completeAsPost: { from: ['expertAgreed'], to: 'agreed', zh: '同意', en: 'Accept' },
    decline: {
      from: ['offered', 'expertAgreed', 'postAgreed'],
      to: 'declined',
      zh: '谢绝',
      en: 'Decline',
    },
    lapse: {
      from: ['offered', 'expertAgreed', 'postAgreed'],
      to: 'lapsed',
      zh: '逾期',
      en: 'Lapse',
    },
  },
});
export type OfferState = keyof typeof offerMachine.states;
export type OfferMove = keyof typeof offerMachine.moves;

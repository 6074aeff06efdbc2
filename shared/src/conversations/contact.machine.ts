import { machine } from '../kernel/machine.ts';

/** Exchanging contact details: both must want it, and either may end it for the future. */
export const contactMachine = machine({
  noun: 'contact',
  initial: 'none',
  states: {
    none: { zh: '未交换', en: 'Not exchanged', tone: 'draft' },
    asked: { zh: '等对方同意', en: 'Asked', tone: 'wait' },
    agreed: { zh: '已互见', en: 'Exchanged', tone: 'done' },
    declined: { zh: '暂不交换', en: 'Declined', tone: 'over' },
    withdrawn: { zh: '已收回', en: 'Withdrawn', tone: 'over' },
  },
  moves: {
    ask: {
      from: ['none', 'declined', 'withdrawn'],
      to: 'asked',
      zh: '申请互换联系方式',
      en: 'Ask to exchange contact details',
    },
    agree: { from: ['asked'], to: 'agreed', zh: '同意互换', en: 'Agree' },
    decline: { from: ['asked'], to: 'declined', zh: '暂不交换', en: 'Not now' },
    withdraw: { from: ['asked', 'agreed'], to: 'withdrawn', zh: '收回', en: 'Withdraw' },
  },
});
export type ContactState = keyof typeof contactMachine.states;
export type ContactMove = keyof typeof contactMachine.moves;
export const contactStates = Object.keys(contactMachine.states) as [
  ContactState,
  ...ContactState[],
];
export const contactMoves = Object.keys(contactMachine.moves) as [ContactMove, ...ContactMove[]];

import { machine } from '../kernel/machine.ts';

/** The life of an engagement (聘任) that an award begins; appointments and postings add their own moves. */
export const engagementMachine = machine({
  noun: 'engagement',
  initial: 'agreement',
  states: {
    agreement: { zh: '待签协议', en: 'Agreement to sign', tone: 'wait' },
    active: { zh: '在岗', en: 'Active', tone: 'live' },
    completed: { zh: '期满', en: 'Completed', tone: 'done', final: true },
    terminated: { zh: '提前终止', en: 'Terminated', tone: 'end', final: true },
  },
  moves: {
    sign: { from: ['agreement'], to: 'active', zh: '签署协议', en: 'Sign' },
    complete: { from: ['active'], to: 'completed', zh: '完成', en: 'Complete' },
    terminate: { from: ['agreement', 'active'], to: 'terminated', zh: '终止', en: 'Terminate' },
  },
});
export type EngagementState = keyof typeof engagementMachine.states;

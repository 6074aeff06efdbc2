import { machine } from '../kernel/machine.ts';

/** The life of a rule row. Its days move it on; only `withdraw` is somebody's deed. */
export const ruleMachine = machine({
  noun: 'rule',
  initial: 'coming',
  states: {
    coming: { zh: '待施行', en: 'To come', tone: 'wait' },
    inForce: { zh: '施行中', en: 'In force', tone: 'live' },
    past: { zh: '已失效', en: 'Past', tone: 'end', final: true },
    withdrawn: { zh: '已撤下', en: 'Withdrawn', tone: 'end', final: true },
  },
  moves: {
    begin: { from: ['coming'], to: 'inForce', zh: '开始施行', en: 'Begin' },
    end: { from: ['inForce'], to: 'past', zh: '失效', en: 'End' },
    withdraw: { from: ['coming'], to: 'withdrawn', zh: '撤下', en: 'Withdraw' },
  },
});
export type RuleState = keyof typeof ruleMachine.states;

import { machine } from '../kernel/machine.ts';

/** The life of one payment under a technical contract: a stage of its price, or a year's share of sales. */
export const paymentMachine = machine({
  noun: 'payment',
  initial: 'planned',
  states: {
    planned: { zh: '未到期', en: 'Not due yet', tone: 'draft' },
    due: { zh: '待付', en: 'To be paid', tone: 'wait' },
    paid: { zh: '已付，待确认', en: 'Paid, to be confirmed', tone: 'live' },
    confirmed: { zh: '已到账', en: 'Received', tone: 'done', final: true },
    void: { zh: '不再付', en: 'No longer owed', tone: 'end', final: true },
  },
  moves: {
    call: { from: ['planned'], to: 'due', zh: '付款条件已到', en: 'Condition is met' },
    report: { from: ['planned'], to: 'due', zh: '报本期数据', en: 'Report the figures' },
    pay: { from: ['due'], to: 'paid', zh: '登记已付', en: 'Record the payment' },
    confirm: { from: ['paid'], to: 'confirmed', zh: '确认到账', en: 'Confirm receipt' },
    deny: { from: ['paid'], to: 'due', zh: '没有到账', en: 'Not received' },
    drop: { from: ['planned', 'due'], to: 'void', zh: '不再付', en: 'Drop' },
  },
});
export type PaymentState = keyof typeof paymentMachine.states;
export type PaymentMove = keyof typeof paymentMachine.moves;

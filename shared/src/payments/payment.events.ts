import type { PaymentMove } from './payment.machine.ts';

export const paymentEvents = {
  'payment.called': { zh: '付款条件已到', en: 'became due' },
  'payment.reported': { zh: '报本期数据', en: 'figures reported' },
  'payment.paid': { zh: '登记已付', en: 'recorded as paid' },
  'payment.confirmed': { zh: '确认到账', en: 'received' },
  'payment.denied': { zh: '没有到账', en: 'not received' },
  'payment.dropped': { zh: '不再付', en: 'no longer owed' },
} as const;

export const paymentFacts: Record<PaymentMove, keyof typeof paymentEvents> = {
  call: 'payment.called',
  report: 'payment.reported',
  pay: 'payment.paid',
  confirm: 'payment.confirmed',
  deny: 'payment.denied',
  drop: 'payment.dropped',
};

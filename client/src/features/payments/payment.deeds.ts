import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import * as doors from '@zhiqiao/shared/payments/payment.endpoints';
import { paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import { type PaymentStanding, paymentPolicy } from '@zhiqiao/shared/payments/payment.policy';
import type { PaymentView } from '@zhiqiao/shared/payments/payment.schema';

export const paymentDoors = {
  call: doors.callPayment,
  report: doors.reportPayment,
  pay: doors.payPayment,
  confirm: doors.confirmPayment,
  deny: doors.denyPayment,
} as const;
export type PaymentDeed = keyof typeof paymentDoors;

/** A year's share becomes due by its figures once the year is over, a part of the price when its moment has come. */
const fits = (view: PaymentView, deed: PaymentDeed): boolean => {
  if (deed === 'call') return view.kind === 'part';
  if (deed !== 'report') return true;
  return view.period !== undefined && Date.now() > Date.parse(`${view.period.to}T23:59:59+08:00`);
};

/** machine x policy, and the kind of the payment. */
export const deedsOnPayment = (view: PaymentView): PaymentDeed[] =>
  movesFrom(paymentMachine, view.state).filter(
    (move): move is PaymentDeed =>
      move in paymentDoors &&
      permits(paymentPolicy, move, view.standings as PaymentStanding[], view.state) &&
      fits(view, move as PaymentDeed),
  );

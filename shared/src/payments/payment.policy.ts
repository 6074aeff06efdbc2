import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { PaymentMove, PaymentState } from './payment.machine.ts';

/** buyer: who pays; seller: whose outcome it was; officer: the bureau, which watches. */
export type PaymentStanding = 'buyer' | 'seller' | 'officer' | 'clockwork';

export const paymentPolicy = policy<PaymentMove | 'read', PaymentStanding, PaymentState>({
  read: [{ who: ['buyer', 'seller', 'officer', 'clockwork'] }],
  call: [{ who: ['seller', 'clockwork'], when: ['planned'] }],
  report: [{ who: ['buyer'], when: ['planned'] }],
  pay: [{ who: ['buyer'], when: ['due'] }],
  confirm: [{ who: ['seller'], when: ['paid'] }],
  deny: [{ who: ['seller'], when: ['paid'] }],
  drop: [{ who: ['clockwork'], when: ['planned', 'due'] }],
});

export const paymentStandings = (
  actor: Actor | undefined,
  payment: { seller: string; buyer: string; county: string },
): PaymentStanding[] => {
  if (!actor) return [];
  const held: PaymentStanding[] = [];
  if (actor.organisation === payment.buyer) held.push('buyer');
  if (actor.organisation === payment.seller && actor.role === 'universityOfficer')
    held.push('seller');
  if (actor.county === payment.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

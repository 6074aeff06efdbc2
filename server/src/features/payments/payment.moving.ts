import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { paymentFacts } from '@zhiqiao/shared/payments/payment.events';
import { type PaymentMove, paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import {
  type PaymentStanding,
  paymentPolicy,
  paymentStandings,
} from '@zhiqiao/shared/payments/payment.policy';
import { record } from '../../platform/events.ts';
import { afterDays, afterWorkingDays, endOfDay, startOfDay } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { PaymentModel, type PaymentRow } from './payment.model.ts';

export interface Mover {
  id?: string;
  name: string;
  role: string;
}

export const standingsOn = (actor: Actor | undefined, row: PaymentRow): PaymentStanding[] =>
  paymentStandings(actor, {
    seller: String(row.seller),
    buyer: String(row.buyer),
    county: row.county,
  });

type Clocked = Pick<PaymentRow, 'state' | 'county'> & Partial<Pick<PaymentRow, 'dueOn' | 'period'>>;

/** Who has to act on it and by when; nothing while nothing can be done. */
export const clockFor = async (row: Clocked, at: Date): Promise<PaymentRow['clock']> => {
  const start = (who: string, what: string, startedAt: Date, due: Date) => ({
    who,
    what,
    startedAt,
    due,
  });
  if (row.state === 'due') return start('firm', 'pay', at, endOfDay(row.dueOn!));
  if (row.state === 'paid') {
    const days = await ruleValue('payment.confirmDays', row.county, at);
    return start('unit', 'confirmPaid', at, afterWorkingDays(at, days));
  }
  if (row.state !== 'planned' || !row.period) return undefined;
  const end = endOfDay(row.period.to);
  const days = await ruleValue('payment.reportDays', row.county, at);
  return start('firm', 'reportShare', startOfDay(row.period.to), afterDays(end, days));
};

const notFrom = (row: PaymentRow, move: PaymentMove): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'payment',
    state: row.state,
    move,
    movesLeft: movesFrom(paymentMachine, row.state),
  });

/** Loads a payment for a deed; refuses what the policy does not allow. */
export const paymentFor = async (
  id: string,
  actor: Actor,
  move: PaymentMove,
): Promise<PaymentRow> => {
  const row = await PaymentModel.findById(id).lean<PaymentRow>();
  if (!row) throw new Refusal('notFound');
  const held = standingsOn(actor, row);
  demand(paymentPolicy, 'read', held, row.state);
  const mayEver = paymentPolicy[move].some((line) => line.who.some((who) => held.includes(who)));
  if (mayEver && !(paymentMachine.moves[move].from as readonly string[]).includes(row.state))
    throw notFrom(row, move);
  demand(paymentPolicy, move, held, row.state);
  return row;
};

/** Moves a payment on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const movePayment = async (
  row: PaymentRow,
  move: PaymentMove,
  by: Mover,
  at: Date,
  set: Partial<PaymentRow> = {},
): Promise<PaymentRow> => {
  const to = advance(paymentMachine, row.state, move);
  const clock = await clockFor({ ...row, ...set, state: to }, at);
  const saved = await PaymentModel.findOneAndUpdate(
    { _id: row._id, state: row.state, rev: row.rev },
    {
      $set: { ...set, state: to, movedAt: at, ...(clock ? { clock } : {}) },
      $inc: { rev: 1 },
      ...(clock ? {} : { $unset: { clock: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<PaymentRow>();
  if (!saved) throw notFrom(row, move);
  await record(
    {
      name: paymentFacts[move],
      subject: { noun: 'payment', id: String(row._id) },
      about: { noun: 'contract', id: String(row.contract) },
      county: row.county,
      actor: { ...(by.id ? { id: by.id } : {}), name: by.name, role: by.role },
      from: row.state,
      to,
      ...(set.note ? { note: set.note } : {}),
      ...(saved.amountFen === undefined ? {} : { refs: { amountFen: String(saved.amountFen) } }),
    },
    at,
  );
  return saved;
};

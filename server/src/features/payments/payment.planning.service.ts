import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { refuseField } from '../../platform/language.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { addDays } from '../trials/trial.course.ts';
import { PaymentModel, type PaymentRow } from './payment.model.ts';
import { clockFor, type Mover, movePayment } from './payment.moving.ts';
import { type Priced, planOf, respread } from './payment.plan.ts';

interface Contract {
  id: string;
  number: string;
  title: string;
  seller: string;
  buyer: string;
  county: string;
}

const store = async (contract: Contract, parts: readonly object[], at: Date): Promise<void> => {
  const { id, number, title, seller, buyer, county } = contract;
  const whole = { contract: id, contractNumber: number, title, seller, buyer, county };
  const rows: object[] = [];
  for (const one of parts) {
    const clock = await clockFor({ ...(one as PaymentRow), county }, at);
    rows.push({ ...whole, ...one, ...(clock ? { clock } : {}), createdAt: at, movedAt: at });
  }
  await PaymentModel.insertMany(rows as never[]);
};

/**
 * Writes down every payment that a contract will bring.
 * @param from nothing is due within the usual time after this day, which is the signature's unless it was signed long ago
 */
export const planPayments = async (
  contract: Contract,
  priced: Priced,
  at: Date,
  from = priced.signedOn,
): Promise<void> => {
  const dueDays = await ruleValue('payment.dueDays', contract.county, at);
  const first = addDays(from, dueDays);
  const parts = planOf(priced, dueDays).map((one) =>
    one.dueOn && one.dueOn < first ? { ...one, dueOn: first } : one,
  );
  await store(contract, parts, at);
};

const rowsOf = (contract: string): Promise<PaymentRow[]> =>
  PaymentModel.find({ contract }).sort({ place: 1 }).lean<PaymentRow[]>();

/** The contract is registered: what was to be paid then is due. */
export const callRegistered = async (contract: string, by: Mover, at: Date): Promise<void> => {
  for (const row of await rowsOf(contract))
    if (row.onRegistered && row.state === 'planned') {
      const days = await ruleValue('payment.dueDays', row.county, at);
      await movePayment(row, 'call', by, at, { dueOn: addDays(dayOf(at), days) });
    }
};

/** The contract is cancelled: what is not paid is no longer owed. */
export const dropPayments = async (contract: string, by: Actor, at: Date): Promise<void> => {
  for (const row of await rowsOf(contract))
    if (row.state === 'planned' || row.state === 'due') await movePayment(row, 'drop', by, at);
};

/** The contract's amount changed: what is still open takes the difference. */
export const respreadPayments = async (
  contract: Contract,
  amountFen: number,
  label: string,
  at: Date,
): Promise<void> => {
  const rows = await rowsOf(contract.id);
  const spread = respread(rows, amountFen);
  if (!spread) throw refuseField('amountFen', 'payment.paidMore');
  for (const row of rows) {
    const amount = spread.amounts.get(row.place);
    if (amount === undefined || amount === row.amountFen) continue;
    await PaymentModel.updateOne(
      { _id: row._id, rev: row.rev },
      { $set: { amountFen: amount }, $inc: { rev: 1 } },
    );
  }
  if (spread.more === 0) return;
  const days = await ruleValue('payment.dueDays', contract.county, at);
  const place = Math.max(0, ...rows.map((row) => row.place)) + 1;
  const dueOn = addDays(dayOf(at), days);
  const more = { place, kind: 'part', label, when: '', amountFen: spread.more };
  await store(contract, [{ ...more, onRegistered: false, state: 'due', dueOn }], at);
};

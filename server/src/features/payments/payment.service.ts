import { type Actor, firmRoles, officerRoles } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/payments/payment.endpoints';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { attachFiles } from '../files/file.service.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { costOf } from '../trials/trial.cost.ts';
import { addDays } from '../trials/trial.course.ts';
import { PaymentModel, type PaymentRow } from './payment.model.ts';
import { movePayment, paymentFor } from './payment.moving.ts';
import { showAll, showTo, sumsOf } from './payment.reads.ts';

/** Whose payments somebody sees. */
const scopeOf = (actor: Actor): object => {
  if ((officerRoles as readonly string[]).includes(actor.role)) return { county: actor.county };
  if ((firmRoles as readonly string[]).includes(actor.role)) return { buyer: actor.organisation };
  if (actor.role === 'universityOfficer') return { seller: actor.organisation };
  throw new Refusal('notPermitted');
};

/** What has a date first; what nothing can be done about yet last. */
const order = { dueOn: -1, movedAt: -1, place: 1 } as const;

export const listPayments: UseCase<typeof doors.listPayments> = async (ask, world) => {
  const { page, pageSize, state, contract } = ask.query;
  const all = { ...scopeOf(ask.me), ...(contract ? { contract } : {}) };
  const filter = { ...all, ...(state ? { state } : {}) } as object;
  const at = world.clock.now();
  const [rows, total] = await Promise.all([
    PaymentModel.find(filter)
      .sort(contract ? { place: 1 } : order)
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<PaymentRow[]>(),
    PaymentModel.countDocuments(filter),
  ]);
  const items = await showAll(ask.me, rows, at);
  return { items, total, page, pageSize, sums: await sumsOf(all, at) };
};

const dueFrom = async (row: PaymentRow, at: Date): Promise<string> =>
  addDays(dayOf(at), await ruleValue('payment.dueDays', row.county, at));

export const callPayment: UseCase<typeof doors.callPayment> = async (ask, world) => {
  const row = await paymentFor(ask.params.id, ask.me, 'call');
  // A year's share is due by its figures, which only the firm has.
  if (row.kind === 'share') throw new Refusal('notReady', { noun: 'payment', lacking: ['report'] });
  const at = world.clock.now();
  const set = { dueOn: await dueFrom(row, at), note: ask.body.note };
  return showTo(ask.me, await movePayment(row, 'call', ask.me, at, set), at);
};

export const reportPayment: UseCase<typeof doors.reportPayment> = async (ask, world) => {
  const row = await paymentFor(ask.params.id, ask.me, 'report');
  if (!row.pricing || !row.period)
    throw new Refusal('notReady', { noun: 'payment', lacking: ['call'] });
  const at = world.clock.now();
  if (dayOf(at) <= row.period.to) throw refuseField('quantities', 'payment.early');
  const { quantities, files } = ask.body;
  const cost = costOf(row.pricing, [{ on: row.period.to, quantities }]);
  if (!cost.known) throw refuseField('quantities', 'required');
  await attachFiles(files, { noun: 'payment', id: ask.params.id }, ask.me);
  const set = {
    reported: quantities,
    amountFen: cost.amountFen,
    dueOn: await dueFrom(row, at),
    files: [...row.files, ...files],
  };
  return showTo(ask.me, await movePayment(row, 'report', ask.me, at, set), at);
};

export const payPayment: UseCase<typeof doors.payPayment> = async (ask, world) => {
  const row = await paymentFor(ask.params.id, ask.me, 'pay');
  const at = world.clock.now();
  const { paidOn, note, files } = ask.body;
  if (paidOn > dayOf(at)) throw refuseField('paidOn', 'days.future');
  await attachFiles(files, { noun: 'payment', id: ask.params.id }, ask.me);
  const set = { paidOn, note, files: [...row.files, ...files] };
  return showTo(ask.me, await movePayment(row, 'pay', ask.me, at, set), at);
};

export const confirmPayment: UseCase<typeof doors.confirmPayment> = async (ask, world) => {
  const row = await paymentFor(ask.params.id, ask.me, 'confirm');
  const at = world.clock.now();
  const set = { confirmedOn: dayOf(at) };
  return showTo(ask.me, await movePayment(row, 'confirm', ask.me, at, set), at);
};

export const denyPayment: UseCase<typeof doors.denyPayment> = async (ask, world) => {
  const row = await paymentFor(ask.params.id, ask.me, 'deny');
  const at = world.clock.now();
  const set = { note: ask.body.note };
  return showTo(ask.me, await movePayment(row, 'deny', ask.me, at, set), at);
};

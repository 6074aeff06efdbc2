import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { paymentPolicy } from '@zhiqiao/shared/payments/payment.policy';
import type { PaymentSums, PaymentView } from '@zhiqiao/shared/payments/payment.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { fileLinks } from '../files/file.service.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { PaymentModel, type PaymentRow } from './payment.model.ts';
import { standingsOn } from './payment.moving.ts';

const lateOn = ({ state, dueOn }: PaymentRow, today: string): boolean =>
  state === 'due' && dueOn !== undefined && dueOn < today;

const quantitiesOf = ({ pricing, reported = [] }: PaymentRow): PaymentView['quantities'] =>
  (pricing?.quantities ?? []).map(({ name, label, unit }) => {
    const value = reported.find((one) => one.name === name)?.value;
    return { name, label, unit, ...(value === undefined ? {} : { value }) };
  });

const known = (row: PaymentRow): Partial<PaymentView> => ({
  ...(row.period ? { period: row.period } : {}),
  ...(row.pricing ? { formula: row.pricing.formula } : {}),
  ...(row.amountFen === undefined ? {} : { amountFen: row.amountFen }),
  ...(row.dueOn ? { dueOn: row.dueOn } : {}),
  ...(row.paidOn ? { paidOn: row.paidOn } : {}),
  ...(row.confirmedOn ? { confirmedOn: row.confirmedOn } : {}),
  ...(row.clock
    ? {
        clock: {
          who: row.clock.who as 'unit',
          what: row.clock.what,
          startedAt: row.clock.startedAt.toISOString(),
          due: row.clock.due.toISOString(),
        },
      }
    : {}),
});

export const showAll = async (
  actor: Actor,
  rows: readonly PaymentRow[],
  at: Date,
): Promise<PaymentView[]> => {
  const names = await organisationNames(
    rows.flatMap((row) => [String(row.seller), String(row.buyer)]),
  );
  const links = await fileLinks(rows.flatMap(({ files }) => files));
  const today = dayOf(at);
  return rows.map((row) => ({
    id: String(row._id),
    rev: row.rev,
    contract: { id: String(row.contract), number: row.contractNumber, title: row.title },
    seller: names.get(String(row.seller)) ?? '',
    buyer: names.get(String(row.buyer)) ?? '',
    place: row.place,
    kind: row.kind,
    label: row.label,
    when: row.when,
    quantities: quantitiesOf(row),
    state: row.state,
    ...known(row),
    overdue: lateOn(row, today),
    note: row.note,
    files: links.filter(({ id }) => row.files.includes(id)),
    standings: standingsOn(actor, row),
  }));
};

export const showTo = async (actor: Actor, row: PaymentRow, at: Date): Promise<PaymentView> =>
  (await showAll(actor, [row], at))[0]!;

/** The sums of a firm's, a unit's, a county's or a contract's payments, counted from the rows. */
export const sumsOf = async (filter: object, at: Date): Promise<PaymentSums> => {
  const rows = await PaymentModel.find(filter, { state: 1, amountFen: 1, dueOn: 1 }).lean<
    PaymentRow[]
  >();
  const today = dayOf(at);
  const sum = (fits: (row: PaymentRow) => boolean) =>
    rows.filter(fits).reduce((total, { amountFen = 0 }) => total + amountFen, 0);
  return {
    planned: sum(({ state }) => state === 'planned'),
    due: sum(({ state }) => state === 'due'),
    paid: sum(({ state }) => state === 'paid'),
    confirmed: sum(({ state }) => state === 'confirmed'),
    overdue: sum((row) => lateOn(row, today)),
  };
};

/** Payments on which somebody's turn ends by a moment. */
export const waitingPayments = (until: Date): Promise<PaymentRow[]> =>
  PaymentModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1 }).lean<PaymentRow[]>();

/** What a notice says of a payment and whom it concerns. */
export const paymentTold = async (id: string) => {
  const row = await PaymentModel.findById(id).lean<PaymentRow>();
  if (!row) return undefined;
  const [unit, firm] = [String(row.seller), String(row.buyer)];
  const names = await organisationNames([unit, firm]);
  return {
    words: {
      title: row.title,
      number: row.contractNumber,
      firm: names.get(firm) ?? '',
      unit: names.get(unit) ?? '',
    },
    firm,
    unit,
    clock: row.clock,
  };
};

/** Whether somebody may open a voucher that hangs on a payment. */
export const mayReadFile = async (
  id: string,
  file: string,
  actor: Actor | undefined,
): Promise<boolean> => {
  const row = await PaymentModel.findById(id).lean<PaymentRow>();
  if (!row?.files.includes(file)) return false;
  return permits(paymentPolicy, 'read', standingsOn(actor, row), row.state);
};

/** Of these contracts, those whose payments are written down. */
export const contractsWithPayments = async (ids: readonly string[]): Promise<Set<string>> => {
  const rows = await PaymentModel.find({ contract: { $in: ids }, place: 1 } as object, {
    contract: 1,
  }).lean<PaymentRow[]>();
  return new Set(rows.map(({ contract }) => String(contract)));
};

import { z } from 'zod';
import { firmRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import {
  paymentDeed,
  paymentReport,
  paymentStates,
  paymentSums,
  paymentView,
} from './payment.schema.ts';

const byId = z.strictObject({ id });
const sellers = ['universityOfficer'] as const;

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/payments/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: paymentView,
  });

export const listPayments = endpoint({
  method: 'GET',
  path: '/api/desk/payments',
  summary: "Payments under technical contracts of my firm, my unit, or my county's, and their sums",
  access: 'member',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(paymentStates).optional(),
    contract: id.optional(),
  }),
  reply: z.object({ ...pageOf(paymentView).shape, sums: paymentSums }),
});
export const callPayment = move(
  'call',
  'The unit says that what makes it due has come about',
  z.strictObject({ note: text(0, 300).default('') }),
  sellers,
);
export const reportPayment = move(
  'report',
  'The firm reports the figures of a year; the amount follows by the agreed formula',
  paymentReport,
  firmRoles,
);
export const payPayment = move('pay', 'The firm records that it has paid', paymentDeed, firmRoles);
export const confirmPayment = move(
  'confirm',
  'The unit confirms that the money has come',
  z.strictObject({}),
  sellers,
);
export const denyPayment = move(
  'deny',
  'The money has not come: it is owed again',
  z.strictObject({ note: text(2, 300) }),
  sellers,
);

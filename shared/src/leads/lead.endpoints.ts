import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { leadOrders } from '../matching/match.orders.ts';
import { leadDismissal, leadStates, leadView } from './lead.schema.ts';

const byId = z.strictObject({ id });
const units = ['universityOfficer'] as const;
const answerers = [...units, ...firmRoles];

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/leads/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: leadView,
  });

export const listLeads = endpoint({
  method: 'GET',
  path: '/api/desk/leads',
  summary:
    "Pairs of outcomes and needs that wait for my unit or my firm, or my county's; best first",
  access: { roles: [...answerers, ...officerRoles] },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(leadStates).optional(),
    need: id.optional(),
    order: z.enum(leadOrders).default('best'),
  }),
  reply: z.object({
    ...pageOf(leadView).shape,
    /** how many wait for whoever asks */
    waiting: z.number().int(),
  }),
});
export const offerLead = move(
  'offer',
  'The unit offers the outcome to the firm of the need',
  z.strictObject({ note: text(0, 300).default('') }),
  units,
);
export const takeLead = move(
  'take',
  'The firm is interested: the unit is told',
  z.strictObject({}),
  firmRoles,
);
export const dismissLead = move(
  'dismiss',
  'It does not fit, with a reason; it is not offered again',
  leadDismissal,
  answerers,
);
export const laterLead = move(
  'later',
  'Not now: it stands behind the others for a while',
  z.strictObject({}),
  answerers,
);

import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import { chaserBrief, holdView, liftBrief } from './duty.schema.ts';

const byId = z.strictObject({ id });

export const listHolds = endpoint({
  method: 'GET',
  path: '/api/desk/holds',
  summary:
    'Firms of my county that are past a date, longest first, each with a letter ready to be sent',
  access: { roles: officerRoles },
  reply: z.object({ items: z.array(holdView) }),
});

export const readHold = endpoint({
  method: 'GET',
  path: '/api/organisations/:id/hold',
  summary: 'What a firm owes past its dates, for its people and the bureau',
  access: 'member',
  params: byId,
  reply: holdView,
});

export const chaseFirm = endpoint({
  method: 'POST',
  path: '/api/organisations/:id/chasers',
  summary: 'Send the firm a letter about what it owes',
  access: { roles: officerRoles },
  once: true,
  params: byId,
  body: chaserBrief,
  reply: holdView,
});

export const liftHold = endpoint({
  method: 'POST',
  path: '/api/organisations/:id/lifts',
  summary: 'A leader lets the firm post new needs for some days, with a reason that is kept',
  access: { roles: ['leader'] },
  once: true,
  params: byId,
  body: liftBrief,
  reply: holdView,
});

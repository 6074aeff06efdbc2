import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { channels, gatewayBrief, gatewayView, letterStates, letterView } from './letter.schema.ts';

const officers = { roles: officerRoles } as const;
const leader = { roles: ['leader'] } as const;

export const listLetters = endpoint({
  method: 'GET',
  path: '/api/desk/letters',
  summary: 'What was sent to people of my county and what failed, newest first',
  access: officers,
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(letterStates).optional(),
    channel: z.enum(channels).optional(),
  }),
  reply: z.object({
    ...pageOf(letterView).shape,
    byState: z.record(z.enum(letterStates), z.number().int()),
    /** whether this installation sends mail at all */
    mail: z.boolean(),
  }),
});

export const retryLetter = endpoint({
  method: 'POST',
  path: '/api/desk/letters/:id/retry',
  summary: 'Try a letter that failed once more',
  access: officers,
  params: z.strictObject({ id }),
  reply: letterView,
});

export const readGateway = endpoint({
  method: 'GET',
  path: '/api/desk/gateway',
  summary: "Where my county's own gateway receives notices",
  access: officers,
  reply: gatewayView,
});

export const saveGateway = endpoint({
  method: 'PUT',
  path: '/api/desk/gateway',
  summary:
    'Set or switch off the gateway; a secret that is made for it is in this answer, and never shown again',
  access: leader,
  body: gatewayBrief,
  reply: gatewayView,
});

export const tryGateway = endpoint({
  method: 'POST',
  path: '/api/desk/gateway/try',
  summary: 'Send one test to the gateway now and say what it answered',
  access: leader,
  untransacted: true,
  reply: z.object({ done: z.boolean(), error: z.string().optional() }),
});

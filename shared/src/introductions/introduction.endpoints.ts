import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { introductionStates, introductionView, judgement } from './introduction.schema.ts';

export const listIntroductions = endpoint({
  method: 'GET',
  path: '/api/desk/introductions',
  summary: "My county's introductions, the nearest date first, and what came of them",
  access: { roles: officerRoles },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum([...introductionStates, 'open']).optional(),
    need: id.optional(),
  }),
  reply: pageOf(introductionView),
});

export const tellIntroduction = endpoint({
  method: 'POST',
  path: '/api/introductions/:id/outcome',
  summary: 'Write down what came of an introduction',
  access: { roles: officerRoles },
  params: z.strictObject({ id }),
  body: z.strictObject({
    move: z.enum(['talk', 'fail', 'decline']),
    note: text(0, 300).default(''),
  }),
  reply: introductionView,
});

export const judgePair = endpoint({
  method: 'PUT',
  path: '/api/judgements',
  summary:
    'Say of a suggested pair that I want it, that it does not fit, or not now; said again it changes',
  access: { roles: [...officerRoles, ...firmRoles, 'expert'] },
  body: judgement,
  reply: done,
});

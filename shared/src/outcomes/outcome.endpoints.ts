import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { timeline } from '../kernel/timeline.ts';
import {
  outcomeBrief,
  outcomeEdit,
  outcomeStates,
  outcomeView,
  property,
} from './outcome.schema.ts';

const byId = z.strictObject({ id });
const makers = ['expert', 'universityOfficer'] as const;

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/outcomes/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: outcomeView,
  });

export const draftOutcome = endpoint({
  method: 'POST',
  path: '/api/outcomes',
  summary: 'Write down a research outcome',
  access: { roles: makers },
  once: true,
  body: outcomeBrief,
  reply: outcomeView,
});
export const editOutcome = endpoint({
  method: 'PUT',
  path: '/api/outcomes/:id',
  summary: 'Change a draft, or (its unit) a listed one; an older revision is refused',
  access: { roles: makers },
  params: byId,
  body: outcomeEdit,
  reply: outcomeView,
});
export const readOutcome = endpoint({
  method: 'GET',
  path: '/api/outcomes/:id',
  summary: 'One outcome',
  access: 'guest',
  params: byId,
  reply: outcomeView,
});
export const listMyOutcomes = endpoint({
  method: 'GET',
  path: '/api/desk/outcomes',
  summary: "My unit's outcomes, or mine as an inventor",
  access: { roles: makers },
  query: z.strictObject({ ...pageQuery, state: z.enum(outcomeStates).optional() }),
  reply: pageOf(outcomeView),
});
export const submitOutcome = move(
  'submit',
  'Ask the inventor to confirm, or the unit to list it',
  z.strictObject({}),
  makers,
);
export const approveOutcome = move('approve', 'The unit lists it', z.strictObject({}), [
  'universityOfficer',
]);
export const giveBackOutcome = move(
  'give-back',
  'The unit, or the inventor, wants changes',
  z.strictObject({ note: text(2, 300) }),
  makers,
);
export const renewOutcome = move(
  'renew',
  'Keep it listed for another term',
  z.strictObject({ properties: z.array(property).max(20).optional() }),
  ['universityOfficer'],
);
export const mergeOutcome = move(
  'merge',
  'It is another outcome of the same unit written twice: merge it into that one',
  z.strictObject({ into: id, note: text(2, 300) }),
  ['universityOfficer', ...officerRoles],
);
export const listDoubles = endpoint({
  method: 'GET',
  path: '/api/outcomes/:id/doubles',
  summary: 'Other outcomes of the same unit that this one may be merged into, the most alike first',
  access: { roles: ['universityOfficer', ...officerRoles] },
  params: byId,
  query: z.strictObject({ q: z.string().trim().max(60).default('') }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        state: z.enum(outcomeStates),
        /** of titles and summaries, 0..100 */
        likeness: z.number(),
      }),
    ),
  }),
});
export const readOutcomeTimeline = endpoint({
  method: 'GET',
  path: '/api/outcomes/:id/timeline',
  summary: 'What happened to an outcome, for its unit, its inventor and the bureau',
  access: 'member',
  params: byId,
  reply: timeline,
});
export const delistOutcome = move(
  'delist',
  'Take it off the list',
  z.strictObject({ note: text(2, 300) }),
  ['universityOfficer', ...officerRoles],
);

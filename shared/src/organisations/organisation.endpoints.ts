import { z } from 'zod';
import { me, newAccount, officerRoles } from '../accounts/account.schema.ts';
import { askerCard } from '../cards/card.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import {
  invitationView,
  member,
  organisationEdit,
  organisationKinds,
  organisationRegistration,
  organisationView,
  standings,
  verdict,
} from './organisation.schema.ts';

const byId = z.strictObject({ id });
const byToken = z.strictObject({ token: z.string().regex(/^[\w-]{20,64}$/) });

export const listOrganisations = endpoint({
  method: 'GET',
  path: '/api/organisations',
  summary: 'Organisations of my county, for officers',
  access: { roles: officerRoles },
  query: z.strictObject({
    ...pageQuery,
    kind: z.enum(organisationKinds).optional(),
    standing: z.enum(standings).optional(),
    q: z.string().max(60).optional(),
  }),
  reply: pageOf(organisationView),
});

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/units',
  summary:
    'Universities and platforms here whose name holds these words, for experts who name theirs',
  access: 'guest',
  query: z.strictObject({ q: text(0, 60).default('') }),
  reply: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
});

export const registerOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations',
  summary: 'The bureau registers a university or a platform',
  access: { roles: ['leader'] },
  once: true,
  body: organisationRegistration,
  reply: organisationView,
});

export const readOrganisation = endpoint({
  method: 'GET',
  path: '/api/organisations/:id',
  summary: 'One organisation',
  access: 'guest',
  params: byId,
  reply: organisationView,
});

export const readAskerCard = endpoint({
  method: 'GET',
  path: '/api/organisations/:id/card',
  summary: 'How a firm treats those who answer it, counted from its deals',
  access: 'guest',
  params: byId,
  reply: askerCard,
});

export const editOrganisation = endpoint({
  method: 'PUT',
  path: '/api/organisations/:id',
  summary: 'Change an organisation',
  access: 'member',
  params: byId,
  body: organisationEdit,
  reply: organisationView,
});

export const verifyOrganisation = endpoint({
  method: 'POST',
  path: '/api/organisations/:id/verdict',
  summary: 'The bureau verifies a firm, or says why not',
  access: { roles: officerRoles },
  params: byId,
  body: verdict,
  reply: organisationView,
});

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/organisations/:id/members',
  summary: 'Who belongs to the organisation',
  access: 'member',
  params: byId,
  reply: z.object({ items: z.array(member) }),
});

export const inviteMember = endpoint({
  method: 'POST',
  path: '/api/organisations/:id/invitations',
  summary: 'A link with which one colleague joins',
  access: 'member',
  once: true,
  params: byId,
  body: z.strictObject({
    role: z.enum(['firmMember', 'chiefTechnologist', 'universityOfficer', 'broker', 'leader']),
  }),
  reply: invitationView,
});

export const readInvitation = endpoint({
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What an invitation link invites to',
  access: 'guest',
  params: byToken,
  reply: invitationView,
});

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/:token',
  summary: 'Join with a new account',
  access: 'guest',
  params: byToken,
  body: newAccount,
  reply: me,
});

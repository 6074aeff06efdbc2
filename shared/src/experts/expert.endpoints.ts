import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { verdict } from '../organisations/organisation.schema.ts';
import { expertEdit, expertView } from './expert.schema.ts';

const byId = z.strictObject({ id });

export const readExpert = endpoint({
  method: 'GET',
  path: '/api/experts/:id',
  summary: 'One expert with the evidence',
  access: 'guest',
  params: byId,
  reply: expertView,
});

export const editExpert = endpoint({
  method: 'PUT',
  path: '/api/experts/:id',
  summary: 'Change my profile; an older revision is refused',
  access: { roles: ['expert'] },
  params: byId,
  body: expertEdit,
  reply: expertView,
});

export const verifyExpert = endpoint({
  method: 'POST',
  path: '/api/experts/:id/verdict',
  summary: 'The bureau verifies an expert, or says why not',
  access: { roles: officerRoles },
  params: byId,
  body: verdict,
  reply: expertView,
});

export const listExpertsToVerify = endpoint({
  method: 'GET',
  path: '/api/desk/experts',
  summary: 'Experts of my county by standing, for officers; of my unit, for its officer',
  access: { roles: [...officerRoles, 'universityOfficer'] },
  query: z.strictObject({
    ...pageQuery,
    standing: z.enum(['unverified', 'verified', 'refused']).optional(),
  }),
  reply: pageOf(expertView),
});

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { engagementView } from './engagement.schema.ts';

export const listEngagements = endpoint({
  method: 'GET',
  path: '/api/desk/engagements',
  summary: "Engagements of my firm, mine as an expert, my unit's people's, or my county's",
  access: 'member',
  query: z.strictObject({ ...pageQuery }),
  reply: pageOf(engagementView),
});

export const readEngagement = endpoint({
  method: 'GET',
  path: '/api/engagements/:id',
  summary: 'One engagement, for its parties and the bureau',
  access: 'member',
  params: z.strictObject({ id }),
  reply: engagementView,
});

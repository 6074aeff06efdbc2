import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import {
  cardRecord,
  contestBrief,
  contestVerdict,
  contestView,
  expertCard,
} from './card.schema.ts';

const byId = z.strictObject({ id });

export const readCardRecords = endpoint({
  method: 'GET',
  path: '/api/organisations/:id/card/records',
  summary: "The records behind a firm's card, for the firm and the bureau",
  access: { roles: [...firmRoles, ...officerRoles] },
  params: byId,
  reply: z.object({ items: z.array(cardRecord) }),
});

export const contestCard = endpoint({
  method: 'POST',
  path: '/api/organisations/:id/contests',
  summary: 'My firm says that a figure of its card is wrong; the bureau decides',
  access: { roles: firmRoles },
  once: true,
  params: byId,
  body: contestBrief,
  reply: contestView,
});

export const listContests = endpoint({
  method: 'GET',
  path: '/api/desk/contests',
  summary: 'Figures that firms of my county contest, open ones first',
  access: { roles: officerRoles },
  reply: z.object({ items: z.array(contestView) }),
});

export const decideContest = endpoint({
  method: 'POST',
  path: '/api/contests/:id/verdict',
  summary: 'The bureau corrects the figure or upholds it, with a sentence',
  access: { roles: officerRoles },
  params: byId,
  body: contestVerdict,
  reply: contestView,
});

export const readExpertCard = endpoint({
  method: 'GET',
  path: '/api/experts/:id/card',
  summary: 'How an expert keeps their word, counted from the records',
  access: 'member',
  params: byId,
  reply: expertCard,
});

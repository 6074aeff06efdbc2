import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id, text } from '../kernel/text.ts';
import { calendarYears } from './calendar.schema.ts';
import { ruleCodes } from './rule.catalogue.ts';
import {
  ruleEntry,
  ruleHistory,
  rulePreview,
  ruleProposal,
  ruleRow,
  ruleWriting,
} from './rule.schema.ts';

export const listRules = endpoint({
  method: 'GET',
  path: '/api/rules',
  summary: 'The rules in force, each with its document and dates',
  access: 'guest',
  reply: z.object({ items: z.array(ruleRow), standings: z.array(z.string()) }),
});

export const readCalendar = endpoint({
  method: 'GET',
  path: '/api/calendar',
  summary: 'The working calendar by year: days off, weekend days worked, and the notice of each',
  access: 'guest',
  reply: z.object({ items: calendarYears }),
});

export const readRuleHistory = endpoint({
  method: 'GET',
  path: '/api/rules/:code',
  summary: 'Every row of a rule in my county: past, in force, to come and withdrawn',
  access: { roles: officerRoles },
  params: z.strictObject({ code: z.enum(ruleCodes) }),
  reply: ruleHistory,
});

export const previewRule = endpoint({
  method: 'POST',
  path: '/api/rules/preview',
  summary: 'What a new row would change, before it is written',
  access: { roles: ['leader'] },
  body: ruleProposal,
  reply: rulePreview,
});

export const writeRule = endpoint({
  method: 'POST',
  path: '/api/rules',
  summary: 'A new row of a rule, from a day on; older rows stay as they are',
  access: { roles: ['leader'] },
  once: true,
  body: ruleWriting,
  reply: ruleEntry,
});

export const withdrawRule = endpoint({
  method: 'POST',
  path: '/api/rules/rows/:id/withdraw',
  summary: 'Take back a row that has not begun; the row and the reason stay',
  access: { roles: ['leader'] },
  params: z.strictObject({ id }),
  body: z.strictObject({ note: text(2, 300) }),
  reply: ruleEntry,
});

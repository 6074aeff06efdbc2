import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { ruleRow } from './rule.schema.ts';

export const listRules = endpoint({
  method: 'GET',
  path: '/api/rules',
  summary: 'The rules in force, each with its document and dates',
  access: 'guest',
  reply: z.object({ items: z.array(ruleRow) }),
});

import { endpoint } from '../kernel/endpoint.ts';
import { referenceLists } from './reference.schema.ts';

export const readReference = endpoint({
  method: 'GET',
  path: '/api/reference',
  summary: 'Towns, industries and disciplines with their codes',
  access: 'guest',
  reply: referenceLists,
});

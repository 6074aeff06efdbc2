import { z } from 'zod';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import { watchBrief, watchEdit, watchView } from './watch.schema.ts';

const byId = z.strictObject({ id });

export const listWatches = endpoint({
  method: 'GET',
  path: '/api/watches',
  summary: 'My saved searches, latest first',
  access: 'member',
  reply: z.object({ items: z.array(watchView) }),
});

export const saveWatch = endpoint({
  method: 'POST',
  path: '/api/watches',
  summary:
    'Save a search and be told of what is new; saving the same again changes its name and rhythm',
  access: 'member',
  once: true,
  body: watchBrief,
  reply: watchView,
});

export const editWatch = endpoint({
  method: 'PUT',
  path: '/api/watches/:id',
  summary: 'Rename a saved search, or be told more or less often',
  access: 'member',
  params: byId,
  body: watchEdit,
  reply: watchView,
});

export const dropWatch = endpoint({
  method: 'DELETE',
  path: '/api/watches/:id',
  summary: 'Delete a saved search',
  access: 'member',
  params: byId,
  reply: done,
});

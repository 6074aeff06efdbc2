import { z } from 'zod';
import { firmRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import { doorChange, ledger, promiseView } from './disclosure.schema.ts';

const byId = z.strictObject({ id });

export const readLedger = endpoint({
  method: 'GET',
  path: '/api/needs/:id/ledger',
  summary: 'Who outside the firm opened which group of my need, when and on what ground',
  access: { roles: firmRoles },
  params: byId,
  reply: ledger,
});

export const changeDoor = endpoint({
  method: 'PUT',
  path: '/api/needs/:id/doors',
  summary: 'Shut a group, or everything to one expert; or open it again',
  access: { roles: firmRoles },
  params: byId,
  body: doorChange,
  reply: ledger,
});

export const readMyPromise = endpoint({
  method: 'GET',
  path: '/api/needs/:id/promise',
  summary: 'The confidentiality promise I gave on this need, as I signed it',
  access: { roles: ['expert'] },
  params: byId,
  reply: promiseView,
});

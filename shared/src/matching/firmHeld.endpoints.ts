import { firmRoles } from '../accounts/account.schema.ts';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { firmHeldChange, firmHeldView } from './firmHeld.schema.ts';

export const readFirmHeld = endpoint({
  method: 'GET',
  path: '/api/desk/firm/held',
  summary: 'What the matching uses about my firm, and where each came from',
  access: { roles: firmRoles },
  reply: firmHeldView,
});

export const changeFirmHeld = endpoint({
  method: 'PUT',
  path: '/api/desk/firm/held',
  summary: 'My firm leaves the suggestions, or comes back',
  access: { roles: firmRoles },
  body: firmHeldChange,
  reply: done,
});

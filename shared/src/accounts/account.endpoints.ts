import { z } from 'zod';
import { expertProfile } from '../experts/expert.schema.ts';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { firmRegistration } from '../organisations/organisation.schema.ts';
import {
  contact,
  credentials,
  demoDoor,
  me,
  newAccount,
  passwordChange,
  preferences,
  sessionView,
  setUp,
} from './account.schema.ts';

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, and which county this is',
  access: 'guest',
  reply: me,
});

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in',
  access: 'guest',
  untransacted: true,
  body: credentials,
  reply: me,
});

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out here',
  access: 'member',
  reply: done,
});

export const listDemoDoors = endpoint({
  method: 'GET',
  path: '/api/demo',
  summary: 'Demonstration accounts that one click signs in (empty outside demonstration mode)',
  access: 'guest',
  reply: z.object({ items: z.array(demoDoor) }),
});

export const enterDemo = endpoint({
  method: 'POST',
  path: '/api/demo/session',
  summary: 'Sign in as a demonstration account',
  access: 'guest',
  body: z.strictObject({ key: z.string().max(40) }),
  reply: me,
});

export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  summary: 'Where I am signed in',
  access: 'member',
  reply: z.object({ items: z.array(sessionView) }),
});

export const signOutEverywhere = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  summary: 'Sign out everywhere, here too',
  access: 'member',
  reply: done,
});

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Change my password; every other session ends',
  access: 'member',
  body: passwordChange,
  reply: done,
});

export const savePreferences = endpoint({
  method: 'PATCH',
  path: '/api/me/preferences',
  summary: 'Keep my language and type size',
  access: 'member',
  body: preferences,
  reply: preferences,
});

export const saveContact = endpoint({
  method: 'PUT',
  path: '/api/me/contact',
  summary: 'Keep my mail address and telephone; nobody sees them before both agreed',
  access: 'member',
  body: contact,
  reply: z.object({ email: z.string(), phone: z.string() }),
});

export const registerFirm = endpoint({
  method: 'POST',
  path: '/api/registrations/firm',
  summary: "A firm's first officer registers the firm and themselves",
  access: 'guest',
  body: z.strictObject({ account: newAccount, firm: firmRegistration }),
  reply: me,
});

export const registerExpert = endpoint({
  method: 'POST',
  path: '/api/registrations/expert',
  summary: 'An expert registers with a profile',
  access: 'guest',
  body: z.strictObject({ account: newAccount, expert: expertProfile }),
  reply: me,
});

export const setUpCounty = endpoint({
  method: 'POST',
  path: '/api/setup',
  summary:
    'First start on an empty store: the county and its administrator, with the code from the console',
  access: 'guest',
  body: setUp,
  reply: me,
});

import { z } from 'zod';
import { expertProfile } from '../experts/expert.schema.ts';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { firmRegistration } from '../organisations/organisation.schema.ts';
import { keeperRoles } from './account.policy.ts';
import {
  contact,
  credentials,
  demoDoor,
  keptAccount,
  me,
  newAccount,
  password,
  passwordChange,
  passwordLink,
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

const byId = z.strictObject({ id });
const byToken = z.strictObject({ token: z.string().regex(/^[\w-]{20,64}$/) });

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  summary: 'Accounts I look after: of my organisation, a leader those of the county',
  access: { roles: keeperRoles },
  query: z.strictObject({ ...pageQuery, q: text(0, 60).default('') }),
  reply: pageOf(keptAccount),
});

export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/disable',
  summary: 'Close an account: it is signed out everywhere within seconds and cannot sign in',
  access: { roles: keeperRoles },
  params: byId,
  body: z.strictObject({ note: text(2, 200) }),
  reply: keptAccount,
});

export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/enable',
  summary: 'Open a closed account again',
  access: { roles: keeperRoles },
  params: byId,
  reply: keptAccount,
});

export const makePasswordLink = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/password-link',
  summary: 'A link with which somebody who forgot the password sets a new one, once',
  access: { roles: keeperRoles },
  params: byId,
  reply: passwordLink,
});

export const readPasswordLink = endpoint({
  method: 'GET',
  path: '/api/password-links/:token',
  summary: 'Whose password the link sets',
  access: 'guest',
  params: byToken,
  reply: passwordLink,
});

export const setPasswordByLink = endpoint({
  method: 'POST',
  path: '/api/password-links/:token',
  summary: 'Set the password; the link is used up and every session ends',
  access: 'guest',
  params: byToken,
  body: z.strictObject({ password }),
  reply: done,
});

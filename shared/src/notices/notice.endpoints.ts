import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { noticeKinds } from './notice.kinds.ts';
import { noticeChoices, noticeView } from './notice.schema.ts';

const counted = z.object({ unread: z.number().int() });

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: 'My notices, newest first',
  access: 'member',
  query: z.strictObject({ ...pageQuery, unread: z.enum(['true']).optional() }),
  reply: z.object({ ...pageOf(noticeView).shape, unread: z.number().int() }),
});

export const markNoticeRead = endpoint({
  method: 'POST',
  path: '/api/notices/:id/read',
  summary: 'I have seen this one',
  access: 'member',
  params: z.strictObject({ id }),
  body: z.strictObject({}),
  reply: counted,
});

export const markAllNoticesRead = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  summary: 'I have seen them all',
  access: 'member',
  body: z.strictObject({}),
  reply: counted,
});

export const readNotice = endpoint({
  method: 'GET',
  path: '/api/notices/:id',
  summary: 'One notice of mine, for the link in a letter',
  access: 'member',
  params: z.strictObject({ id }),
  reply: noticeView,
});

/** `email`: where letters go once it is `confirmed`; `mail`: whether this installation sends any */
const told = z.object({
  ...noticeChoices.shape,
  email: z.string(),
  confirmed: z.boolean(),
  mail: z.boolean(),
});

export const readNoticeChoices = endpoint({
  method: 'GET',
  path: '/api/me/notices',
  summary: 'How I want to be told by mail',
  access: 'member',
  reply: told,
});

export const saveNoticeChoices = endpoint({
  method: 'PUT',
  path: '/api/me/notices',
  summary: 'Choose by kind: at once, once a day, or not; and the hours in which mail waits',
  access: 'member',
  body: noticeChoices,
  reply: told,
});

/** The token is signed: whoever holds the letter may stop its kind, signed in or not. */
const byToken = z.strictObject({ token: z.string().regex(/^[\w-]{10,80}\.[\w-]{20,60}$/) });
const stopKinds = z.enum([...noticeKinds, 'all']);

export const readStop = endpoint({
  method: 'GET',
  path: '/api/stop/:token',
  summary: 'What the stop link of a letter would stop',
  access: 'guest',
  params: byToken,
  reply: z.object({ kind: stopKinds, email: z.string(), stopped: z.boolean() }),
});

export const stopLetters = endpoint({
  method: 'POST',
  path: '/api/stop/:token',
  summary: 'Stop these letters, with one click and without signing in (RFC 8058)',
  access: 'guest',
  params: byToken,
  reply: z.object({ kind: stopKinds, email: z.string(), stopped: z.boolean() }),
});

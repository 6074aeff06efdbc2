import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { noticeView } from './notice.schema.ts';

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

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { conversationView, messageView, newMessage } from './conversation.schema.ts';

const byId = z.strictObject({ id });

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  summary: 'My conversations, latest first',
  access: 'member',
  query: z.strictObject({ ...pageQuery }),
  reply: z.object({ ...pageOf(conversationView).shape, unread: z.number().int() }),
});

export const openConversation = endpoint({
  method: 'POST',
  path: '/api/bids/:id/conversation',
  summary: 'The conversation on a bid; begun when there is none',
  access: 'member',
  params: byId,
  body: z.strictObject({}),
  reply: conversationView,
});

export const readConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:id',
  summary: 'One conversation',
  access: 'member',
  params: byId,
  reply: conversationView,
});

export const listMessages = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/messages',
  summary: 'Messages after a seq (to catch up) or before one (to look back), in order',
  access: 'member',
  params: byId,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).optional(),
    before: z.coerce.number().int().min(1).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({ items: z.array(messageView) }),
});

export const sendMessage = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/messages',
  summary: 'Say something; the same clientId again changes nothing',
  access: 'member',
  params: byId,
  body: newMessage,
  reply: messageView,
});

export const markRead = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/read',
  summary: 'I have read up to here',
  access: 'member',
  params: byId,
  body: z.strictObject({ seq: z.number().int().min(0) }),
  reply: conversationView,
});

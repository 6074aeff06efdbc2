import { z } from 'zod';
import { firmRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { contactMoves } from './contact.machine.ts';
import {
  conversationView,
  messageView,
  newMessage,
  talkAbout,
  talkPartner,
} from './conversation.schema.ts';

const byId = z.strictObject({ id });
const bySeq = z.strictObject({ id, seq: z.coerce.number().int().min(1) });
const nothing = z.strictObject({});

export const listConversations = endpoint({
  method: 'GET',
  path: '/api/conversations',
  summary:
    'My conversations, latest first, or only those that wait for my side; `unread` counts those that are not muted',
  access: 'member',
  query: z.strictObject({ ...pageQuery, waiting: z.enum(['true']).optional() }),
  reply: z.object({ ...pageOf(conversationView).shape, unread: z.number().int() }),
});

export const openConversation = endpoint({
  method: 'POST',
  path: '/api/conversations',
  summary:
    'The conversation about a need, an introduction, a bid, an engagement or a trial; begun when there is none',
  access: 'member',
  body: z.strictObject({ about: talkAbout }),
  reply: conversationView,
});

export const listTalkPartners = endpoint({
  method: 'GET',
  path: '/api/needs/:id/partners',
  summary:
    'Experts without a bid with whom my firm may talk: introduced, or bound by their promise',
  access: { roles: firmRoles },
  params: byId,
  reply: z.object({ items: z.array(talkPartner) }),
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
  summary:
    'Messages after a seq (to catch up), before one (to look back), changed since a count, or holding words; in order',
  access: 'member',
  params: byId,
  query: z.strictObject({
    after: z.coerce.number().int().min(0).optional(),
    before: z.coerce.number().int().min(1).optional(),
    changed: z.coerce.number().int().min(0).optional(),
    q: text(1, 60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  reply: z.object({ items: z.array(messageView) }),
});

export const sendMessage = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/messages',
  summary: 'Say something; the same clientId again changes nothing',
  access: 'member',
  untransacted: true,
  live: true,
  params: byId,
  body: newMessage,
  reply: messageView,
});

export const editMessage = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/messages/:seq',
  summary: 'Change my own words, within the minutes of the rule; a mark stays',
  access: 'member',
  params: bySeq,
  body: z.strictObject({ text: text(1, 4000, 'lines') }),
  reply: messageView,
});

export const withdrawMessage = endpoint({
  method: 'DELETE',
  path: '/api/conversations/:id/messages/:seq',
  summary: 'Take my own words back; that something was said stays',
  access: 'member',
  params: bySeq,
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

export const muteConversation = endpoint({
  method: 'PUT',
  path: '/api/conversations/:id/mute',
  summary: 'Not to be told of what is said here',
  access: 'member',
  params: byId,
  body: z.strictObject({ muted: z.boolean() }),
  reply: conversationView,
});

export const callBureau = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/bureau',
  summary:
    "Call the county's bureau in: it sees the whole talk from then on, and both sides see that",
  access: 'member',
  params: byId,
  body: nothing,
  reply: conversationView,
});

export const callUnit = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/unit',
  summary: "Call the office of the expert's unit in",
  access: 'member',
  params: byId,
  body: nothing,
  reply: conversationView,
});

export const moveContact = endpoint({
  method: 'POST',
  path: '/api/conversations/:id/contact',
  summary: 'Ask to exchange contact details, agree, decline, or withdraw for the future',
  access: 'member',
  params: byId,
  body: z.strictObject({ move: z.enum(contactMoves) }),
  reply: conversationView,
});

export const exportConversation = endpoint({
  method: 'GET',
  path: '/api/conversations/:id/export',
  summary: 'The talk as a file, attachments by name; for its two sides',
  access: 'member',
  params: byId,
  query: z.strictObject({ form: z.enum(['txt', 'html']).default('html') }),
  answers: 'file',
  reply: z.any(),
});

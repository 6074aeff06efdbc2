import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';

export const messageView = z.object({
  id,
  /** 1, 2, 3 ... without gaps in one conversation: the order everybody sees */
  seq: z.number().int(),
  clientId: z.string(),
  author: z.object({ id, name: z.string(), role: z.string() }),
  text: z.string(),
  at: moment,
});
export type MessageView = z.infer<typeof messageView>;

/** `clientId` is made by the sender's device: the same one again stores nothing twice. */
export const newMessage = z.strictObject({
  clientId: z.string().regex(/^[\w-]{8,64}$/),
  text: text(1, 4000, 'lines'),
});

export const conversationView = z.object({
  id,
  bid: id,
  need: z.object({ id, number: z.string(), title: z.string() }),
  with: z.string(),
  last: z.object({ text: z.string(), at: moment, mine: z.boolean() }).optional(),
  unread: z.number().int(),
  /** highest seq the other side has read */
  readByOther: z.number().int(),
  lastSeq: z.number().int(),
});
export type ConversationView = z.infer<typeof conversationView>;

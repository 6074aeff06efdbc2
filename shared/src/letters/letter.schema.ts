import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';

/** How a notice leaves the application: by mail, or to the county's own gateway (SMS, WeChat Work). */
export const channels = ['mail', 'gateway'] as const;
export type Channel = (typeof channels)[number];
/** `dropped`: meanwhile its reader gave another address, did not confirm it, or the account was closed. */
export const letterStates = ['waiting', 'sent', 'failed', 'dropped'] as const;
export type LetterState = (typeof letterStates)[number];

/** One letter as officers see it: to whom, what of, and whether it arrived. Its text is the reader's. */
export const letterView = z.object({
  id,
  channel: z.enum(channels),
  state: z.enum(letterStates),
  /** masked */
  to: z.string(),
  reader: z.string(),
  subject: z.string(),
  notices: z.number().int(),
  tries: z.number().int(),
  error: z.string().optional(),
  at: moment,
  /** the next try, while it waits */
  dueAt: moment.optional(),
  sentAt: moment.optional(),
});
export type LetterView = z.infer<typeof letterView>;

/** Where a county receives its notices by itself. A secret that was made for it is shown once, to whoever had it made. */
export const gatewayView = z.object({
  url: z.string(),
  on: z.boolean(),
  /** one is kept, and this installation can still open it */
  hasSecret: z.boolean(),
  secret: z.string().optional(),
  /** who set it and when */
  by: z.string().optional(),
  at: moment.optional(),
});
export const gatewayBrief = z.strictObject({
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(300)]),
  on: z.boolean(),
  /** their own; empty: the old one stays, or one is made for a new address */
  secret: text(0, 200),
  /** the old one is replaced by one that is made */
  renew: z.boolean().default(false),
});

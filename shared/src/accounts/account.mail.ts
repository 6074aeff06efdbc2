import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';

/**
 * How my mail address stands: none given; of a domain that is nobody's (RFC 2606), to which nothing is sent; given, but
 * not asked for yet; a letter asks whether it is mine; confirmed. Only a confirmed one gets any other letter.
 */
export const mailStates = ['none', 'sample', 'open', 'asked', 'confirmed'] as const;
export type MailState = (typeof mailStates)[number];

export const mailView = z.object({
  email: z.string(),
  state: z.enum(mailStates),
  /** whether this installation sends mail at all */
  on: z.boolean(),
});
export type MailView = z.infer<typeof mailView>;

const byToken = z.strictObject({ token: z.string().regex(/^[\w-]{10,90}\.[\w-]{20,60}$/) });

export const readMail = endpoint({
  method: 'GET',
  path: '/api/me/mail',
  summary: 'How my mail address stands',
  access: 'member',
  reply: mailView,
});

export const askMail = endpoint({
  method: 'POST',
  path: '/api/me/mail',
  summary: 'Send the letter that asks whether my address is mine once more; older links end',
  access: 'member',
  reply: mailView,
});

export const readConfirming = endpoint({
  method: 'GET',
  path: '/api/mail/:token',
  summary: 'Which address the link of a letter would confirm',
  access: 'guest',
  params: byToken,
  reply: z.object({ email: z.string() }),
});

export const confirmMail = endpoint({
  method: 'POST',
  path: '/api/mail/:token',
  summary: 'This address is mine: works once, for whoever holds the letter',
  access: 'guest',
  params: byToken,
  reply: z.object({ email: z.string() }),
});

const nobodys = /@([^@]+\.)?(example\.(com|net|org)|test|example|invalid|localhost)$/i;

/** An address of a domain kept free for examples: nobody reads there, and letters would come back. */
export const isSample = (email: string): boolean => nobodys.test(email);

import type { World } from '../../platform/world.ts';
import { type Reachable, reachables } from '../accounts/account.contact.service.ts';
import { mailAsked } from '../accounts/account.mail.service.ts';
import type { LetterRow } from './letter.model.ts';

export const confirmingKey = (nonce: string): string => `confirm ${nonce}`;

/** How its reader is reached by now; nothing when the account was closed since the letter was written. */
const readerOf = async ({ account }: LetterRow): Promise<Reachable | undefined> =>
  (await reachables([String(account)])).get(String(account));

/**
 * Where a letter goes by now: an address may have changed while it waited. A letter of notices goes to a confirmed address
 * alone; the one that asks whether an address is theirs, only while it is the last one that asks.
 * @returns nothing when it is not to be sent any more
 */
export const addressOf = async (row: LetterRow, world: World): Promise<string | undefined> => {
  if (row.stop) return (await readerOf(row))?.email || undefined;
  const asked = await mailAsked(String(row.account), world);
  return asked && row.key === confirmingKey(asked.nonce) ? asked.email : undefined;
};

/** A gateway's message with the name and telephone of now; nothing when its reader's account was closed. */
export const messageNow = async (row: LetterRow): Promise<string | undefined> => {
  const reader = await readerOf(row);
  if (!reader) return undefined;
  const message = JSON.parse(row.text) as { to: object };
  const { name, phone } = reader;
  return JSON.stringify({ ...message, to: { ...message.to, name, phone } });
};

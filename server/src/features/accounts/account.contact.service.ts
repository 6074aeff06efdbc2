import type { saveContact } from '@zhiqiao/shared/accounts/account.endpoints';
import type { Contact } from '@zhiqiao/shared/accounts/account.schema';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { askAbout, mailableOf } from './account.mail.service.ts';
import { AccountModel, type AccountRow } from './account.model.ts';

export const keepContact: UseCase<typeof saveContact> = async (ask, world) => {
  const before = await AccountModel.findOneAndUpdate(
    { _id: ask.me.id },
    { $set: { contact: ask.body } },
  ).lean<AccountRow>();
  const { email } = ask.body;
  // Another address is asked about at once; the same one only on request.
  if (email !== before?.contact?.email && email !== before?.mail?.confirmed)
    await askAbout(ask.me, email, world);
  await record(
    {
      name: 'account.contactChanged',
      subject: { noun: 'account', id: ask.me.id },
      county: ask.me.county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
    },
    world.clock.now(),
  );
  return ask.body;
};

/** Mail address and telephone by account id; empty where none was given, or the account is disabled. */
export const contactsOf = async (ids: readonly string[]): Promise<Map<string, Contact>> => {
  const rows = await AccountModel.find(
    { _id: { $in: [...new Set(ids)] }, disabled: false },
    { contact: 1 },
  ).lean();
  return new Map(
    rows.map(({ _id, contact }) => [
      String(_id),
      { email: contact?.email ?? '', phone: contact?.phone ?? '' },
    ]),
  );
};

/** How letters address somebody: name, language, and where they go: to no address that is not confirmed. */
export interface Reachable extends Contact {
  name: string;
  language: 'zh-CN' | 'en';
}

/** By account id; accounts that are disabled are not reached. */
export const reachables = async (ids: readonly string[]): Promise<Map<string, Reachable>> => {
  const rows = await AccountModel.find(
    { _id: { $in: [...new Set(ids)] }, disabled: false },
    { contact: 1, mail: 1, name: 1, preferences: 1 },
  ).lean<AccountRow[]>();
  return new Map(
    rows.map(({ _id, name, contact, mail, preferences }) => [
      String(_id),
      {
        name,
        language: preferences?.language === 'en' ? 'en' : 'zh-CN',
        email: mailableOf({ contact, mail }),
        phone: contact?.phone ?? '',
      },
    ]),
  );
};

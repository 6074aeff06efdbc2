import type { saveContact } from '@zhiqiao/shared/accounts/account.endpoints';
import type { Contact } from '@zhiqiao/shared/accounts/account.schema';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { AccountModel } from './account.model.ts';

export const keepContact: UseCase<typeof saveContact> = async (ask, world) => {
  await AccountModel.updateOne({ _id: ask.me.id }, { $set: { contact: ask.body } });
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

/** How letters address somebody: name, language, and where they go. */
export interface Reachable extends Contact {
  name: string;
  language: 'zh-CN' | 'en';
}

/** By account id; accounts that are disabled are not reached. */
export const reachables = async (ids: readonly string[]): Promise<Map<string, Reachable>> => {
  const rows = await AccountModel.find(
    { _id: { $in: [...new Set(ids)] }, disabled: false },
    { contact: 1, name: 1, preferences: 1 },
  ).lean();
  return new Map(
    rows.map(({ _id, name, contact, preferences }) => [
      String(_id),
      {
        name,
        language: preferences?.language === 'en' ? 'en' : 'zh-CN',
        email: contact?.email ?? '',
        phone: contact?.phone ?? '',
      },
    ]),
  );
};

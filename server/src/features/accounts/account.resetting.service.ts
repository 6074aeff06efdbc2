import { createHash, randomBytes } from 'node:crypto';
import type * as doors from '@zhiqiao/shared/accounts/account.endpoints';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { hashPassword } from '../../platform/passwords.ts';
import { endSessions } from '../../platform/session.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { accountFor, noteKeeping } from './account.keeping.service.ts';
import { refuseWeak } from './account.making.service.ts';
import { AccountModel, type AccountRow, actorOf, PasswordLinkModel } from './account.model.ts';
import { forgiveAttempts } from './account.signing.service.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Made for somebody who forgot the password; an earlier link for the same account ends. */
export const makeLink: UseCase<typeof doors.makePasswordLink> = async (ask, world) => {
  const at = world.clock.now();
  const row = await accountFor(ask.params.id, ask.me, 'makePasswordLink');
  const token = randomBytes(24).toString('base64url');
  const days = await ruleValue('invitation.passwordDays', row.county, at);
  const until = new Date(at.getTime() + days * 86_400_000);
  await PasswordLinkModel.deleteMany({ account: row._id });
  await PasswordLinkModel.create([{ _id: hashOf(token), account: row._id, until }]);
  await noteKeeping('account.passwordLinkMade', row, ask.me, at);
  return { token, login: row.login, until: until.toISOString() };
};

const find = async (token: string, now: Date) => {
  const link = await PasswordLinkModel.findById(hashOf(token)).lean();
  const row = link && (await AccountModel.findById(link.account).lean<AccountRow>());
  if (!link || !row || row.disabled || link.until <= now) throw new Refusal('linkExpired');
  return { link, row };
};

export const showLink: UseCase<typeof doors.readPasswordLink> = async (ask, world) => {
  const { link, row } = await find(ask.params.token, world.clock.now());
  return { token: ask.params.token, login: row.login, until: link.until.toISOString() };
};

export const useLink: UseCase<typeof doors.setPasswordByLink> = async (ask, world) => {
  const at = world.clock.now();
  const { link, row } = await find(ask.params.token, at);
  refuseWeak(ask.body.password, row.login, 'password');
  const hash = await hashPassword(ask.body.password);
  await AccountModel.updateOne({ _id: row._id }, { $set: { hash } });
  await PasswordLinkModel.deleteOne({ _id: link._id });
  await forgiveAttempts(row.login);
  await endSessions(String(row._id));
  await noteKeeping('account.passwordSet', row, actorOf(row), at);
  return { done: true };
};

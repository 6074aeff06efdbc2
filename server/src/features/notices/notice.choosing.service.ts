import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/notices/notice.endpoints';
import { noticeKinds } from '@zhiqiao/shared/notices/notice.kinds';
import type { UseCase } from '../../platform/ask.ts';
import type { World } from '../../platform/world.ts';
import { contactsOf, reachables } from '../accounts/account.contact.service.ts';
import { NoticeChoiceModel } from './notice.choice.model.ts';
import { choicesOf } from './notice.choice.reads.ts';
import { readToken, type StopKind } from './notice.stopping.ts';

const show = async (account: string, world: World) => ({
  ...(await choicesOf(account)),
  email: (await contactsOf([account])).get(account)?.email ?? '',
  confirmed: Boolean((await reachables([account])).get(account)?.email),
  mail: world.mail.on,
});

export const showChoices: UseCase<typeof doors.readNoticeChoices> = (ask, world) =>
  show(ask.me.id, world);

export const keepChoices: UseCase<typeof doors.saveNoticeChoices> = async (ask, world) => {
  await NoticeChoiceModel.updateOne({ _id: ask.me.id }, { $set: ask.body }, { upsert: true });
  return show(ask.me.id, world);
};

/** Enough to know one's own address by, too little to learn another's. */
export const maskedMail = (email: string): string =>
  email.replace(/^(.)[^@]*(?=@)/, (_, first: string) => `${first}***`);

const stopsOf = (kind: StopKind) => (kind === 'all' ? [...noticeKinds] : [kind]);

const showStopOf = async (account: string, kind: StopKind) => {
  const { kinds } = await choicesOf(account);
  const { email = '' } = (await contactsOf([account])).get(account) ?? {};
  const stopped = stopsOf(kind).every((one) => kinds[one] === 'off');
  return { kind, email: maskedMail(email), stopped };
};

const demandToken = (token: string, world: World) => {
  const read = readToken(token, world);
  if (!read) throw new Refusal('notFound');
  return read;
};

export const showStop: UseCase<typeof doors.readStop> = async (ask, world) => {
  const { account, kind } = demandToken(ask.params.token, world);
  return showStopOf(account, kind);
};

/** Stops the kind; what of it still waits is looked at again before it is sent. */
export const stop: UseCase<typeof doors.stopLetters> = async (ask, world) => {
  const { account, kind } = demandToken(ask.params.token, world);
  const off = Object.fromEntries(stopsOf(kind).map((one) => [`kinds.${one}`, 'off']));
  await NoticeChoiceModel.updateOne({ _id: account }, { $set: off }, { upsert: true });
  return showStopOf(account, kind);
};

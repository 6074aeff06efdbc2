import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/notices/notice.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { NoticeModel, type NoticeRow, toView } from './notice.model.ts';

const unreadOf = (account: string) => NoticeModel.countDocuments({ account, read: false });

export const listNotices: UseCase<typeof doors.listNotices> = async (ask) => {
  const { page, pageSize, unread } = ask.query;
  const filter = { account: ask.me.id, ...(unread ? { read: false } : {}) };
  const [rows, total, waiting] = await Promise.all([
    NoticeModel.find(filter)
      .sort({ at: -1, _id: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<NoticeRow[]>(),
    NoticeModel.countDocuments(filter),
    unreadOf(ask.me.id),
  ]);
  return { items: rows.map(toView), total, page, pageSize, unread: waiting };
};

export const markOne: UseCase<typeof doors.markNoticeRead> = async (ask) => {
  const row = await NoticeModel.findOneAndUpdate(
    { _id: ask.params.id, account: ask.me.id },
    { $set: { read: true } },
  );
  if (!row) throw new Refusal('notFound');
  return { unread: await unreadOf(ask.me.id) };
};

export const markAll: UseCase<typeof doors.markAllNoticesRead> = async (ask) => {
  await NoticeModel.updateMany({ account: ask.me.id, read: false }, { $set: { read: true } });
  return { unread: 0 };
};

/** Takes notices older than a moment as read: for history that was played, not lived. */
export const readUntil = async (at: Date): Promise<void> => {
  await NoticeModel.updateMany({ at: { $lt: at } }, { $set: { read: true } });
};

export const showNotice: UseCase<typeof doors.readNotice> = async (ask) => {
  const row = await NoticeModel.findOne({
    _id: ask.params.id,
    account: ask.me.id,
  }).lean<NoticeRow>();
  if (!row) throw new Refusal('notFound');
  return toView(row);
};

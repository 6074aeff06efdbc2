import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import { NoticeModel, type NoticeRow, toView } from './notice.model.ts';

export type Way = 'mail' | 'gateway';
const field = { mail: 'mailAt', gateway: 'gatewayAt' } as const;

export interface Leaving {
  id: string;
  account: string;
  county: string;
  /** how many facts it held when it was read */
  count: number;
  view: NoticeView;
}

/** Notices that are due to leave by a way, oldest first. */
export const leavingNotices = async (way: Way, at: Date, limit: number): Promise<Leaving[]> => {
  const rows = await NoticeModel.find({ [field[way]]: { $lte: at } } as object)
    .sort({ [field[way]]: 1 })
    .limit(limit)
    .lean<NoticeRow[]>();
  return rows.map((row) => ({
    id: String(row._id),
    account: String(row.account),
    county: row.county,
    count: row.count,
    view: toView(row),
  }));
};

/** They have left, or need not: they are due no more. A fact that joined meanwhile keeps its notice due. */
export const markLeft = async (way: Way, left: readonly Leaving[]): Promise<void> => {
  for (const { id, count } of left)
    await NoticeModel.updateOne({ _id: id, count }, { $unset: { [field[way]]: 1 } } as object);
};

import type { OwedBid } from '@zhiqiao/shared/duties/duty.schema';
import { dayOf, workingDaysBetween } from '@zhiqiao/shared/rules/workingDays';

/** So many are named; the rest are counted. */
const named = 8;

const zhLine = (bid: OwedBid, index: number, at: Date): string => {
  const due = new Date(bid.due);
  const [, month, date] = dayOf(due).split('-').map(Number);
  const days = Math.max(1, workingDaysBetween(due, at));
  return `${index + 1}. “${bid.need.title}”：${bid.expert}的揭榜申请，应于${month}月${date}日前答复，已逾期 ${days} 个工作日。`;
};

/** The letter a broker can send as it is: what is owed, since when, and what to do. */
export const chaserText = (
  bureau: string,
  firm: string,
  owed: readonly OwedBid[],
  at: Date,
): string => {
  const lines = owed.slice(0, named).map((bid, index) => zhLine(bid, index, at));
  const rest = owed.length - lines.length;
  return [
    `${firm}：`,
    `贵单位有 ${owed.length} 份揭榜申请过了答复日，专家还在等：`,
    ...lines,
    ...(rest > 0 ? [`另有 ${rest} 份，见需求页。`] : []),
    '请尽快登录智桥逐份答复：入围、补问或婉拒都可以，婉拒请选原因并写一句话。答复之前，平台暂不受理贵单位的新需求。有困难请回复本局经办人，我们一起商量。',
    bureau,
  ].join('\n');
};

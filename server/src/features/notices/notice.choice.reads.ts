import { type Manner, mannerDefaults, type NoticeKind } from '@zhiqiao/shared/notices/notice.kinds';
import type { NoticeChoices } from '@zhiqiao/shared/notices/notice.schema';
import { NoticeChoiceModel } from './notice.choice.model.ts';

/** How somebody wants to be told; whoever never chose gets the defaults. */
export const choicesOf = async (account: string): Promise<NoticeChoices> => {
  const row = await NoticeChoiceModel.findById(account).lean();
  return {
    kinds: { ...mannerDefaults, ...(row?.kinds as unknown as Record<NoticeKind, Manner>) },
    quietFrom: row?.quietFrom ?? 22,
    quietTo: row?.quietTo ?? 7,
    digestHour: row?.digestHour ?? 8,
  };
};

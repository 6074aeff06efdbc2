import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkPartner } from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { needPolicy } from '@zhiqiao/shared/needs/need.policy';
import type { UseCase } from '../../platform/ask.ts';
import { biddersOf } from '../bids/bid.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { demandOn, loadNeed, standingsOn } from '../needs/need.moving.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { dealKey, talksByKey } from './conversation.reads.ts';

/** Whoever bid is talked to about the bid. */
const withoutBid = async (row: NeedRow): Promise<{ ids: string[]; introduced: Set<string> }> => {
  const introduced = new Set(row.introduced.map(String));
  const bidders = await biddersOf(String(row._id));
  const ids = [...new Set([...introduced, ...row.promisedBy.map(String)])];
  return { ids: ids.filter((id) => !bidders.has(id)), introduced };
};

/** Experts with whom a firm may talk before there is a bid. */
export const showTalkPartners: UseCase<typeof doors.listTalkPartners> = async (ask) => {
  const row = await loadNeed(ask.params.id);
  const held = standingsOn(ask.me, row);
  demandOn(row, 'seeBids', held);
  const { ids, introduced } = await withoutBid(row);
  const experts = new Map((await expertsByIds(ids)).map((one) => [one.id, one]));
  const keyOf = (expert: string) => dealKey(String(row._id), expert);
  const talks = await talksByKey(ids.map(keyOf), ask.me);
  const open = permits(needPolicy, 'talk', held, row.state);
  const items = ids.flatMap((id): TalkPartner[] => {
    const found = experts.get(id);
    if (!found) return [];
    const { name, title, unitShown } = found;
    const talk = talks.get(keyOf(id));
    const partner: TalkPartner = {
      expert: { id, name, title: title ?? '', unit: unitShown },
      kind: introduced.has(id) ? 'introduction' : 'need',
      ...(talk ? { conversation: talk.id } : {}),
      unread: talk?.unread ?? 0,
    };
    return [partner];
  });
  // Once nobody may begin, only what was begun is listed.
  return { items: items.filter(({ conversation }) => open || conversation) };
};

import { talkKinds } from '@zhiqiao/shared/conversations/conversation.schema';
import type { Reaction } from '../../platform/reactions.ts';
import { bidParties } from '../bids/bid.reads.ts';
import { engagementParties } from '../engagements/engagement.reads.ts';
import { ConversationModel } from './conversation.model.ts';
import { dealKey } from './conversation.reads.ts';

/** A talk that an introduction began goes on about the bid, then about the engagement. */
export const conversationReactions: Reaction[] = [
  {
    name: 'conversation.follow',
    on: ['bid.submitted', 'engagement.begun'],
    run: async ({ subject }, world) => {
      const begun = subject.noun === 'engagement';
      const parties = begun ? await engagementParties(subject.id) : await bidParties(subject.id);
      if (!parties) return;
      const kind = begun ? 'engagement' : 'bid';
      const bid = begun ? (parties as { bid: string }).bid : subject.id;
      const ways = { bid, ...(begun ? { engagement: subject.id } : {}) };
      // Only onwards: told again or late, a bid does not overtake the engagement that came of it.
      const before = talkKinds.slice(0, talkKinds.indexOf(kind) + 1);
      const moved = await ConversationModel.findOneAndUpdate(
        { key: dealKey(parties.need, parties.expert), 'about.kind': { $in: before } } as object,
        { $set: { about: { kind, id: subject.id }, ...ways } },
      ).lean();
      if (moved) world.nudge({ talk: String(moved._id) }, 'conversations');
    },
  },
];

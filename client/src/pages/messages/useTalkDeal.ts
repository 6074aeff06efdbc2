import { readBid } from '@zhiqiao/shared/bids/bid.endpoints';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { readTrial } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { useCall } from '../../platform/query.ts';
import type { TalkDeal } from './TalkTurn.tsx';

/** Reads what a talk is about; what the reader may not read, or what there is none of, stays away. */
export const useTalkDeal = (talk: ConversationView): TalkDeal => {
  const on = (id: string | undefined) => ({ enabled: id !== undefined });
  const bid = useCall(readBid, { params: { id: talk.bid ?? '' } }, on(talk.bid));
  // Reading a need stands in its ledger: only where nothing else tells how the deal stands.
  const told = talk.about.kind === 'bid' || talk.trial ? undefined : talk.need;
  const need = useCall(readNeed, { params: { id: told ?? '' } }, on(told));
  const trial = useCall(readTrial, { params: { id: talk.trial ?? '' } }, on(talk.trial));
  return { bid: bid.data, need: need.data, trial: trial.data };
};

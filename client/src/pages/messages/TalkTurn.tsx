import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { BidTurn, waitedFor } from '../../features/bids/BidTurn.tsx';
import { NeedNext } from '../../features/needs/NeedNext.tsx';
import { nextOf } from '../../features/needs/need.next.ts';
import { myTurnOn, TrialTurn } from '../../features/trials/TrialTurn.tsx';
import type { ClockProps } from '../../ui/Clock.tsx';

/** What a talk is about, as far as it has been read. */
export interface TalkDeal {
  bid?: BidView | undefined;
  need?: NeedView | undefined;
  trial?: TrialView | undefined;
}

/** The clock that counts in a talk now, and whether it is the reader's turn. */
export const turnOf = (
  talk: ConversationView,
  { bid, need, trial }: TalkDeal,
): { mine: boolean; clock?: Pick<ClockProps, 'due' | 'startedAt' | 'count'> | undefined } => {
  if (trial) return { mine: myTurnOn(trial), clock: trial.clock };
  if (talk.about.kind === 'bid')
    return { mine: bid ? waitedFor(bid) === 'you' : false, clock: bid?.clock };
  const next = need && nextOf(need);
  const count = next?.code === 'bid' ? ('days' as const) : ('workingDays' as const);
  return { mine: next?.mine ?? false, clock: next?.clock && { ...next.clock, count } };
};

const noAction = () => null;

/** Whose move it is in the deal that is talked about, and by when: of the trial, the bid, or the need. */
export const TalkTurn = ({ talk, deal }: { talk: ConversationView; deal: TalkDeal }) => {
  if (deal.trial) return <TrialTurn view={deal.trial} band />;
  if (talk.about.kind === 'bid' && deal.bid) return <BidTurn bid={deal.bid} band />;
  return deal.need ? <NeedNext view={deal.need} action={noAction} band /> : null;
};

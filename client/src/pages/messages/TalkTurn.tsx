import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { BidTurn, waitedFor } from '../../features/bids/BidTurn.tsx';
import { NeedNext } from '../../features/needs/NeedNext.tsx';
import { nextOf } from '../../features/needs/need.next.ts';
import { myTurnOn, TrialTurn } from '../../features/trials/TrialTurn.tsx';
import { useWords } from '../../platform/words/speech.ts';
import type { ClockProps } from '../../ui/Clock.tsx';
import { NextMove } from '../../ui/NextMove.tsx';

/** What a talk is about, as far as it has been read. */
export interface TalkDeal {
  bid?: BidView | undefined;
  need?: NeedView | undefined;
  trial?: TrialView | undefined;
}

interface Turn {
  mine: boolean;
  clock?: Pick<ClockProps, 'due' | 'startedAt' | 'count'> | undefined;
}

/** Before there is a bid it is this expert's turn to write one, whatever the firm owes to others. */
const biddingOf = (talk: ConversationView, need: NeedView | undefined): Turn | undefined => {
  const before = talk.about.kind === 'need' || talk.about.kind === 'introduction';
  const open = need && (openToBids as readonly string[]).includes(need.state) && !need.myBid;
  if (!before || !open) return undefined;
  const due = need.deadline ? `${need.deadline}T23:59:59+08:00` : undefined;
  return { mine: talk.side === 'expert', clock: due ? { due, count: 'days' } : undefined };
};

/** The clock that counts in a talk now, and whether it is the reader's turn. */
export const turnOf = (talk: ConversationView, { bid, need, trial }: TalkDeal): Turn => {
  if (trial) return { mine: myTurnOn(trial), clock: trial.clock };
  if (talk.about.kind === 'bid')
    return { mine: bid ? waitedFor(bid) === 'you' : false, clock: bid?.clock };
  const bidding = biddingOf(talk, need);
  if (bidding) return bidding;
  const next = need && nextOf(need);
  const count = next?.code === 'bid' ? ('days' as const) : ('workingDays' as const);
  return { mine: next?.mine ?? false, clock: next?.clock && { ...next.clock, count } };
};

const Bidding = ({ talk, turn }: { talk: ConversationView; turn: Turn }) => {
  const t = useWords();
  return (
    <NextMove
      who={turn.mine ? 'you' : talk.expert}
      what={t(turn.mine ? 'needs.next.bid' : 'needs.wait.bid')}
      clock={turn.clock}
      band
    />
  );
};

const noAction = () => null;

/** Whose move it is in the deal that is talked about, and by when: of the trial, the bid, or the need. */
export const TalkTurn = ({ talk, deal }: { talk: ConversationView; deal: TalkDeal }) => {
  if (deal.trial) return <TrialTurn view={deal.trial} band />;
  if (talk.about.kind === 'bid' && deal.bid) return <BidTurn bid={deal.bid} band />;
  const bidding = biddingOf(talk, deal.need);
  if (bidding) return <Bidding talk={talk} turn={bidding} />;
  return deal.need ? <NeedNext view={deal.need} action={noAction} band /> : null;
};

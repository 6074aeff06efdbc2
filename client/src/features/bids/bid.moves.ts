import * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import { type BidMove, bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { type BidStanding, bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';

/** Sending to the unit is the server's choice inside submit; lapsing is the clock's. */
export type BidDeed = Exclude<BidMove, 'toUnit' | 'lapse'>;

/** What must be written with a deed, besides the deed itself. */
export type DeedText = 'question' | 'reply' | 'sentence' | 'note';

interface Deed {
  door: { method: string; path: string };
  text?: DeedText;
  /** a reason from the closed list as well */
  reason?: true;
  /** asked again before it is done */
  sure?: true;
  look: 'primary' | 'plain' | 'danger';
}

export const deeds: Record<BidDeed, Deed> = {
  submit: { door: doors.submitBid, look: 'primary' },
  giveBack: { door: doors.giveBackBid, text: 'note', look: 'plain' },
  open: { door: doors.openBid, look: 'primary' },
  clarify: { door: doors.clarifyBid, text: 'question', look: 'plain' },
  answer: { door: doors.answerBid, text: 'reply', look: 'primary' },
  shortlist: { door: doors.shortlistBid, look: 'primary' },
  negotiate: { door: doors.negotiateBid, look: 'primary' },
  select: { door: doors.selectBid, look: 'plain' },
  waitlist: { door: doors.waitlistBid, look: 'plain' },
  promote: { door: doors.promoteBid, look: 'primary' },
  award: { door: doors.awardBid, text: 'sentence', look: 'primary' },
  decline: { door: doors.declineBid, text: 'sentence', reason: true, look: 'danger' },
  rule: { door: doors.ruleBid, text: 'note', look: 'danger' },
  withdraw: { door: doors.withdrawBid, sure: true, look: 'danger' },
};

const isDeed = (move: BidMove): move is BidDeed => move in deeds;

/** What the reader may do to this bid now: machine x policy. */
export const deedsOn = (bid: Pick<BidView, 'state' | 'standings'>): BidDeed[] =>
  movesFrom(bidMachine, bid.state)
    .filter(isDeed)
    .filter((move) => permits(bidPolicy, move, bid.standings as BidStanding[], bid.state));

/** The one primary among them: the furthest step that needs nothing undone. */
export const primaryOf = (possible: readonly BidDeed[]): BidDeed | undefined =>
  possible.find((move) => deeds[move].look === 'primary');

import { stillOpen } from '@zhiqiao/shared/bids/bid.machine';
import { BidModel, type BidRow } from './bid.model.ts';

export interface ReplyRow {
  id: string;
  need: string;
  expert: string;
  submittedAt: Date;
  answeredAt: Date | undefined;
}

const year = 365 * 86_400_000;

/** The first date by which the firm had to answer has passed, or the bid is over without a word of the firm. */
const owed = (row: BidRow, now: Date): boolean =>
  (row.clock?.what === 'answerBid' && (row.clock.due ?? now) < now) || row.state === 'lapsed';

/**
 * Bids of twelve months that count for a firm's card: answered, or not answered though it was time. What the expert took
 * back unanswered, what the bureau ruled out, and what still has time count neither way.
 */
export const replyRows = async (firm: string, now: Date): Promise<ReplyRow[]> => {
  const rows = await BidModel.find(
    { firm, submittedAt: { $gte: new Date(now.getTime() - year), $lte: now } },
    { need: 1, expert: 1, submittedAt: 1, answeredAt: 1, state: 1, clock: 1 },
  )
    .sort({ submittedAt: -1 })
    .limit(2000)
    .lean<BidRow[]>();
  return rows
    .filter((row) => row.answeredAt || owed(row, now))
    .map((row) => ({
      id: String(row._id),
      need: String(row.need),
      expert: String(row.expert),
      submittedAt: row.submittedAt as Date,
      answeredAt: row.answeredAt ?? undefined,
    }));
};

/** Bids on a firm's needs that are still in the running. */
export const biddingNow = (firm: string): Promise<number> =>
  BidModel.countDocuments({ firm, state: { $in: stillOpen } });

/** What an expert has sent. */
export const expertBidRows = async (expert: string): Promise<{ id: string; state: string }[]> => {
  const rows = await BidModel.find({ expert, submittedAt: { $exists: true } }, { state: 1 })
    .limit(2000)
    .lean<BidRow[]>();
  return rows.map(({ _id, state }) => ({ id: String(_id), state }));
};

const unanswered = ['draft', 'unitReview', 'submitted', 'withdrawn', 'lapsed'];

/** Bids that a firm answered, the newest first: what the matching learns from its side. */
export const bidsAnsweredBy = async (firm: string, most: number) => {
  const rows = await BidModel.find({ firm, state: { $nin: unanswered } } as object, {
    need: 1,
    expert: 1,
    state: 1,
  })
    .sort({ _id: -1 })
    .limit(most)
    .lean<BidRow[]>();
  return rows.map(({ _id, need, expert, state }) => ({
    id: String(_id),
    need: String(need),
    expert: String(expert),
    state,
  }));
};

/** Bids of a county that somebody answered, as they stand: to learn from. */
export const answeredBids = async (
  county: string,
): Promise<{ need: string; expert: string; state: BidRow['state'] }[]> => {
  const rows = await BidModel.find({ county, state: { $nin: unanswered } } as object, {
    need: 1,
    expert: 1,
    state: 1,
  })
    .sort({ _id: 1 })
    .lean<BidRow[]>();
  return rows.map(({ need, expert, state }) => ({
    need: String(need),
    expert: String(expert),
    state,
  }));
};

import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { openStates } from '@zhiqiao/shared/kernel/machine';
import { BidModel, type BidRow } from './bid.model.ts';
import { type Mover, moveBid } from './bid.moving.ts';

const open = openStates(bidMachine);

/** The need ended: every open bid lapses, and each expert is told why. */
export const endBidsOf = async (
  need: string,
  reason: { code: string; sentence: string },
  by: Mover,
  at: Date,
): Promise<void> => {
  const rows = await BidModel.find({ need, state: { $in: open } }).lean<BidRow[]>();
  for (const row of rows) {
    await moveBid(row, 'lapse', by, at, {
      set: { reason },
      reason: reason.code,
      note: reason.sentence,
    });
  }
};

/** Needs that have bids nobody has closed. */
export const needsWithOpenBids = async (limit: number): Promise<string[]> =>
  (await BidModel.distinct('need', { state: { $in: open } })).slice(0, limit).map(String);

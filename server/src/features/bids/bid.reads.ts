import { awaitingFirm, stillOpen } from '@zhiqiao/shared/bids/bid.machine';
import { BidModel, type BidRow } from './bid.model.ts';

export interface BidCounts {
  /** sent and not taken back */
  total: number;
  /** the firm owes an answer */
  waiting: number;
  /** the earliest of those answers */
  due?: Date | undefined;
  since?: Date | undefined;
}

const unseen = ['draft', 'unitReview', 'withdrawn'] as const;
// A draft that lapsed was never sent: it is nobody's but its author's.
const sent = { state: { $nin: unseen }, submittedAt: { $exists: true } };

/** Bids by need, in one query. */
export const bidCounts = async (needs: readonly string[]): Promise<Map<string, BidCounts>> => {
  if (needs.length === 0) return new Map();
  const rows = await BidModel.find(
    { need: { $in: needs }, ...sent },
    { need: 1, state: 1, clock: 1 },
  ).lean<Pick<BidRow, 'need' | 'state' | 'clock'>[]>();
  const counts = new Map<string, BidCounts>();
  for (const row of rows) {
    const count = counts.get(String(row.need)) ?? { total: 0, waiting: 0 };
    count.total += 1;
    if ((awaitingFirm as readonly string[]).includes(row.state)) {
      count.waiting += 1;
      const due = row.clock?.due ?? undefined;
      if (due && (!count.due || due < count.due))
        Object.assign(count, { due, since: row.clock?.startedAt });
    }
    counts.set(String(row.need), count);
  }
  return counts;
};

/** An expert's bid on a need. */
export const bidOf = async (
  need: string,
  expert: string,
): Promise<{ id: string; state: string } | undefined> => {
  const row = await BidModel.findOne({ need, expert }, { state: 1 }).lean<BidRow>();
  return row ? { id: String(row._id), state: row.state } : undefined;
};

/** Experts who bid on a need, with their bids. */
export const biddersOf = async (need: string): Promise<Map<string, string>> => {
  const rows = await BidModel.find({ need, ...sent }, { expert: 1 }).lean<BidRow[]>();
  return new Map(rows.map((row) => [String(row.expert), String(row._id)]));
};

/** Needs an expert has a bid on. */
export const needsBidBy = async (expert: string): Promise<Set<string>> => {
  const rows = await BidModel.find({ expert }, { need: 1 }).lean<BidRow[]>();
  return new Set(rows.map((row) => String(row.need)));
};

/** The firm is past the date by which it had to answer or to decide. */
const late = (at: Date) => ({ 'clock.who': 'firm', 'clock.due': { $lt: at } });

export interface LateBid {
  id: string;
  need: string;
  firm: string;
  expert: string;
  what: string;
  due: Date;
}

/** Bids that a firm, or the firms of a county, owe an answer past its date; earliest first. */
export const lateBids = async (
  whose: { firm: string } | { county: string },
  at: Date,
): Promise<LateBid[]> => {
  const rows = await BidModel.find({ ...whose, ...late(at) } as object, {
    need: 1,
    firm: 1,
    expert: 1,
    clock: 1,
  })
    .sort({ 'clock.due': 1 })
    .limit(500)
    .lean<BidRow[]>();
  return rows.map((row) => ({
    id: String(row._id),
    need: String(row.need),
    firm: String(row.firm),
    expert: String(row.expert),
    what: row.clock?.what ?? '',
    due: row.clock?.due as Date,
  }));
};

export const overdueBidsIn = (county: string, at: Date): Promise<number> =>
  BidModel.countDocuments({ county, ...late(at) });

/** Bids on which somebody's turn ends by a moment. */
export const waitingBids = (until: Date): Promise<BidRow[]> =>
  BidModel.find(
    { 'clock.due': { $lte: until } },
    { need: 1, county: 1, firm: 1, expert: 1, unit: 1, clock: 1 },
  ).lean<BidRow[]>();

export interface BidParties {
  id: string;
  need: string;
  expert: string;
  firm: string;
  county: string;
  state: BidRow['state'];
  unit?: string;
}

export interface BidTold extends BidParties {
  clock?: { who?: string | null; due?: Date | null } | undefined;
}

/** Who is who in a bid, and whose turn it is. */
export const bidTold = async (id: string): Promise<BidTold | undefined> => {
  const row = await BidModel.findById(id, {
    need: 1,
    expert: 1,
    firm: 1,
    county: 1,
    state: 1,
    unit: 1,
    clock: 1,
  }).lean<BidRow>();
  if (!row) return undefined;
  return {
    id,
    need: String(row.need),
    expert: String(row.expert),
    firm: String(row.firm),
    county: row.county,
    state: row.state,
    ...(row.unit ? { unit: String(row.unit) } : {}),
    clock: row.clock ?? undefined,
  };
};

/** Who is who in a bid. */
export const bidParties = (id: string): Promise<BidParties | undefined> => bidTold(id);

/** How a firm, or a county's firms, treated bids: how many came, were answered, and the days each answer took. */
export const replyRecord = async (whose: { firm: string } | { county: string }) => {
  const rows = await BidModel.find(
    {
      ...('firm' in whose ? { firm: new BidModel.base.Types.ObjectId(whose.firm) } : whose),
      submittedAt: { $exists: true },
      state: { $ne: 'withdrawn' },
    } as object,
    { submittedAt: 1, answeredAt: 1, state: 1 },
  )
    .limit(5000)
    .lean<Pick<BidRow, 'submittedAt' | 'answeredAt' | 'state'>[]>();
  const days = rows
    .flatMap((row) =>
      row.answeredAt && row.submittedAt
        ? [(row.answeredAt.getTime() - row.submittedAt.getTime()) / 86_400_000]
        : [],
    )
    .toSorted((a, b) => a - b);
  return {
    received: rows.length,
    answered: rows.filter(
      (row) => row.answeredAt || !(stillOpen as readonly string[]).includes(row.state),
    ).length,
    medianDays: days.length ? Math.round(days[Math.floor(days.length / 2)]! * 10) / 10 : null,
  };
};

/** How many bids of a county have a clock that runs for a deed. */
export const runningBidClocks = (county: string, what: string): Promise<number> =>
  BidModel.countDocuments({ county, 'clock.what': what });

/** How many bids of a county show a firm what it would pay: sent with a price, and not decided yet. */
export const openOffers = (county: string): Promise<number> =>
  BidModel.countDocuments({
    county,
    state: { $in: stillOpen },
    submittedAt: { $exists: true },
    price: { $gt: 0 },
  });

/** The states of bids by id. */
export const bidStates = async (ids: readonly string[]): Promise<Map<string, string>> => {
  const rows = await BidModel.find({ _id: { $in: ids } }, { state: 1 }).lean<BidRow[]>();
  return new Map(rows.map((row) => [String(row._id), row.state]));
};

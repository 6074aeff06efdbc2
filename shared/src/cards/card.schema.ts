import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';

/** Figures of a firm's card that it may contest. */
export const contestable = ['answered', 'replyDays', 'dealsSigned', 'needsSolved'] as const;
export type Contestable = (typeof contestable)[number];
export const contestStates = ['open', 'corrected', 'upheld'] as const;

/** A firm says that a figure is wrong; the bureau looks at the records and decides. Both sides' words stay on the card. */
export const contestView = z.object({
  id,
  firm: z.object({ id, name: z.string() }),
  figure: z.enum(contestable),
  reason: z.string(),
  state: z.enum(contestStates),
  at: moment,
  decision: z.object({ note: z.string(), by: z.string(), at: moment }).optional(),
});
export type ContestView = z.infer<typeof contestView>;

export const contestBrief = z.strictObject({
  figure: z.enum(contestable),
  reason: text(4, 500, 'lines'),
});

/** Corrected: these bids do not count, or so many more are added that no record here knows of. */
export const contestVerdict = z.strictObject({
  verdict: z.enum(['corrected', 'upheld']),
  note: text(4, 300),
  leaveOut: z.array(id).max(200).default([]),
  add: z.number().int().min(0).max(99).default(0),
});

/** One record behind the figures of a firm's card. */
export const cardRecord = z.object({
  bid: id,
  need: z.string(),
  expert: z.string(),
  submittedAt: moment,
  answeredAt: moment.optional(),
  /** calendar days the answer took */
  days: z.number().nullable(),
  leftOut: z.boolean(),
});
export type CardRecord = z.infer<typeof cardRecord>;

/** 出题人信用卡: how a firm treats those who answer it, from the records of twelve months (deals: of all time). */
export const askerCard = z.object({
  id,
  name: z.string(),
  verified: z.boolean(),
  needsPublished: z.number().int(),
  needsSolved: z.number().int(),
  bidsReceived: z.number().int(),
  bidsAnswered: z.number().int(),
  medianReplyDays: z.number().nullable(),
  /** agreements that were signed, and those of them with money */
  dealsSigned: z.number().int(),
  dealsFunded: z.number().int(),
  /** bids on its needs that are still in the running */
  biddingNow: z.number().int(),
  /** bids past its reply date now */
  late: z.number().int(),
  /** trials of which the bureau found, after mediation, that the firm broke them; never a mere claim */
  breachesFound: z.number().int(),
  contests: z.array(contestView),
  standings: z.array(z.string()),
});
export type AskerCard = z.infer<typeof askerCard>;

/** The same of an expert, for firms that read a bid. */
export const expertCard = z.object({
  id,
  name: z.string(),
  bidsSent: z.number().int(),
  bidsWithdrawn: z.number().int(),
  /** questions of firms, and those answered by their date */
  asked: z.number().int(),
  answeredInTime: z.number().int(),
  medianAnswerDays: z.number().nullable(),
  dealsSigned: z.number().int(),
  dealsCompleted: z.number().int(),
});
export type ExpertCard = z.infer<typeof expertCard>;

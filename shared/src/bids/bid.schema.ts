import { z } from 'zod';
import { fen, id, moment, revision, text } from '../kernel/text.ts';
import { clock } from '../needs/need.schema.ts';
import { type BidState, bidMachine } from './bid.machine.ts';

export const answers = ['yes', 'partly', 'no'] as const;

/** How far the expert takes one indicator of the need. */
export const indicatorAnswer = z.strictObject({
  key: z.string().regex(/^[a-z0-9]{4,12}$/),
  answer: z.enum(answers),
  value: z.number().min(-1e12).max(1e12).nullable().default(null),
  words: text(0, 300).default(''),
});
export type IndicatorAnswer = z.infer<typeof indicatorAnswer>;

/** One page: what an expert offers. */
export const bidBrief = z.strictObject({
  answers: z.array(indicatorAnswer).max(12).default([]),
  plan: text(0, 3000, 'lines').default(''),
  months: z.number().int().min(0).max(60).default(0),
  price: fen.default(0),
  /** empty: nothing to declare */
  conflict: text(0, 500).default(''),
  nothingConfidential: z.boolean().default(false),
  conflictDeclared: z.boolean().default(false),
});
export type BidBrief = z.infer<typeof bidBrief>;
export type BidBriefInput = z.input<typeof bidBrief>;

/** What must be true before it can be sent: issues are reported at these fields. */
export const bidReady = z.object({
  answers: z.array(indicatorAnswer),
  plan: z.string().min(20),
  months: z.number().int().min(1),
  price: z.number().int().min(0),
  nothingConfidential: z.literal(true),
  conflictDeclared: z.literal(true),
});

export const newBid = z.strictObject({ need: id, ...bidBrief.shape });
export const bidEdit = z.strictObject({ ...bidBrief.shape, rev: revision });

export const declineReasons = [
  'tooEarly',
  'benefitUnclear',
  'routeUnclear',
  'unclear',
  'technical',
  'offTopic',
  'haveSolution',
  'otherChosen',
  'other',
] as const;
export const declining = z.strictObject({ reason: z.enum(declineReasons), sentence: text(4, 300) });

export const bidStates = Object.keys(bidMachine.states) as [BidState, ...BidState[]];

export const bidView = z.object({
  id,
  rev: revision,
  state: z.enum(bidStates),
  need: z.object({
    id,
    number: z.string(),
    title: z.string(),
    firm: z.object({ id, name: z.string() }),
    /** the firm has reported what was reached, and the chosen expert has not confirmed it yet */
    reported: z.boolean().optional(),
  }),
  expert: z.object({
    id,
    name: z.string(),
    title: z.string(),
    unit: z.string(),
    category: z.string(),
  }),
  answers: z.array(indicatorAnswer),
  plan: z.string(),
  months: z.number().int(),
  price: fen,
  conflict: z.string(),
  nothingConfidential: z.boolean(),
  conflictDeclared: z.boolean(),
  standings: z.array(z.string()),
  clock: clock.optional(),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional(),
  question: z.string().optional(),
  reply: z.string().optional(),
  submittedAt: moment.optional(),
  conversation: id.optional(),
  unread: z.number().int(),
  engagement: id.optional(),
});
export type BidView = z.infer<typeof bidView>;

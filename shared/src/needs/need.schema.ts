import { z } from 'zod';
import { day, fen, id, moment, revision, text } from '../kernel/text.ts';
import { code, maybeCode, modes } from '../reference/reference.schema.ts';
import { needMachine } from './need.machine.ts';

export const comparators = ['gte', 'lte', 'eq', 'between'] as const;
const figure = z.number().min(-1e12).max(1e12).nullable();

/** One measurable aim: from `current` to `target`. `key` is made by the form and stays with the indicator. */
export const indicator = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9]{4,12}$/),
    name: text(1, 40),
    current: figure.default(null),
    target: figure.default(null),
    /** the upper end when the comparator is `between` */
    upper: figure.default(null),
    unit: text(0, 16).default(''),
    comparator: z.enum(comparators).default('gte'),
    method: text(0, 200).default(''),
  })
  .superRefine((value, context) => {
    const bounded = value.comparator === 'between' && value.target !== null && value.upper !== null;
    if (bounded && value.upper! <= value.target!) {
      context.addIssue({ code: 'custom', path: ['upper'], params: { rule: 'range.order' } });
    }
  });
export type Indicator = z.infer<typeof indicator>;

/** Who may read a group of fields: everybody; who signed in; who promised confidentiality; who was selected. */
export const tiers = ['public', 'signedIn', 'promised', 'selected'] as const;
export type Tier = (typeof tiers)[number];
/** Fields are disclosed by group. Title, industry, town and deadline are always public. */
export const groups = ['problem', 'indicators', 'terms', 'files', 'secrets'] as const;
export type Group = (typeof groups)[number];
export const needTiers = z.strictObject({
  problem: z.enum(tiers).default('public'),
  indicators: z.enum(tiers).default('public'),
  terms: z.enum(tiers).default('public'),
  files: z.enum(tiers).default('promised'),
  secrets: z.enum(tiers).default('selected'),
});

export const budget = z.strictObject({ min: fen, max: fen }).superRefine((value, context) => {
  if (value.max < value.min) {
    context.addIssue({ code: 'custom', path: ['max'], params: { rule: 'range.order' } });
  }
});

/** What a firm writes. A draft may be thin; `need.health.ts` says what is missing before it can be submitted. */
export const needBrief = z.strictObject({
  title: text(4, 80),
  background: text(0, 5000, 'lines').default(''),
  tried: text(0, 3000, 'lines').default(''),
  keywords: z.array(text(1, 30)).max(10).default([]),
  indicators: z.array(indicator).max(12).default([]),
  budget: budget.nullable().default(null),
  deadline: day.nullable().default(null),
  industry: maybeCode,
  disciplines: z.array(code).max(5).default([]),
  town: maybeCode,
  modes: z.array(z.enum(modes)).max(modes.length).default([]),
  files: z.array(id).max(10).default([]),
  secrets: text(0, 5000, 'lines').default(''),
  tiers: needTiers.prefault({}),
});
export type NeedBrief = z.infer<typeof needBrief>;
export type NeedBriefInput = z.input<typeof needBrief>;

export const needEdit = z.strictObject({ ...needBrief.shape, rev: revision });

export const needStates = Object.keys(needMachine.states) as [NeedState, ...NeedState[]];
export type NeedState = keyof typeof needMachine.states;

/** Who must act next and by when. `who` is a role of the deal, not a person. */
export const clock = z.object({
  who: z.enum(['firm', 'expert', 'unit', 'bureau', 'town']),
  what: z.string(),
  startedAt: moment,
  due: moment,
});
export type ClockView = z.infer<typeof clock>;

export const fileLink = z.object({
  id,
  name: z.string(),
  size: z.number().int(),
  mime: z.string(),
});

/** One need as one reader may see it: a group above the reader's tier is absent and named in `hidden`. */
export const needView = z.object({
  id,
  number: z.string(),
  rev: revision,
  state: z.enum(needStates),
  title: z.string(),
  industry: z.string().optional(),
  disciplines: z.array(z.string()),
  town: z.string().optional(),
  county: z.string(),
  deadline: z.string().nullable(),
  firm: z.object({ id, name: z.string(), verified: z.boolean() }),
  problem: z
    .object({ background: z.string(), tried: z.string(), keywords: z.array(z.string()) })
    .optional(),
  indicators: z.array(indicator).optional(),
  terms: z.object({ budget: budget.nullable(), modes: z.array(z.enum(modes)) }).optional(),
  files: z.array(fileLink).optional(),
  secrets: z.string().optional(),
  tiers: needTiers,
  /** `shut`: the tier would open it, but the firm has shut the door */
  hidden: z.array(
    z.object({ group: z.enum(groups), tier: z.enum(tiers), shut: z.boolean().optional() }),
  ),
  standings: z.array(z.string()),
  bids: z.object({ total: z.number().int(), waiting: z.number().int() }),
  /** my own bid on it, when I am an expert */
  myBid: z.object({ id, state: z.string() }).optional(),
  clock: clock.optional(),
  reason: z.object({ code: z.string(), note: z.string() }).optional(),
  /** the firm's own, and the bureau's: how it differs from another open need that it is much like */
  duplicateReason: z.string().optional(),
  /** the firm's own, and the bureau's: the text that was confirmed is the text that is there now */
  confirmed: z.boolean().optional(),
  health: z.number().int(),
  engagement: id.optional(),
  results: z
    .array(
      z.object({
        key: z.string(),
        value: z.number().nullable(),
        met: z.enum(['yes', 'partly', 'no']),
        note: z.string(),
      }),
    )
    .optional(),
  createdAt: moment,
  publishedAt: moment.optional(),
});
export type NeedView = z.infer<typeof needView>;

/** A need in a list: only what a guest may read. */
/** Bands of money that a list is narrowed by, in 万元; a budget belongs to every band it reaches into. */
export const budgetBands = ['under10', '10to30', '30to50', '50to100', 'over100'] as const;
export type BudgetBand = (typeof budgetBands)[number];

export const needCard = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: z.enum(needStates),
  firm: z.string(),
  town: z.string().optional(),
  industry: z.string().optional(),
  deadline: z.string().nullable(),
  /** the first indicator in words of numbers, when indicators are public */
  aim: indicator.optional(),
  /** how many indicators there are beside the first */
  moreAims: z.number().int().optional(),
  budget: budget.optional(),
  bids: z.number().int(),
  publishedAt: moment.optional(),
});
export type NeedCard = z.infer<typeof needCard>;

/** A need in its own firm's or the bureau's list. */
export const needRow = z.object({
  ...needCard.shape,
  waiting: z.number().int(),
  clock: clock.optional(),
  /** the firm has confirmed the text that is there now */
  confirmed: z.boolean().optional(),
  /** the firm has written what the indicators reached */
  reported: z.boolean().optional(),
  health: z.number().int(),
});
export type NeedRow = z.infer<typeof needRow>;

export const returnReasons = [
  'vague',
  'noFigures',
  'notTechnical',
  'duplicate',
  'sensitive',
  'wrongPlace',
  'other',
] as const;
export const withdrawReasons = [
  'solvedInside',
  'planChanged',
  'budgetGone',
  'noSuitable',
  'other',
] as const;

export const reasoned = <T extends readonly [string, ...string[]]>(codes: T) =>
  z.strictObject({ reason: z.enum(codes), note: text(2, 500, 'lines') });

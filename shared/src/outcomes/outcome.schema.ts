import { z } from 'zod';
import { day, fen, id, moment, revision, text } from '../kernel/text.ts';
import { clock, fileLink } from '../needs/need.schema.ts';
import { code, modes } from '../reference/reference.schema.ts';
import { offer } from '../trials/terms.schema.ts';
import { type OutcomeState, outcomeMachine } from './outcome.machine.ts';

export const propertyKinds = [
  'invention',
  'utility',
  'design',
  'software',
  'variety',
  'layout',
  'secret',
] as const;
/** One piece of intellectual property. Without `validUntil` it does not end by itself (a secret) or nobody said when. */
export const property = z.strictObject({
  number: text(2, 60),
  kind: z.enum(propertyKinds),
  validUntil: day.optional(),
});
export type Property = z.infer<typeof property>;

/** Whose work it was; shares are whole percents and sum to a hundred. */
export const inventorShare = z.strictObject({
  name: text(2, 40),
  share: z.number().int().min(1).max(100),
  expert: id.optional(),
});
/** Who may read a file of an outcome: everybody, who signed in, or the firms that signed a trial. */
export const outcomeTiers = ['public', 'signedIn', 'trial'] as const;
const tieredFile = z.strictObject({ file: id, tier: z.enum(outcomeTiers) });
/** `alt`: what is seen on it, for those who cannot see it */
const picture = z.strictObject({ file: id, alt: text(2, 120) });

const sharesFit = (rows: readonly { share: number }[], context: z.RefinementCtx): void => {
  const sum = rows.reduce((total, row) => total + row.share, 0);
  if (rows.length > 0 && sum !== 100)
    context.addIssue({ code: 'custom', params: { rule: 'shares.sum', sum } });
};

const written = {
  title: text(2, 120),
  summary: text(0, 5000, 'lines').default(''),
  keywords: z.array(text(1, 30)).max(10).default([]),
  /** technology readiness level, and what shows it */
  maturity: z.number().int().min(1).max(9),
  maturityEvidence: text(0, 1000, 'lines').default(''),
  patents: z.array(text(2, 60)).max(20).default([]),
  properties: z.array(property).max(20).default([]),
  industries: z.array(code).max(8).default([]),
  modes: z.array(z.enum(modes)).max(modes.length).default([]),
  /** 0: by agreement */
  price: fen.default(0),
  terms: text(0, 500, 'lines').default(''),
  /** 先用后转: may be used first and paid for later */
  trialFirst: z.boolean().default(false),
  /** by what it is paid for after a trial */
  offer: offer.nullable().default(null),
  /** one firm at a time */
  exclusive: z.boolean().default(false),
  trialScope: text(0, 300).default(''),
  trialMonths: z.number().int().min(1).max(60).default(12),
  ownershipClear: z.boolean().default(false),
  /** a dispute about it in words; empty: none */
  dispute: text(0, 500, 'lines').default(''),
  inventor: id.optional(),
  inventors: z.array(inventorShare).max(20).superRefine(sharesFit).default([]),
  files: z.array(tieredFile).max(10).default([]),
  pictures: z.array(picture).max(6).default([]),
};
export const outcomeBrief = z.strictObject(written);
export type OutcomeBrief = z.infer<typeof outcomeBrief>;
export type OutcomeBriefInput = z.input<typeof outcomeBrief>;
export const outcomeEdit = z.strictObject({ ...outcomeBrief.shape, rev: revision });

export const outcomeStates = Object.keys(outcomeMachine.states) as [
  OutcomeState,
  ...OutcomeState[],
];

const trialCounts = z.object({
  running: z.number().int(),
  total: z.number().int(),
  converted: z.number().int(),
});

export const outcomeView = z.object({
  id,
  rev: revision,
  number: z.string(),
  state: z.enum(outcomeStates),
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  maturity: z.number().int(),
  maturityEvidence: z.string(),
  patents: z.array(z.string()),
  properties: z.array(property),
  industries: z.array(z.string()),
  modes: z.array(z.enum(modes)),
  price: fen,
  terms: z.string(),
  trialFirst: z.boolean(),
  offer: offer.nullable(),
  exclusive: z.boolean(),
  /** the exclusive place is taken */
  taken: z.boolean(),
  trialScope: z.string(),
  trialMonths: z.number().int(),
  ownershipClear: z.boolean(),
  dispute: z.string(),
  owner: z.object({ id, name: z.string() }),
  inventor: z.object({ id, name: z.string() }).optional(),
  /** shares only for its own people and the bureau */
  inventors: z.array(
    z.object({ name: z.string(), share: z.number().int().optional(), expert: id.optional() }),
  ),
  files: z.array(z.object({ ...fileLink.shape, tier: z.enum(outcomeTiers) })),
  /** files there are that the reader may not open, by tier */
  hiddenFiles: z.number().int(),
  pictures: z.array(z.object({ ...fileLink.shape, alt: z.string() })),
  trials: trialCounts,
  county: z.string(),
  standings: z.array(z.string()),
  clock: clock.optional(),
  note: z.string().optional(),
  listedAt: moment.optional(),
  listedUntil: moment.optional(),
  /** it went on in another outcome */
  mergedInto: id.optional(),
});
export type OutcomeView = z.infer<typeof outcomeView>;

export const outcomeCard = z.object({
  id,
  number: z.string(),
  title: z.string(),
  summary: z.string(),
  owner: z.string(),
  maturity: z.number().int(),
  industries: z.array(z.string()),
  modes: z.array(z.enum(modes)),
  price: fen,
  terms: z.string(),
  trialFirst: z.boolean(),
  patents: z.number().int(),
  onTrial: z.number().int().optional(),
  listedAt: moment.optional(),
});
export type OutcomeCard = z.infer<typeof outcomeCard>;

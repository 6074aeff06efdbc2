import { z } from 'zod';
import { fen, id, moment, revision, text } from '../kernel/text.ts';
import { code, modes } from '../reference/reference.schema.ts';
import { type OutcomeState, outcomeMachine } from './outcome.machine.ts';

export const outcomeBrief = z.strictObject({
  title: text(2, 120),
  summary: text(0, 5000, 'lines').default(''),
  keywords: z.array(text(1, 30)).max(10).default([]),
  /** technology readiness level */
  maturity: z.number().int().min(1).max(9),
  patents: z.array(text(2, 60)).max(20).default([]),
  industries: z.array(code).max(8).default([]),
  modes: z.array(z.enum(modes)).max(modes.length).default([]),
  /** 0: by agreement */
  price: fen.default(0),
  terms: text(0, 500, 'lines').default(''),
  /** 先用后转: may be used first and paid for later */
  trialFirst: z.boolean().default(false),
  ownershipClear: z.boolean().default(false),
  inventor: id.optional(),
});
export type OutcomeBrief = z.infer<typeof outcomeBrief>;
export type OutcomeBriefInput = z.input<typeof outcomeBrief>;
export const outcomeEdit = z.strictObject({ ...outcomeBrief.shape, rev: revision });

export const outcomeStates = Object.keys(outcomeMachine.states) as [
  OutcomeState,
  ...OutcomeState[],
];

export const outcomeView = z.object({
  id,
  rev: revision,
  number: z.string(),
  state: z.enum(outcomeStates),
  title: z.string(),
  summary: z.string(),
  keywords: z.array(z.string()),
  maturity: z.number().int(),
  patents: z.array(z.string()),
  industries: z.array(z.string()),
  modes: z.array(z.enum(modes)),
  price: fen,
  terms: z.string(),
  trialFirst: z.boolean(),
  ownershipClear: z.boolean(),
  owner: z.object({ id, name: z.string() }),
  inventor: z.object({ id, name: z.string() }).optional(),
  county: z.string(),
  standings: z.array(z.string()),
  note: z.string().optional(),
  listedAt: moment.optional(),
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
  listedAt: moment.optional(),
});
export type OutcomeCard = z.infer<typeof outcomeCard>;

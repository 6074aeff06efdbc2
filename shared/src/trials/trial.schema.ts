import { z } from 'zod';
import { contractKinds } from '../contracts/contract.schema.ts';
import { day, fen, id, revision, text } from '../kernel/text.ts';
import { trialScope, trialTerms } from './terms.schema.ts';
import { type TrialMove, type TrialState, trialMachine } from './trial.machine.ts';

export const trialStates = Object.keys(trialMachine.states) as [TrialState, ...TrialState[]];
export const trialMoves = Object.keys(trialMachine.moves) as [TrialMove, ...TrialMove[]];
/** 大中小微, as the firm declares it by the statistics bureau's classes */
export const firmSizes = ['micro', 'small', 'medium', 'large'] as const;
export const sides = ['firm', 'unit', 'inventor'] as const;
export type Side = (typeof sides)[number];
export const priceMethods = ['agreement', 'listing', 'auction'] as const;
export const decisionKinds = [
  'convert',
  'return',
  'breach',
  'noBreach',
  'calledOff',
  'declined',
] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export const callOffReasons = [
  'planChanged',
  'termsNotAgreed',
  'notEligible',
  'placeGone',
  'other',
] as const;

/** What the firm asks for. */
export const trialRequest = z.strictObject({
  outcome: id,
  need: id.optional(),
  useCase: text(0, 2000, 'lines').default(''),
  scope: trialScope,
  size: z.enum(firmSizes),
  months: z.number().int().min(1).max(60).default(12),
});
export const trialEdit = z.strictObject({
  useCase: trialRequest.shape.useCase,
  scope: trialScope,
  size: z.enum(firmSizes),
  months: z.number().int().min(1).max(60),
  rev: revision,
});

/** 尽职记录: who decided, on what papers, when. Kept for the exemption of those who acted diligently. */
export const diligence = z.strictObject({
  basis: text(4, 1000, 'lines'),
  papers: z.array(id).max(10).default([]),
  decidedBy: text(2, 120),
});
export const termsWriting = z.strictObject({ terms: trialTerms, rev: revision });
/** `terms`: the revision of the terms that were read; `pledge`: 承诺书, to use it within the scope only */
export const signing = z.strictObject({ terms: revision, pledge: z.literal(true) });
export const insurance = z.strictObject({
  insurer: text(2, 80),
  policyNumber: text(2, 60),
  coverFen: fen,
  until: day,
  file: id.optional(),
});
export const handingOver = z.strictObject({
  given: z.array(z.string().max(12)).min(1).max(20),
  note: text(0, 500, 'lines').default(''),
  files: z.array(id).max(10).default([]),
});

const figure = z.strictObject({ key: z.string().max(12), value: z.number().min(-1e12).max(1e12) });
export const beginning = z.strictObject({
  startedOn: day,
  received: z.array(z.string().max(12)).max(20),
  baseline: z.array(figure).max(8),
  measured: text(2, 300),
  files: z.array(id).max(10).default([]),
});
/** Indicators measured, quantities for the formula, what happened, and the records behind it. */
export const reporting = z.strictObject({
  on: day,
  values: z.array(figure).max(8),
  quantities: z
    .array(z.strictObject({ name: z.string().max(30), value: z.number().min(0).max(1e12) }))
    .max(8)
    .default([]),
  note: text(0, 300).default(''),
  files: z.array(id).max(10).default([]),
});
export const extensionAsk = z.strictObject({
  days: z.number().int().min(1).max(1000),
  reason: text(4, 500),
});
export const returning = z.strictObject({
  reason: text(4, 500),
  lessons: text(4, 1000, 'lines'),
  stoppedOn: day,
  stopUse: z.literal(true),
});
export const pricingDeed = z.strictObject({
  method: z.enum(priceMethods),
  amountFen: fen,
  /** of the listing or the auction */
  record: text(0, 80).default(''),
  contractKind: z.enum(contractKinds),
});
export const breachClaim = z.strictObject({
  text: text(10, 2000, 'lines'),
  files: z.array(id).min(1).max(10),
});
/** `against`: whose breach was found; nobody's when it was not one */
export const finding = z.strictObject({
  against: z.enum(['firm', 'unit', 'nobody']),
  text: text(10, 2000, 'lines'),
  lessons: text(0, 1000, 'lines').default(''),
});

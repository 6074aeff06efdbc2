import { z } from 'zod';
import { day, id, moment, text } from '../kernel/text.ts';
import { ruleCatalogue, ruleCodes, ruleUnits } from './rule.catalogue.ts';
import { type RuleState, ruleMachine } from './rule.machine.ts';

const ruleCode = z.enum(ruleCodes);
export const ruleStates = Object.keys(ruleMachine.states) as [RuleState, ...RuleState[]];

const held = {
  value: z.number().int(),
  /** the document it rests on, and that document's number (清科〔2026〕3号) */
  document: z.string(),
  number: z.string(),
  from: day,
  /** the last day; open when absent */
  to: day.optional(),
};

/** The number in force: the county's own row, or the platform's default where the county wrote none. */
export const ruleRow = z.object({
  code: ruleCode,
  unit: z.enum(ruleUnits),
  scope: z.enum(['platform', 'county']),
  county: z.string(),
  ...held,
  /** what is announced to follow */
  next: z.object(held).optional(),
});
export type RuleRow = z.infer<typeof ruleRow>;

/** One row of a rule's history, with who wrote it. Rows are never changed; one that has not begun may be withdrawn. */
export const ruleEntry = z.object({
  id,
  code: ruleCode,
  unit: z.enum(ruleUnits),
  ...held,
  /** the last day on which it held or will hold, for a later row or its own end */
  until: day.optional(),
  state: z.enum(ruleStates),
  by: z.object({ name: z.string(), at: moment }),
  withdrawn: z.object({ name: z.string(), at: moment, note: z.string() }).optional(),
  standings: z.array(z.string()),
});
export type RuleEntry = z.infer<typeof ruleEntry>;

export const ruleHistory = z.object({
  code: ruleCode,
  now: ruleRow,
  /** the platform's own number, that holds where no row does */
  fallback: ruleRow,
  /** counts the rows written; a new row must know the latest */
  rev: z.number().int(),
  standings: z.array(z.string()),
  items: z.array(ruleEntry),
});
export type RuleHistory = z.infer<typeof ruleHistory>;

/** A county's new number: from a day on, by a document. */
const proposed = z.strictObject({
  code: ruleCode,
  value: z.number().int(),
  document: text(2, 120),
  number: text(0, 60).default(''),
  from: day,
  to: day.optional(),
});

const withinBounds = (rule: z.output<typeof proposed>, context: z.RefinementCtx): void => {
  const { min, max } = ruleCatalogue[rule.code];
  if (rule.value < min || rule.value > max)
    context.addIssue({ code: 'custom', path: ['value'], params: { rule: 'range', min, max } });
  if (rule.to && rule.to < rule.from)
    context.addIssue({ code: 'custom', path: ['to'], params: { rule: 'dates.order' } });
};
export const ruleProposal = proposed.superRefine(withinBounds);
/** `rev`: of the history it was written against */
export const ruleWriting = z
  .strictObject({ ...proposed.shape, rev: z.number().int().min(0) })
  .superRefine(withinBounds);
export type RuleProposal = z.infer<typeof ruleProposal>;

/** What a change does to what is under way. */
export const ruleEffects = [
  /** clocks that run keep their due date; those that begin from the day on count anew */
  'clocksKeep',
  /** published needs that would be past the new term on the day it begins */
  'needsExpire',
  /** drafts that would not reach the new line */
  'draftsBelow',
  /** experts who would be at the new limit or over it */
  'expertsFull',
  /** experts who are bound to towns */
  'townBound',
  /** what firms are told they really pay, on trials and bids that are open */
  'quotesChange',
  /** links that are out keep their date */
  'linksKeep',
  /** only what happens from the day on is measured by it */
  'fromThen',
] as const;
export type RuleEffect = (typeof ruleEffects)[number];

export const rulePreview = z.object({
  code: ruleCode,
  unit: z.enum(ruleUnits),
  /** what would hold on the day before it begins, from then on, and after its last day */
  before: z.object(held),
  after: z.object(held),
  afterwards: z.object({ from: day, value: z.number().int(), document: z.string() }).optional(),
  effect: z.enum(ruleEffects),
  count: z.number().int(),
  /** the day has begun: it counts at once and cannot be withdrawn */
  atOnce: z.boolean(),
});
export type RulePreview = z.infer<typeof rulePreview>;

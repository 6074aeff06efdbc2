import { z } from 'zod';
import { fen, text } from '../kernel/text.ts';
import { comparators } from '../needs/need.schema.ts';
import { FormulaError, parseFormula, quantitiesOf } from './formula.ts';

/** How a trial is paid for once it is kept: bought out by one licence, in stages, or as a share of sales. */
export const conversionModes = ['oneOff', 'staged', 'salesShare'] as const;
export type ConversionMode = (typeof conversionModes)[number];

/** What makes the first payment due. */
export const paymentTriggers = [
  'kept',
  'indicatorsMet',
  'contractRegistered',
  'salesBegun',
] as const;
/** Whose an improvement made during the trial is. */
export const improvementOwners = ['firm', 'unit', 'shared', 'whoeverMade'] as const;

const key = z.string().regex(/^[a-z0-9]{2,12}$/);

/** A figure that the firm reports and a formula reads. `over`: of several reports the last counts, or their sum. */
export const quantity = z.strictObject({
  name: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,29}$/u),
  label: text(1, 40),
  unit: text(0, 16).default(''),
  over: z.enum(['last', 'sum']).default('last'),
});
export type Quantity = z.infer<typeof quantity>;

const formulaText = text(1, 300).superRefine((value, context) => {
  try {
    parseFormula(value);
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const params = { rule: `formula.${error.fault}`, at: error.at + 1 };
    context.addIssue({ code: 'custom', params });
  }
});

const stage = z.strictObject({ label: text(1, 60), amountFen: fen, when: text(2, 120) });

/** A price: fixed, in stages that are summed, or a formula in yuan over reported quantities with a cap. */
export const pricing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), amountFen: fen }),
  z.strictObject({ kind: z.literal('stages'), stages: z.array(stage).min(1).max(10) }),
  z.strictObject({
    kind: z.literal('formula'),
    formula: formulaText,
    quantities: z.array(quantity).min(1).max(8),
    /** the most that is ever paid for one period; null: no cap */
    capFen: fen.nullable().default(null),
    /** once, or for each of so many years */
    years: z.number().int().min(1).max(20).default(1),
  }),
]);
export type Pricing = z.infer<typeof pricing>;

const kindsOf: Record<ConversionMode, readonly Pricing['kind'][]> = {
  oneOff: ['fixed', 'formula'],
  staged: ['stages'],
  salesShare: ['formula'],
};

interface Priced {
  mode: ConversionMode;
  pricing: Pricing;
}

/** The price has the form that its mode needs, and every quantity of a formula is explained. */
const priceFits = ({ mode, pricing: price }: Priced, context: z.RefinementCtx): void => {
  if (!kindsOf[mode].includes(price.kind))
    context.addIssue({ code: 'custom', path: ['pricing', 'kind'], params: { rule: 'price.mode' } });
  if (price.kind !== 'formula') return;
  const known = price.quantities.map(({ name }) => name);
  if (new Set(known).size !== known.length)
    context.addIssue({
      code: 'custom',
      path: ['pricing', 'quantities'],
      params: { rule: 'quantity.twice' },
    });
  let unknown: string[] = [];
  try {
    unknown = quantitiesOf(parseFormula(price.formula)).filter((name) => !known.includes(name));
  } catch {
    return; // said already, at the formula itself
  }
  if (unknown.length)
    context.addIssue({
      code: 'custom',
      path: ['pricing', 'formula'],
      params: { rule: 'quantity.unknown', names: unknown.join('、') },
    });
};

const money = {
  mode: z.enum(conversionModes),
  pricing,
  trigger: z.enum(paymentTriggers),
  triggerNote: text(0, 200).default(''),
};

/** What a unit offers with an outcome: the money part alone. */
export const offer = z.strictObject(money).superRefine(priceFits);
export type Offer = z.infer<typeof offer>;

/** Where, on what and how much the firm may use it. */
export const trialScope = z.strictObject({
  territory: text(2, 120),
  product: text(2, 120),
  volume: text(1, 120),
});
export type TrialScope = z.infer<typeof trialScope>;

/** One figure by which the trial is judged: measured before, then reported. */
export const trialIndicator = z.strictObject({
  key,
  name: text(1, 40),
  unit: text(0, 16).default(''),
  comparator: z.enum(comparators).exclude(['between']).default('gte'),
  target: z.number().min(-1e12).max(1e12),
});
export type TrialIndicator = z.infer<typeof trialIndicator>;

const unique = (field: string) => (rows: readonly { key: string }[], context: z.RefinementCtx) => {
  if (new Set(rows.map((row) => row.key)).size !== rows.length)
    context.addIssue({ code: 'custom', params: { rule: 'key.twice', field } });
};

/** Everything that is agreed before the signature. `months` is held to the county's rule besides. */
export const trialTerms = z
  .strictObject({
    ...money,
    scope: trialScope,
    exclusive: z.boolean(),
    months: z.number().int().min(1).max(60),
    indicators: z.array(trialIndicator).min(1).max(8).superRefine(unique('indicators')),
    improvements: z.enum(improvementOwners),
    improvementNote: text(0, 300).default(''),
    confidentialYears: z.number().int().min(0).max(20).default(3),
    confidentiality: text(2, 500, 'lines'),
    /** the firm reports at least every so many days */
    reportDays: z.number().int().min(1).max(180).default(30),
    checklist: z
      .array(z.strictObject({ key, label: text(1, 80) }))
      .min(1)
      .max(20)
      .superRefine(unique('checklist')),
    breach: text(2, 1000, 'lines'),
    insuranceWanted: z.boolean().default(false),
  })
  .superRefine(priceFits);
export type TrialTerms = z.infer<typeof trialTerms>;
export type TrialTermsInput = z.input<typeof trialTerms>;

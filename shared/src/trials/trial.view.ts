import { z } from 'zod';
import { contractKinds } from '../contracts/contract.schema.ts';
import { day, fen, id, moment, revision } from '../kernel/text.ts';
import { clock, fileLink } from '../needs/need.schema.ts';
import { quoteView } from '../quotes/quote.schema.ts';
import { offer, trialScope, trialTerms } from './terms.schema.ts';
import { type GuardCode, guardWords } from './trial.guards.ts';
import {
  decisionKinds,
  firmSizes,
  priceMethods,
  sides,
  trialMoves,
  trialStates,
} from './trial.schema.ts';

const guardCodes = Object.keys(guardWords) as [GuardCode, ...GuardCode[]];

const named = z.object({ id, name: z.string() });
const said = { by: z.string(), at: moment };
const measured = z.object({ key: z.string(), value: z.number() });

export const trialReport = z.object({
  id: z.string(),
  on: day,
  values: z.array(measured),
  quantities: z.array(z.object({ name: z.string(), value: z.number() })),
  note: z.string(),
  files: z.array(fileLink),
  ...said,
});
export type TrialReport = z.infer<typeof trialReport>;

/** One indicator over time, for the chart: before, aim, points in order, and whether the aim is met now. */
export const trialSeries = z.object({
  key: z.string(),
  name: z.string(),
  unit: z.string(),
  comparator: z.enum(['gte', 'lte', 'eq']),
  target: z.number(),
  baseline: z.number().optional(),
  latest: z.number().optional(),
  met: z.enum(['yes', 'partly', 'no', 'unknown']),
  /** how far the latest is from the aim; 0 when met */
  gap: z.number().optional(),
  points: z.array(z.object({ on: day, value: z.number(), note: z.string() })),
});
export type TrialSeries = z.infer<typeof trialSeries>;

/** What it will cost to keep, by the agreed terms and what was reported so far. */
export const trialCost = z.object({
  known: z.boolean(),
  /** quantities that nobody reported yet */
  missing: z.array(z.string()),
  /** the first payment period in full, before the county's money */
  amountFen: fen,
  beforeCapFen: fen.optional(),
  years: z.number().int(),
  formula: z.string().optional(),
  quantities: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.string(),
      value: z.number().optional(),
    }),
  ),
  quote: quoteView.optional(),
});
export type TrialCost = z.infer<typeof trialCost>;

export const trialObjection = z.object({
  id: z.string(),
  text: z.string(),
  ...said,
  answer: z.object({ upheld: z.boolean(), text: z.string(), ...said }).optional(),
});

const course = {
  startedOn: day.optional(),
  /** the last day of the term */
  endsOn: day.optional(),
  termDays: z.number().int().optional(),
  daysLeft: z.number().int().optional(),
  /** without a decision by this day the use has to stop */
  stopUseOn: day.optional(),
  overdue: z.boolean(),
};

const heading = {
  id,
  number: z.string(),
  state: z.enum(trialStates),
  outcome: z.object({ id, number: z.string(), title: z.string() }),
  unit: named,
  firm: named,
  inventor: named.optional(),
  exclusive: z.boolean(),
  clock: clock.optional(),
  ...course,
};

/** A line of a list or a card of a board. */
export const trialCard = z.object({
  ...heading,
  standings: z.array(z.string()),
  /** the first indicator: before, now and aim */
  aim: trialSeries.omit({ points: true }).optional(),
  points: z.array(z.number()),
  costFen: fen.optional(),
  decision: z.enum(decisionKinds).optional(),
  movedAt: moment,
});
export type TrialCard = z.infer<typeof trialCard>;

export const trialView = z.object({
  ...heading,
  rev: revision,
  county: z.string(),
  need: z.object({ id, number: z.string(), title: z.string() }).optional(),
  useCase: z.string(),
  scope: trialScope,
  size: z.enum(firmSizes),
  months: z.number().int(),
  /** waits for the exclusive place: how many are before it, from 1 */
  place: z.number().int().optional(),
  /** what the outcome's unit offers: the start of the terms */
  offer: offer.optional(),
  terms: z.object({ ...trialTerms.shape, rev: revision }).optional(),
  termsBy: z.object(said).optional(),
  sidesToSign: z.array(z.enum(sides)),
  signatures: z.array(z.object({ side: z.enum(sides), ...said })),
  diligence: z
    .object({ basis: z.string(), papers: z.array(fileLink), decidedBy: z.string(), ...said })
    .optional(),
  /** `intact`: the stored file still has the hash it was stored with */
  agreement: z
    .object({ file: fileLink, sha256: z.string(), intact: z.boolean(), at: moment })
    .optional(),
  insurance: z
    .object({
      insurer: z.string(),
      policyNumber: z.string(),
      coverFen: fen,
      until: day,
      file: fileLink.optional(),
    })
    .optional(),
  handover: z
    .object({
      items: z.array(
        z.object({ key: z.string(), label: z.string(), given: z.boolean(), received: z.boolean() }),
      ),
      note: z.string(),
      files: z.array(fileLink),
      ...said,
    })
    .optional(),
  baseline: z
    .object({
      values: z.array(measured),
      measured: z.string(),
      files: z.array(fileLink),
      ...said,
      confirmed: z.object(said).optional(),
    })
    .optional(),
  reports: z.array(trialReport),
  nextReportOn: day.optional(),
  series: z.array(trialSeries),
  cost: trialCost.optional(),
  extension: z
    .object({
      days: z.number().int(),
      reason: z.string(),
      state: z.enum(['asked', 'granted', 'refused', 'lapsed']),
      note: z.string(),
      ...said,
    })
    .optional(),
  /** the most days an extension may have, when one may still be asked for */
  extensionDays: z.number().int().optional(),
  decision: z
    .object({
      kind: z.enum(decisionKinds),
      reason: z.string(),
      ...said,
      /** until then the firm may take it back */
      reconsiderUntil: moment.optional(),
    })
    .optional(),
  lessons: z.string().optional(),
  stoppedOn: day.optional(),
  sentBack: z.string().optional(),
  price: z
    .object({
      method: z.enum(priceMethods),
      amountFen: fen,
      record: z.string(),
      contractKind: z.enum(contractKinds),
      ...said,
    })
    .optional(),
  publicity: z.object({ from: moment, until: moment }).optional(),
  objections: z.array(trialObjection),
  contract: z.object({ id, number: z.string(), state: z.string() }).optional(),
  materials: z.object({ note: z.string(), ...said }).optional(),
  breach: z
    .object({
      side: z.enum(['firm', 'unit']),
      text: z.string(),
      files: z.array(fileLink),
      ...said,
      mediation: z.object({ note: z.string(), ...said }).optional(),
      finding: z
        .object({ against: z.enum(['firm', 'unit', 'nobody']), text: z.string(), ...said })
        .optional(),
    })
    .optional(),
  standings: z.array(z.string()),
  /** the moves this reader may make from here, each with what is still lacking */
  moves: z.array(z.object({ move: z.enum(trialMoves), lacking: z.array(z.enum(guardCodes)) })),
  requestedAt: moment,
  movedAt: moment,
});
export type TrialView = z.infer<typeof trialView>;

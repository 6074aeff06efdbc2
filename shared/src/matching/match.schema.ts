import { z } from 'zod';
import { ruleCodes } from '../rules/rule.catalogue.ts';

/** How far records show that an indicator can be met: the figure itself, the matter without it, nothing. */
export const covers = ['full', 'half', 'none'] as const;
export type Cover = (typeof covers)[number];

/** What is looked at in a pair; each gives 0..1, times its weight. */
export const featureNames = [
  'likeness',
  'meaning',
  'cover',
  'subject',
  'evidence',
  'industry',
  'discipline',
  'maturity',
  'availability',
  'distance',
  'mode',
  'freshness',
] as const;
export type FeatureName = (typeof featureNames)[number];

export const reasonCodes = [
  'indicator.full',
  'indicator.half',
  'evidence.words',
  'meaning.near',
  'industry.near',
  'discipline.near',
  'town.served',
  'mode.fits',
  'maturity.high',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

export const gapCodes = [
  /** no record speaks of the indicator */
  'indicator.noEvidence',
  /** a record speaks of it and gives no figure in its unit */
  'indicator.noFigure',
  /** the best figure does not reach the target */
  'indicator.short',
  /** the need sets no target, so nothing can be shown to meet it */
  'indicator.noTarget',
  /** the need leaves open what could be compared: nobody earns these points */
  'need.noIndicators',
  'need.noIndustry',
  'industry.apart',
  'discipline.apart',
  'town.notServed',
  'mode.unusual',
  'load.high',
  'profile.old',
  'maturity.low',
] as const;
export type GapCode = (typeof gapCodes)[number];

export const guardReasons = [
  'conflict.founded',
  'conflict.invested',
  'conflict.declared',
  'conflict.own',
  'capacity.full',
  'territory.outside',
  'availability.paused',
] as const;
export type GuardReason = (typeof guardReasons)[number];

const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** Where a reason stands: a record of evidence, or a field of the profile or the listing. */
export const reasonSource = z.object({
  kind: z.enum(['evidence', 'profile', 'listing']),
  /** id of the evidence record, of the expert or of the outcome */
  id: z.string(),
  /** the field, when it is not a record of its own */
  field: z.string().optional(),
});

/** Why the pair fits. The client words it by code and params; every reason names what it stands on. */
export const matchReason = z.object({
  code: z.enum(reasonCodes),
  params,
  sources: z.array(reasonSource).min(1),
  /** the words of the first record that show it */
  quote: z.string().optional(),
});
export type MatchReason = z.infer<typeof matchReason>;

/** What is missing, and the points that closing it would add: the first gap would change the rank most. */
export const matchGap = z.object({
  code: z.enum(gapCodes),
  params,
  gain: z.number().min(0).max(100),
});
export type MatchGap = z.infer<typeof matchGap>;

/** The rule it rests on: a row that the reader finds with its document. */
export const matchBlock = z.object({ reason: z.enum(guardReasons), rule: z.enum(ruleCodes) });
export type MatchBlock = z.infer<typeof matchBlock>;

/** One pair, judged. The contributions add up to the score; what the need leaves open is not among them. */
export const match = z.object({
  subjectId: z.string(),
  /** 0..100, one decimal */
  score: z.number().min(0).max(100),
  /** one for each indicator of the need, in its order */
  cover: z.array(z.enum(covers)),
  reasons: z.array(matchReason),
  gaps: z.array(matchGap),
  contributions: z.partialRecord(z.enum(featureNames), z.number()),
  /** version of the weights */
  weights: z.number().int(),
  /** set when a hard rule forbids the pair: it is shown why, and never ranks */
  blocked: matchBlock.optional(),
});
export type Match = z.infer<typeof match>;

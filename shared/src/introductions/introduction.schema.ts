import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';
import { clock } from '../needs/need.schema.ts';
import { type IntroductionState, introductionMachine } from './introduction.machine.ts';

export const introductionStates = Object.keys(introductionMachine.states) as [
  IntroductionState,
  ...IntroductionState[],
];

export const introductionView = z.object({
  id,
  state: z.enum(introductionStates),
  need: z.object({ id, title: z.string(), firm: z.string() }),
  expert: z.object({ id, name: z.string() }),
  /** the officer who introduced them, and follows it */
  owner: z.string(),
  note: z.string(),
  said: z.string(),
  clock: clock.optional(),
  at: moment,
  standings: z.array(z.string()),
});
export type IntroductionView = z.infer<typeof introductionView>;

/** Why a suggestion does not fit: what the matching learns from. */
export const unfitReasons = [
  'otherMatter',
  'tooFar',
  'tooBusy',
  'tooWeak',
  'knownAlready',
  'other',
] as const;
export type UnfitReason = (typeof unfitReasons)[number];

/** `wanted`: would like it; `dismissed`: it does not fit; `later`: not now, it comes back; `open`: taken back. */
const verdicts = ['wanted', 'dismissed', 'later', 'open'] as const;

/** Of a need and one other: an expert, an outcome, a unit with what its people and outcomes bring, or a solved need like it. */
export const judgement = z
  .strictObject({
    need: id,
    expert: id.optional(),
    outcome: id.optional(),
    unit: id.optional(),
    solved: id.optional(),
    verdict: z.enum(verdicts),
    reason: z.enum(unfitReasons).optional(),
    note: text(0, 300).default(''),
  })
  .superRefine((value, context) => {
    const others = [value.expert, value.outcome, value.unit, value.solved].filter(Boolean);
    if (others.length !== 1)
      context.addIssue({ code: 'custom', path: ['expert'], params: { rule: 'required' } });
    if (value.verdict === 'dismissed' && !value.reason)
      context.addIssue({ code: 'custom', path: ['reason'], params: { rule: 'required' } });
  });

/** A judgement as it stands on a pair, for the side that made it. */
export const judged = z.object({
  verdict: z.enum(['wanted', 'dismissed', 'later']),
  reason: z.enum(unfitReasons).optional(),
  /** `later` ends here */
  until: moment.optional(),
});
export type Judged = z.infer<typeof judged>;

/** How busy somebody is, before they are asked once more. */
export const load = z.object({
  active: z.number().int(),
  capacity: z.number().int(),
  /** introductions that nothing has come of yet */
  open: z.number().int(),
});

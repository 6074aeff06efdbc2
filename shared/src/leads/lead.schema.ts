import { z } from 'zod';
import { day, id, moment, text } from '../kernel/text.ts';
import { match } from '../matching/match.schema.ts';
import { type LeadState, leadMachine } from './lead.machine.ts';

export const leadStates = Object.keys(leadMachine.states) as [LeadState, ...LeadState[]];

/** Why a pair is put aside: the matching learns nothing from silence. */
export const leadReasons = ['otherMatter', 'notReady', 'solved', 'termsUnfit', 'other'] as const;
export const leadDismissal = z.strictObject({
  reason: z.enum(leadReasons),
  note: text(0, 300).default(''),
});

/** An outcome that may answer a need, with the reasons; only what anybody signed in may read of the need is in them. */
export const leadView = z.object({
  id,
  state: z.enum(leadStates),
  need: z.object({ id, number: z.string(), title: z.string() }),
  firm: z.string(),
  outcome: z.object({
    id,
    number: z.string(),
    title: z.string(),
    trialFirst: z.boolean(),
    maturity: z.number().int(),
  }),
  unit: z.string(),
  match,
  /** it lapses after this day */
  until: day,
  /** whoever it waits for does not want to see it before this day */
  later: day.optional(),
  reason: z.enum(leadReasons).optional(),
  note: z.string().optional(),
  standings: z.array(z.string()),
  at: moment,
});
export type LeadView = z.infer<typeof leadView>;

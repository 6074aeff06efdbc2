import { z } from 'zod';
import { day, id, moment, text } from '../kernel/text.ts';

/** When somebody is reminded of what waits for them: some working days before, on the day, and once it is over. */
export const dutyStages = ['soon', 'today', 'over'] as const;
export type DutyStage = (typeof dutyStages)[number];

/** A bid past the firm's date. */
export const owedBid = z.object({
  bid: id,
  need: z.object({ id, title: z.string() }),
  expert: z.string(),
  what: z.string(),
  due: moment,
});
export type OwedBid = z.infer<typeof owedBid>;

const said = { by: z.string(), at: moment };

/** What a firm owes past its dates, and whether its new needs are held for it (不失联承诺). */
export const holdView = z.object({
  firm: z.object({ id, name: z.string() }),
  held: z.boolean(),
  /** earliest first */
  owed: z.array(owedBid),
  /** officers only: a letter ready to be sent, and the last that was */
  chaser: z.object({ text: z.string(), last: z.object(said).optional() }).optional(),
  /** a leader let it post all the same, up to a day */
  lift: z.object({ ...said, until: day, reason: z.string() }).optional(),
  /** how long a leader may lift it for, in days */
  liftDays: z.number().int(),
  standings: z.array(z.string()),
});
export type HoldView = z.infer<typeof holdView>;

export const chaserBrief = z.strictObject({ text: text(10, 1500, 'lines') });
export const liftBrief = z.strictObject({ until: day, reason: text(4, 300) });

import { z } from 'zod';

/** A recorded fact: what happened to which thing, by whom. Ids, codes and short words only, never contents. */
export const factShape = z.object({
  name: z.string(),
  subject: z.object({ noun: z.string(), id: z.string() }),
  /** the thing it also belongs to, so that a need's timeline shows its bids */
  about: z.object({ noun: z.string(), id: z.string() }).optional(),
  county: z.string(),
  actor: z.object({ id: z.string().optional(), name: z.string(), role: z.string() }),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  refs: z.record(z.string(), z.string()).optional(),
});
export type Fact = z.infer<typeof factShape>;

import { z } from 'zod';
import { moment } from './text.ts';

/** Recorded facts of one thing, newest first, as a reader may see them; the client words `name`. */
export const timelineEntry = z.object({
  id: z.string(),
  at: moment,
  name: z.string(),
  /** the noun it happened to: a need's timeline also tells of its bids */
  noun: z.string(),
  actor: z.object({ name: z.string(), role: z.string() }),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  /** what it concerned, where the reader may know: ids and figures that the client words */
  refs: z.record(z.string(), z.string()).optional(),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;
export const timeline = z.object({ items: z.array(timelineEntry) });

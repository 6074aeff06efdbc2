import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';

/** The lists a search can be saved of. */
export const watchKinds = ['needs', 'outcomes', 'experts'] as const;
export type WatchKind = (typeof watchKinds)[number];
/** How often one is told of what is new; `never` keeps the search and is silent. */
export const rhythms = ['instant', 'daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

/** Words and filters as they stand in the list's address: `q=轴承&industry=34`. */
const address = z.string().max(1000);

export const watchBrief = z.strictObject({
  kind: z.enum(watchKinds),
  address,
  name: text(1, 60),
  rhythm: z.enum(rhythms).default('daily'),
});
export type WatchBrief = z.infer<typeof watchBrief>;

export const watchEdit = z.strictObject({ name: text(1, 60), rhythm: z.enum(rhythms) });

export const watchView = z.object({
  id,
  kind: z.enum(watchKinds),
  address: z.string(),
  name: z.string(),
  rhythm: z.enum(rhythms),
  /** when somebody was last told, and of how many */
  toldAt: moment.optional(),
  told: z.number().int(),
  createdAt: moment,
});
export type WatchView = z.infer<typeof watchView>;

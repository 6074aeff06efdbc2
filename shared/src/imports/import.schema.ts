import { z } from 'zod';
import { id, moment } from '../kernel/text.ts';

export const importKinds = ['needs', 'experts', 'outcomes'] as const;
export type ImportKind = (typeof importKinds)[number];

/** One thing wrong in one cell, said before anything is written. `row` counts as the sheet does: 1 is the heading. */
export const importFault = z.object({
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  message: z.string(),
});
export type ImportFault = z.infer<typeof importFault>;

export const importView = z.object({
  id,
  kind: z.enum(importKinds),
  file: z.string(),
  state: z.enum(['checked', 'writing', 'written', 'failed']),
  rows: z.number().int(),
  good: z.number().int(),
  faults: z.array(importFault),
  /** faults beyond the first thousand are counted, not listed */
  faultCount: z.number().int(),
  done: z.number().int(),
  at: moment,
});
export type ImportView = z.infer<typeof importView>;

import { z } from 'zod';
import { evidenceKinds } from '../experts/expert.schema.ts';
import { id, text } from '../kernel/text.ts';

/** What an expert may take back from the matching: a record, a word, a code of industry or discipline, their place in it. */
export const heldKinds = ['record', 'word', 'code', 'ranking'] as const;
export type HeldKind = (typeof heldKinds)[number];

export const heldChange = z
  .strictObject({
    kind: z.enum(heldKinds),
    /** key of the record, the word, or the code; nothing for the ranking */
    key: text(0, 40).default(''),
    used: z.boolean(),
  })
  .superRefine(({ kind, key }, context) => {
    if (kind === 'ranking' ? key !== '' : key === '')
      context.addIssue({ code: 'custom', path: ['key'], params: { rule: 'required' } });
  });
export type HeldChange = z.infer<typeof heldChange>;

/** Where something comes from: a record by its key, or a field of the profile. */
const origin = z.object({ kind: z.enum(['record', 'profile']), key: z.string() });

/** All that the matching uses about an expert, where each came from, and what was taken back. */
export const heldView = z.object({
  /** false: stands in no ranked list, and is found in the list all the same */
  ranked: z.boolean(),
  records: z.array(
    z.object({
      key: z.string(),
      kind: z.enum(evidenceKinds),
      title: z.string(),
      year: z.number().int(),
      used: z.boolean(),
      /** needs of today whose reasons stand on it */
      needs: z.number().int(),
    }),
  ),
  /** words by which needs of today are found to fit, and those taken back */
  words: z.array(
    z.object({
      word: z.string(),
      used: z.boolean(),
      from: z.array(origin),
      needs: z.number().int(),
    }),
  ),
  codes: z.array(
    z.object({ of: z.enum(['industries', 'disciplines']), code: z.string(), used: z.boolean() }),
  ),
  /** needs the expert put aside */
  aside: z.array(
    z.object({ need: id, title: z.string(), verdict: z.enum(['dismissed', 'later']) }),
  ),
});
export type HeldView = z.infer<typeof heldView>;

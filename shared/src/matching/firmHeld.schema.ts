import { z } from 'zod';
import { bidStates } from '../bids/bid.schema.ts';
import { judged } from '../introductions/introduction.schema.ts';
import { id } from '../kernel/text.ts';
import { needStates } from '../needs/need.schema.ts';

/** A firm leaves the suggestions, or comes back. */
export const firmHeldChange = z.strictObject({ suggested: z.boolean() });

const title = z.object({ id, title: z.string() });

/** All that the matching uses about a firm, and where each came from. */
export const firmHeldView = z.object({
  /** false: proposed to nobody, and nobody and nothing to it; the public lists show it all the same */
  suggested: z.boolean(),
  /** what keeps conflicts of interest away */
  creditCode: z.string(),
  investors: z.array(z.string()),
  /** needs that still look for an answer: the only texts of the firm that are matched */
  needs: z.array(
    title.extend({
      state: z.enum(needStates),
      industry: z.string().optional(),
      town: z.string().optional(),
      /** experts and outcomes that are found for it, and solved needs of others that are like it */
      experts: z.number().int(),
      outcomes: z.number().int(),
      solved: z.number().int(),
    }),
  ),
  /** words of these needs by which something was found */
  words: z.array(z.object({ word: z.string(), needs: z.array(title), found: z.number().int() })),
  /** bids that the firm answered: the matching learns who fits from them */
  answers: z.array(
    z.object({ bid: id, state: z.enum(bidStates), expert: z.string(), need: z.string() }),
  ),
  /** what the firm said of suggestions */
  said: z.array(
    judged.extend({
      need: title,
      of: z.enum(['expert', 'outcome', 'unit', 'solved']),
      id,
      name: z.string(),
      /** the matching learns from it, beyond this need */
      learns: z.boolean(),
    }),
  ),
  standings: z.array(z.string()),
});
export type FirmHeldView = z.infer<typeof firmHeldView>;

import { z } from 'zod';
import { day, id, moment } from '../kernel/text.ts';
import { groups, tiers } from '../needs/need.schema.ts';

/** Why somebody outside the firm could read a group that is not public. */
export const grounds = ['signedIn', 'promised', 'selected', 'officer'] as const;

/** One person, one group, one day: how often it was opened and on what ground. */
export const openingView = z.object({
  person: z.object({ id, name: z.string(), role: z.string(), place: z.string() }),
  expert: id.optional(),
  group: z.enum(groups),
  tier: z.enum(tiers),
  ground: z.enum(grounds),
  day,
  first: moment,
  last: moment,
  count: z.number().int(),
});
export type OpeningView = z.infer<typeof openingView>;

/** A promise as it was signed: its words stay what they were. */
export const promiseView = z.object({
  need: z.object({ id, number: z.string(), title: z.string() }),
  firm: z.string(),
  expert: z.object({ id, name: z.string(), unit: z.string() }),
  account: z.string(),
  version: z.string(),
  text: z.string(),
  at: moment,
});
export type PromiseView = z.infer<typeof promiseView>;

/** A door that the firm has shut: to a group for everybody not chosen, to a person for every group, or both. */
export const shutDoor = z.object({
  group: z.enum(groups).optional(),
  expert: z.object({ id, name: z.string() }).optional(),
  by: z.string(),
  at: moment,
});

/** Two who exchanged how to reach each other; `open` until one of them takes it back. */
export const exchange = z.object({
  expert: z.object({ id, name: z.string() }),
  by: z.string(),
  at: moment,
  open: z.boolean(),
});

export const ledger = z.object({
  items: z.array(openingView),
  promises: z.array(promiseView),
  exchanges: z.array(exchange),
  shut: z.array(shutDoor),
  tiers: z.record(z.enum(groups), z.enum(tiers)),
});
export type LedgerView = z.infer<typeof ledger>;

/** Shuts or opens a door again; at least a group or a person. */
export const doorChange = z
  .strictObject({ group: z.enum(groups).optional(), expert: id.optional(), shut: z.boolean() })
  .superRefine((value, context) => {
    if (value.group || value.expert) return;
    context.addIssue({ code: 'custom', path: ['group'], params: { rule: 'required' } });
  });

import { z } from 'zod';
import { categories } from '../experts/expert.schema.ts';
import { unfitReasons } from '../introductions/introduction.schema.ts';
import { id, moment, revision } from '../kernel/text.ts';
import { match } from '../matching/match.schema.ts';
import { clock } from '../needs/need.schema.ts';
import { type OfferState, offerMachine } from './offer.machine.ts';
import { type RoundState, roundMachine } from './round.machine.ts';
import { declineReasons, roundLimits } from './round.schema.ts';

export const roundStates = Object.keys(roundMachine.states) as [RoundState, ...RoundState[]];
export const offerStates = Object.keys(offerMachine.states) as [OfferState, ...OfferState[]];

export const limitKinds = ['floor', 'ban', 'pin', 'quota', 'towns', 'least'] as const;

/** A limit as people name it: what it is set on, and what lifting it alone would add. */
export const limitPrice = z.object({
  kind: z.enum(limitKinds),
  /** the unit, the town, the post or the pair it is set on; absent: all of the kind */
  on: z.string().optional(),
  points: z.number(),
  pairs: z.number().int(),
  /** it alone stands between the round and a solution */
  frees: z.boolean(),
});

const offerBrief = z.object({ id, state: z.enum(offerStates) });
export const placement = z.object({
  expert: id,
  post: z.string(),
  /** points, one decimal */
  score: z.number(),
  pinned: z.boolean(),
  offer: offerBrief.optional(),
});

export const roundSolution = z.object({
  pairs: z.array(placement),
  total: z.number(),
  weakest: z.number(),
  greedy: z.object({ total: z.number(), pairs: z.number().int(), weakest: z.number() }),
  prices: z.array(limitPrice),
  /** what cannot be kept: then there is nothing to publish */
  short: z.array(z.object({ kind: z.string(), on: z.string(), by: z.number().int() })),
  proven: z.boolean(),
  /** of everything that went in: the same hash is the same solution */
  hash: z.string(),
  ms: z.number(),
  /** wishes that people and firms told by themselves, counted in */
  heard: z.number().int().default(0),
  /** pairs that a side dismissed on its own list: not made, unless the bureau pinned one in spite of it */
  dismissed: z
    .array(
      z.object({
        expert: id,
        post: z.string(),
        by: z.enum(['expert', 'post']),
        reason: z.enum(unfitReasons).optional(),
        pinned: z.boolean(),
      }),
    )
    .default([]),
  at: moment,
});
export type RoundSolution = z.infer<typeof roundSolution>;

export const roundView = z.object({
  id,
  rev: revision,
  number: z.string(),
  title: z.string(),
  state: z.enum(roundStates),
  people: z.array(
    z.object({
      expert: id,
      name: z.string(),
      unit: z.string(),
      category: z.enum(categories),
      places: z.number().int(),
      active: z.number().int(),
      capacity: z.number().int(),
    }),
  ),
  posts: z.array(
    z.object({
      ...roundLimits.shape.posts.unwrap().shape,
      /** the firm, or the town */
      of: z.string(),
    }),
  ),
  aim: roundLimits.shape.aim.unwrap(),
  floor: z.number(),
  quotas: roundLimits.shape.quotas.unwrap(),
  everyTown: z.boolean(),
  pins: roundLimits.shape.pins.unwrap(),
  bans: roundLimits.shape.bans.unwrap(),
  wishes: roundLimits.shape.wishes.unwrap(),
  solution: roundSolution.optional(),
  /** how many offers stand where */
  offers: z.partialRecord(z.enum(offerStates), z.number().int()),
  clock: clock.optional(),
  standings: z.array(z.string()),
});
export type RoundView = z.infer<typeof roundView>;

export const roundRow = z.object({
  id,
  number: z.string(),
  title: z.string(),
  state: z.enum(roundStates),
  people: z.number().int(),
  posts: z.number().int(),
  pairs: z.number().int(),
  agreed: z.number().int(),
  clock: clock.optional(),
  at: moment,
});

/** What a change by hand would do, before it is done. */
export const roundWhatIf = z.object({
  total: z.number(),
  /** points lost against the solution that stands; below zero: gained */
  cost: z.number(),
  pairs: z.number().int(),
  weakest: z.number(),
  /** everybody who would go elsewhere, the moved one among them */
  moves: z.array(z.object({ expert: id, from: z.array(z.string()), to: z.array(z.string()) })),
  short: roundSolution.shape.short,
  /** a hard rule forbids this very pair */
  blocked: match.shape.blocked,
});
export type RoundWhatIf = z.infer<typeof roundWhatIf>;

const side = z.object({
  state: z.enum(['waiting', 'agreed', 'declined']),
  at: moment.optional(),
});
export const offerView = z.object({
  id,
  state: z.enum(offerStates),
  round: z.object({ id, title: z.string() }),
  expert: z.object({ id, name: z.string(), unit: z.string(), title: z.string() }),
  post: z.object({
    title: z.string(),
    of: z.string(),
    need: id.optional(),
    town: z.string().optional(),
    text: z.string(),
  }),
  /** why these two, with what is missing */
  match,
  sides: z.object({ expert: side, post: side }),
  declined: z
    .object({ by: z.enum(['expert', 'post']), reason: z.enum(declineReasons), note: z.string() })
    .optional(),
  clock: clock.optional(),
  standings: z.array(z.string()),
});
export type OfferView = z.infer<typeof offerView>;

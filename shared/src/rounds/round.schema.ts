import { z } from 'zod';
import { id, revision, text } from '../kernel/text.ts';
import { code } from '../reference/reference.schema.ts';

/** As many people, and as many posts, as one round may have. */
export const roundMost = 500;

/** `worst`: as many pairs as can be, and of these the weakest one as strong as can be. */
export const roundAims = ['total', 'filled', 'worst'] as const;
export type RoundAim = (typeof roundAims)[number];

export const postKey = z.string().regex(/^[a-z0-9]{2,24}$/);

/** Where somebody can go: an open need of a firm, a post that a firm names, or a town that wants an envoy. */
export const roundPost = z
  .strictObject({
    key: postKey,
    need: id.optional(),
    firm: id.optional(),
    town: code.optional(),
    title: text(0, 120).default(''),
    text: text(0, 1000, 'lines').default(''),
    industry: code.optional(),
    seats: z.number().int().min(1).max(20).default(1),
    /** as many at least, or the round cannot be */
    least: z.number().int().min(0).max(20).default(0),
  })
  .superRefine((post, context) => {
    if (!post.need && !post.firm && !post.town)
      context.addIssue({ code: 'custom', path: ['need'], params: { rule: 'required' } });
    if (!post.need && !post.title)
      context.addIssue({ code: 'custom', path: ['title'], params: { rule: 'required' } });
    if (post.least > post.seats)
      context.addIssue({ code: 'custom', path: ['least'], params: { rule: 'least.seats' } });
  });

export const roundPerson = z.strictObject({
  expert: id,
  /** posts at one time at most */
  places: z.number().int().min(1).max(10).default(1),
});

const pair = z.strictObject({ expert: id, post: postKey });
/** What one side would like: told to the bureau before the round. */
export const wish = z.strictObject({
  expert: id,
  post: postKey,
  by: z.enum(['expert', 'post']),
  wants: z.enum(['want', 'avoid']),
});

const pairs = z.array(pair).max(2000).default([]);

/** Everything that a solution depends on but the records themselves. */
export const roundLimits = z.strictObject({
  people: z.array(roundPerson).max(roundMost),
  posts: z.array(roundPost).max(roundMost),
  aim: z.enum(roundAims).default('filled'),
  /** points, 0..100: no pair below it */
  floor: z.number().min(0).max(100).default(0),
  /** people of one sending unit at most, by its name */
  quotas: z
    .array(z.strictObject({ unit: text(1, 60), most: z.number().int().min(0).max(500) }))
    .max(200)
    .default([]),
  /** every town with a post in this round gets somebody */
  everyTown: z.boolean().default(false),
  pins: pairs,
  bans: pairs,
  wishes: z.array(wish).max(4000).default([]),
});
export type RoundLimits = z.infer<typeof roundLimits>;
export type RoundPost = RoundLimits['posts'][number];

const distinct = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;

/** Nobody and no post stands twice. */
const eachOnce = (limits: RoundLimits, context: z.RefinementCtx): void => {
  const twice = (path: string) =>
    context.addIssue({ code: 'custom', path: [path], params: { rule: 'twice' } });
  if (!distinct(limits.people.map(({ expert }) => expert))) twice('people');
  if (!distinct(limits.posts.map(({ key }) => key))) twice('posts');
};

export const roundTitle = text(2, 80);
/** A round begins with whom and what: everybody of these categories, every open need or every town. */
export const roundBeginning = z.strictObject({
  title: roundTitle,
  categories: z.array(z.enum(['sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas'])).max(5),
  posts: z.enum(['needs', 'towns', 'none']),
});
export const roundEdit = z
  .strictObject({ title: roundTitle, ...roundLimits.shape, rev: revision })
  .superRefine(eachOnce);

/** A change by hand: somebody from a post to another, out of one, or into one. */
export const roundChange = z
  .strictObject({ expert: id, from: postKey.optional(), to: postKey.optional() })
  .superRefine((change, context) => {
    if (!change.from && !change.to)
      context.addIssue({ code: 'custom', path: ['to'], params: { rule: 'required' } });
  });
export type RoundChange = z.infer<typeof roundChange>;

export const declineReasons = [
  'direction',
  'time',
  'distance',
  'terms',
  'settled',
  'other',
] as const;
export const declining = z.strictObject({
  reason: z.enum(declineReasons),
  note: text(0, 300).default(''),
});

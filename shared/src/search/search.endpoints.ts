import { z } from 'zod';
import { categories, expertCard } from '../experts/expert.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { manyOf, pageQuery } from '../kernel/page.ts';
import { day, id, normalText } from '../kernel/text.ts';
import { budgetBands, needCard, needStates } from '../needs/need.schema.ts';
import { organisationCard, organisationKinds } from '../organisations/organisation.schema.ts';
import { outcomeCard } from '../outcomes/outcome.schema.ts';
import { code, modes } from '../reference/reference.schema.ts';

/** What a person types into the one box. */
const typed = z.string().max(400).transform(normalText).default('');
const span = z.tuple([z.number().int(), z.number().int()]);
const marks = z.record(z.string(), z.object({ text: z.string(), spans: z.array(span) }));
const facets = z.record(
  z.string(),
  z.array(z.object({ value: z.string(), count: z.number().int() })),
);

const found = <T extends z.ZodType>(card: T) =>
  z.object({
    items: z.array(z.object({ card, marks })),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
    facets,
    corrected: z.string().optional(),
    relaxed: z.boolean().optional(),
    /** the search engine is away: a plain list from the store, without facets */
    plain: z.boolean().optional(),
  });

export const listNeeds = endpoint({
  method: 'GET',
  path: '/api/needs',
  summary: '需求榜: published needs, searched, filtered, counted',
  access: 'guest',
  query: z.strictObject({
    ...pageQuery,
    q: typed,
    industry: manyOf(code),
    discipline: manyOf(code),
    town: manyOf(code),
    mode: manyOf(z.enum(modes)),
    state: manyOf(z.enum(needStates)),
    budget: manyOf(z.enum(budgetBands)),
    /** published on this day or later */
    since: day.optional(),
    budgetFrom: z.coerce.number().int().min(0).max(1e12).optional(),
    budgetTo: z.coerce.number().int().min(0).max(1e12).optional(),
    sort: z.enum(['best', 'newest', 'deadline', 'budget']).default('best'),
  }),
  reply: found(needCard),
});

export const listExperts = endpoint({
  method: 'GET',
  path: '/api/experts',
  summary: 'Verified experts, searched, filtered, counted',
  access: 'guest',
  query: z.strictObject({
    ...pageQuery,
    q: typed,
    category: manyOf(z.enum(categories)),
    discipline: manyOf(code),
    industry: manyOf(code),
    town: manyOf(code),
    sort: z.enum(['best', 'newest', 'name']).default('best'),
  }),
  reply: found(expertCard),
});

export const listOutcomes = endpoint({
  method: 'GET',
  path: '/api/outcomes',
  summary: '成果榜: listed outcomes, searched, filtered, counted',
  access: 'guest',
  query: z.strictObject({
    ...pageQuery,
    q: typed,
    industry: manyOf(code),
    mode: manyOf(z.enum(modes)),
    maturity: manyOf(z.string().regex(/^[1-9]$/)),
    trialFirst: z.enum(['true', 'false']).optional(),
    sort: z.enum(['best', 'newest', 'maturity', 'price']).default('best'),
  }),
  reply: found(outcomeCard),
});

export const searchOrganisations = endpoint({
  method: 'GET',
  path: '/api/search/organisations',
  summary:
    'Verified firms, universities and platforms (研究院, 综合体, 实验室), searched, filtered, counted',
  access: 'guest',
  query: z.strictObject({
    ...pageQuery,
    q: typed,
    kind: manyOf(z.enum(organisationKinds)),
    industry: manyOf(code),
    town: manyOf(code),
    sort: z.enum(['best', 'newest', 'name']).default('best'),
  }),
  reply: found(organisationCard),
});

const some = <T extends z.ZodType>(card: T) =>
  z.object({ total: z.number().int(), items: z.array(z.object({ card, marks })) });

export const searchAll = endpoint({
  method: 'GET',
  path: '/api/search',
  summary: '一网尽览: a few of each kind with counts, as one types',
  access: 'guest',
  query: z.strictObject({ q: typed }),
  reply: z.object({
    needs: some(needCard),
    experts: some(expertCard),
    outcomes: some(outcomeCard),
    organisations: some(organisationCard),
    corrected: z.string().optional(),
    /** no kind has all of what was typed: what is shown has a part of it */
    relaxed: z.boolean().optional(),
    /** search is away: a few of each kind, whatever was typed */
    plain: z.boolean().optional(),
  }),
});

export const findAlike = endpoint({
  method: 'GET',
  path: '/api/search/alike',
  summary: 'Published needs and listed outcomes on the same subject as one of them, nearest first',
  access: 'guest',
  query: z.strictObject({ of: z.enum(['needs', 'outcomes']), id }),
  reply: z.object({ needs: z.array(needCard), outcomes: z.array(outcomeCard) }),
});

export const readCounters = endpoint({
  method: 'GET',
  path: '/api/counters',
  summary: 'What the last twelve months came to, counted from the records',
  access: 'guest',
  reply: z.object({
    posted: z.number().int(),
    published: z.number().int(),
    solved: z.number().int(),
    matching: z.number().int(),
    delivering: z.number().int(),
    experts: z.number().int(),
    outcomes: z.number().int(),
    medianReplyDays: z.number().nullable(),
    overdueBids: z.number().int(),
    /** the first day counted: the lists behind the numbers begin there too */
    since: day,
    asOf: z.string(),
  }),
});

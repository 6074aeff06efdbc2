import type * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { Ask, UseCase } from '../../platform/ask.ts';
import type { Filter, SearchReply, SearchRequest } from '../../platform/search/port.ts';
import { expertIndex } from '../experts/expert.search.ts';
import { needIndex } from '../needs/need.search.ts';
import { organisationIndex } from '../organisations/organisation.search.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';
import { startOfDay } from '../rules/calendar.ts';
import { all, among, cards, find, marksOf, pageOf } from './search.finding.ts';
import { plainPage } from './search.plain.ts';

const needOrder = {
  best: [],
  newest: [{ field: 'publishedAt', order: 'desc' }],
  deadline: [
    { field: 'openNow', order: 'desc' },
    { field: 'deadline', order: 'asc' },
  ],
  budget: [{ field: 'budgetTo', order: 'desc' }],
} as const;

const budgetFilter = (query: {
  budgetFrom?: number | undefined;
  budgetTo?: number | undefined;
}): Filter[] => [
  ...(query.budgetFrom !== undefined
    ? [{ range: ['budgetTo', { gte: query.budgetFrom }] } as Filter]
    : []),
  ...(query.budgetTo !== undefined
    ? [{ range: ['budgetFrom', { lte: query.budgetTo }] } as Filter]
    : []),
];

export const needRequest = (query: Ask<typeof doors.listNeeds>['query']): SearchRequest => {
  const sort = query.sort === 'best' && !query.q ? needOrder.newest : needOrder[query.sort];
  return {
    index: 'needs',
    q: query.q,
    ...all([
      ...among('industry', query.industry),
      ...among('discipline', query.discipline),
      ...among('town', query.town),
      ...among('mode', query.mode),
      ...among('state', query.state),
      ...among('budget', query.budget),
      ...(query.since
        ? [{ range: ['publishedAt', { gte: startOfDay(query.since).getTime() }] } as Filter]
        : []),
      ...budgetFilter(query),
    ]),
    facets: ['industry', 'discipline', 'town', 'mode', 'budget', 'state'],
    sort: [...sort],
    ...pageOf(query),
    fields: ['card'],
    ...marksOf(query.q, ['title', 'problem']),
  };
};

export const searchNeeds: UseCase<typeof doors.listNeeds> = (ask, world) =>
  find(needRequest(ask.query), world, ask.query, () => plainPage(needIndex, ask.query));

const expertOrder = {
  best: [],
  newest: [{ field: 'since', order: 'desc' }],
  name: [{ field: 'name', order: 'asc' }],
} as const;

export const searchExperts: UseCase<typeof doors.listExperts> = (ask, world) => {
  const { query } = ask;
  const request: SearchRequest = {
    index: 'experts',
    q: query.q,
    ...all([
      ...among('category', query.category),
      ...among('discipline', query.discipline),
      ...among('industry', query.industry),
      ...among('town', query.town),
    ]),
    facets: ['category', 'discipline', 'industry', 'town'],
    sort: [...(query.sort === 'best' && !query.q ? expertOrder.newest : expertOrder[query.sort])],
    ...pageOf(query),
    fields: ['card'],
    ...marksOf(query.q, ['name', 'summary']),
  };
  return find(request, world, query, () => plainPage(expertIndex, query));
};

const outcomeOrder = {
  best: [],
  newest: [{ field: 'listedAt', order: 'desc' }],
  maturity: [{ field: 'maturity', order: 'desc' }],
  price: [{ field: 'price', order: 'asc' }],
} as const;

export const searchOutcomes: UseCase<typeof doors.listOutcomes> = (ask, world) => {
  const { query } = ask;
  const request: SearchRequest = {
    index: 'outcomes',
    q: query.q,
    ...all([
      ...among('industry', query.industry),
      ...among('mode', query.mode),
      ...among('level', query.maturity),
      ...(query.trialFirst ? [{ eq: ['trialFirst', query.trialFirst === 'true'] } as Filter] : []),
    ]),
    facets: ['industry', 'mode', 'level', 'trialFirst'],
    sort: [...(query.sort === 'best' && !query.q ? outcomeOrder.newest : outcomeOrder[query.sort])],
    ...pageOf(query),
    fields: ['card'],
    ...marksOf(query.q, ['title', 'summary']),
  };
  return find(request, world, query, () => plainPage(outcomeIndex, query));
};

const organisationOrder = {
  best: [],
  newest: [{ field: 'since', order: 'desc' }],
  name: [{ field: 'name', order: 'asc' }],
} as const;

export const findOrganisations: UseCase<typeof doors.searchOrganisations> = (ask, world) => {
  const { query } = ask;
  const sort = query.sort === 'best' && !query.q ? 'newest' : query.sort;
  const request: SearchRequest = {
    index: 'organisations',
    q: query.q,
    ...all([
      ...among('kind', query.kind),
      ...among('industry', query.industry),
      ...among('town', query.town),
    ]),
    facets: ['kind', 'industry', 'town'],
    sort: [...organisationOrder[sort]],
    ...pageOf(query),
    fields: ['card'],
    ...marksOf(query.q, ['name', 'intro']),
  };
  return find(request, world, query, () => plainPage(organisationIndex, query));
};

const few = 5;

const nothing: SearchReply = { hits: [], total: 0, facets: {} };

/** Where some kind has what was typed, kinds that only have something like it would drown it. */
const asTyped = (replies: SearchReply[]): SearchReply[] => {
  const exact = (reply: SearchReply) => !reply.corrected && !reply.relaxed;
  if (!replies.some((reply) => reply.total > 0 && exact(reply))) return replies;
  return replies.map((reply) => (exact(reply) ? reply : nothing));
};

/** 一网尽览: a few of each kind, asked at once. */
export const searchEverything: UseCase<typeof doors.searchAll> = async (ask, world) => {
  const { q } = ask.query;
  const ask1 = (index: string, highlight: string[]) =>
    world.search.search({
      index,
      q,
      offset: 0,
      limit: few,
      fields: ['card'],
      ...marksOf(q, highlight),
    });
  const replies = await Promise.all([
    ask1('needs', ['title']),
    ask1('experts', ['name', 'summary']),
    ask1('outcomes', ['title']),
    ask1('organisations', ['name']),
  ]);
  const told = asTyped(replies);
  const [needs, experts, outcomes, organisations] = told.map((reply) => ({
    total: reply.total,
    items: cards(reply),
  })) as [never, never, never, never];
  const corrected = told.find((reply) => reply.corrected)?.corrected;
  return { needs, experts, outcomes, organisations, ...(corrected ? { corrected } : {}) };
};

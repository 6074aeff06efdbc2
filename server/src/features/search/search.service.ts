import type * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { Ask, UseCase } from '../../platform/ask.ts';
import type { Filter, SearchReply, SearchRequest } from '../../platform/search/port.ts';
import type { World } from '../../platform/world.ts';
import { expertIndex } from '../experts/expert.search.ts';
import { needIndex } from '../needs/need.search.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';
import { startOfDay } from '../rules/calendar.ts';
import { plainPage } from './search.plain.ts';

const among = (field: string, values: readonly string[] | undefined): Filter[] =>
  values?.length ? [{ in: [field, [...values]] }] : [];

const all = (filters: Filter[]): Pick<SearchRequest, 'filter'> =>
  filters.length ? { filter: filters.length === 1 ? filters[0]! : { and: filters } } : {};

const pageOf = (query: { page: number; pageSize: number }) => ({
  offset: (query.page - 1) * query.pageSize,
  limit: query.pageSize,
});

type Found<C> = { card: C; marks: Record<string, { text: string; spans: [number, number][] }> };

const cards = <C>(reply: SearchReply): Found<C>[] =>
  reply.hits.map((hit) => ({
    card: JSON.parse(String(hit.document.card)) as C,
    marks: hit.highlights as Found<C>['marks'],
  }));

/** Searches; when the engine is away the list comes plain from the store, without facets, and says so. */
const find = async <C>(
  request: SearchRequest,
  world: World,
  query: { page: number; pageSize: number },
  plain: () => Promise<{ cards: C[]; total: number }>,
) => {
  const shown = { page: query.page, pageSize: query.pageSize };
  try {
    const reply = await world.search.search(request);
    return {
      items: cards<C>(reply),
      total: reply.total,
      ...shown,
      facets: reply.facets,
      ...(reply.corrected ? { corrected: reply.corrected } : {}),
      ...(reply.relaxed ? { relaxed: true } : {}),
    };
  } catch (error) {
    world.log.warn({ err: error, index: request.index }, 'search is away, listing from the store');
    const { cards: list, total } = await plain();
    return {
      items: list.map((card) => ({ card, marks: {} })),
      total,
      ...shown,
      facets: {},
      plain: true,
    };
  }
};

const marksOf = (q: string, fields: string[]) => (q ? { highlight: fields, crop: 90 } : {});

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

const few = 5;

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
  const [needs, experts, outcomes] = await Promise.all([
    ask1('needs', ['title']),
    ask1('experts', ['name', 'summary']),
    ask1('outcomes', ['title']),
  ]);
  const corrected = needs.corrected ?? outcomes.corrected ?? experts.corrected;
  return {
    needs: { total: needs.total, items: cards(needs) },
    experts: { total: experts.total, items: cards(experts) },
    outcomes: { total: outcomes.total, items: cards(outcomes) },
    ...(corrected ? { corrected } : {}),
  };
};

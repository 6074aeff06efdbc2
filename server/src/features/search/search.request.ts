import type * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { Ask } from '../../platform/ask.ts';
import type { Filter, SearchRequest } from '../../platform/search/port.ts';
import { startOfDay } from '../rules/calendar.ts';
import { all, among, marksOf, pageOf } from './search.finding.ts';

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

const expertOrder = {
  best: [],
  newest: [{ field: 'since', order: 'desc' }],
  name: [{ field: 'name', order: 'asc' }],
} as const;

export const expertRequest = (query: Ask<typeof doors.listExperts>['query']): SearchRequest => {
  return {
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
};

const outcomeOrder = {
  best: [],
  newest: [{ field: 'listedAt', order: 'desc' }],
  maturity: [{ field: 'maturity', order: 'desc' }],
  price: [{ field: 'price', order: 'asc' }],
} as const;

export const outcomeRequest = (query: Ask<typeof doors.listOutcomes>['query']): SearchRequest => {
  return {
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
};

const organisationOrder = {
  best: [],
  newest: [{ field: 'since', order: 'desc' }],
  name: [{ field: 'name', order: 'asc' }],
} as const;

export const organisationRequest = (
  query: Ask<typeof doors.searchOrganisations>['query'],
): SearchRequest => {
  const sort = query.sort === 'best' && !query.q ? 'newest' : query.sort;
  return {
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
};

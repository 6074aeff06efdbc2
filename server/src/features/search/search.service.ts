import type * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchReply } from '../../platform/search/port.ts';
import type { World } from '../../platform/world.ts';
import { expertIndex } from '../experts/expert.search.ts';
import { needIndex } from '../needs/need.search.ts';
import { organisationIndex } from '../organisations/organisation.search.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';
import { cards, find, marksOf } from './search.finding.ts';
import { plainPage } from './search.plain.ts';
import {
  expertRequest,
  needRequest,
  organisationRequest,
  outcomeRequest,
} from './search.request.ts';

export const searchNeeds: UseCase<typeof doors.listNeeds> = ({ query }, world) =>
  find(needRequest(query), world, query, () => plainPage(needIndex, query));

export const searchExperts: UseCase<typeof doors.listExperts> = ({ query }, world) =>
  find(expertRequest(query), world, query, () => plainPage(expertIndex, query));

export const searchOutcomes: UseCase<typeof doors.listOutcomes> = ({ query }, world) =>
  find(outcomeRequest(query), world, query, () => plainPage(outcomeIndex, query));

export const findOrganisations: UseCase<typeof doors.searchOrganisations> = ({ query }, world) =>
  find(organisationRequest(query), world, query, () => plainPage(organisationIndex, query));

const few = 5;

const nothing: SearchReply = { hits: [], total: 0, facets: {} };

/** Where some kind has what was typed, kinds that only have something like it would drown it. */
const asTyped = (replies: SearchReply[]): SearchReply[] => {
  const exact = (reply: SearchReply) => !reply.corrected && !reply.relaxed;
  if (!replies.some((reply) => reply.total > 0 && exact(reply))) return replies;
  return replies.map((reply) => (exact(reply) ? reply : nothing));
};

/** A few of each kind as the store lists them. */
const plainOfAll = async () => {
  const page = { page: 1, pageSize: few };
  const some = async (index: IndexDefinition) => {
    const { cards: list, total } = await plainPage<never>(index, page);
    return { total, items: list.map((card) => ({ card, marks: {} })) };
  };
  const [needs, experts, outcomes, organisations] = await Promise.all(
    [needIndex, expertIndex, outcomeIndex, organisationIndex].map(some),
  );
  return {
    needs: needs!,
    experts: experts!,
    outcomes: outcomes!,
    organisations: organisations!,
    plain: true,
  };
};

/** 一网尽览: a few of each kind, asked at once; while search is away whatever the store lists first, and it says so. */
export const searchEverything: UseCase<typeof doors.searchAll> = async (ask, world) => {
  try {
    return await foundOfAll(ask.query.q, world);
  } catch (error) {
    world.log.warn({ err: error }, 'search is away, listing from the store');
    return plainOfAll();
  }
};

const foundOfAll = async (q: string, world: World) => {
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
    ask1('needs', ['title', 'problem']),
    ask1('experts', ['name', 'summary']),
    ask1('outcomes', ['title', 'summary']),
    ask1('organisations', ['name']),
  ]);
  const told = asTyped(replies);
  const [needs, experts, outcomes, organisations] = told.map((reply) => ({
    total: reply.total,
    items: cards(reply),
  })) as [never, never, never, never];
  const corrected = told.find((reply) => reply.corrected)?.corrected;
  const partly = told.some((reply) => reply.relaxed && reply.total > 0);
  return {
    needs,
    experts,
    outcomes,
    organisations,
    ...(corrected ? { corrected } : {}),
    ...(partly ? { relaxed: true } : {}),
  };
};

import type { Filter, SearchReply, SearchRequest } from '../../platform/search/port.ts';
import type { World } from '../../platform/world.ts';

export const among = (field: string, values: readonly string[] | undefined): Filter[] =>
  values?.length ? [{ in: [field, [...values]] }] : [];

export const all = (filters: Filter[]): Pick<SearchRequest, 'filter'> =>
  filters.length ? { filter: filters.length === 1 ? filters[0]! : { and: filters } } : {};

export const pageOf = (query: { page: number; pageSize: number }) => ({
  offset: (query.page - 1) * query.pageSize,
  limit: query.pageSize,
});

type Found<C> = { card: C; marks: Record<string, { text: string; spans: [number, number][] }> };

/** Cards by the answer they stand in: an engine gives the same answer to the same question while nothing changed. */
const read = new WeakMap<SearchReply, Found<unknown>[]>();

/** What was found, to be looked at and not changed: the next who asks gets the same. */
export const cards = <C>(reply: SearchReply): Found<C>[] => {
  const known = read.get(reply) as Found<C>[] | undefined;
  if (known) return known;
  const made = reply.hits.map((hit) => ({
    card: JSON.parse(String(hit.document.card)) as C,
    marks: hit.highlights as Found<C>['marks'],
  }));
  read.set(reply, made);
  return made;
};

/** Searches; when the engine is away the list comes plain from the store, without facets, and says so. */
export const find = async <C>(
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

export const marksOf = (q: string, fields: string[]) => (q ? { highlight: fields, crop: 90 } : {});

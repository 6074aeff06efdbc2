import type { MultiSearchQuery, Settings } from 'meilisearch';
import { PINYIN_FIELD } from './meili.documents.ts';
import { filterText } from './meili.filter.ts';
import {
  conditionsOf,
  type Filter,
  fieldOf,
  type IndexSchema,
  SearchFault,
  type SearchRequest,
} from './port.ts';

const DEEPEST = 10_000;
const MOST_HITS = 500;

/** How Meilisearch is told of a schema: weights become an order, lists of fields stay lists. */
export function settingsOf(schema: IndexSchema): Settings {
  const byWeight = Object.entries(schema.text).sort((a, b) => b[1] - a[1]);
  return {
    searchableAttributes: [...byWeight.map(([field]) => field), PINYIN_FIELD],
    filterableAttributes: [...new Set([...schema.filters, 'rev'])],
    sortableAttributes: [...new Set([...schema.sorts, 'id'])],
    // an asked order is an order, not a tie-break
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    pagination: { maxTotalHits: DEEPEST },
    faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
    synonyms: mutual(schema.synonyms ?? []),
    // 6204 and 6205 are two bearings
    typoTolerance: { disableOnNumbers: true },
  };
}

/** Each word with the others of its groups: Meilisearch's synonyms go one way unless both are told. */
function mutual(groups: string[][]): Record<string, string[]> {
  const told: Record<string, string[]> = {};
  for (const group of groups) {
    for (const word of group) {
      const others = group.filter((other) => other !== word);
      told[word] = [...(told[word] ?? []), ...others];
    }
  }
  return told;
}

/** Refuses what the schema does not offer, as Meilisearch would only after a round trip. */
export function checkRequest(request: SearchRequest, schema: IndexSchema): void {
  const refuse = (field: string | undefined, purpose: string): void => {
    if (field === undefined) return;
    throw new SearchFault('unknownField', `index "${schema.name}" does not ${purpose} "${field}"`);
  };
  const unlisted = (fields: string[], known: string[]) => fields.find((f) => !known.includes(f));
  refuse(unlisted(request.filter ? fieldsOf(request.filter) : [], schema.filters), 'filter on');
  refuse(unlisted(request.facets ?? [], schema.filters), 'count');
  refuse(
    unlisted(
      (request.sort ?? []).map(({ field }) => field),
      schema.sorts,
    ),
    'sort by',
  );
  refuse(unlisted(request.highlight ?? [], Object.keys(schema.text)), 'highlight');
}

function fieldsOf(filter: Filter): string[] {
  if ('and' in filter) return filter.and.flatMap(fieldsOf);
  if ('or' in filter) return filter.or.flatMap(fieldsOf);
  if ('not' in filter) return fieldsOf(filter.not);
  return [fieldOf(filter)!];
}

/**
 * The queries of one request: the page itself, then one for each facet whose own condition is left out.
 * `strategy` says whether all words must match or the last ones may be dropped.
 */
export function searchQueries(
  request: SearchRequest,
  strategy: 'all' | 'last',
): MultiSearchQuery[] {
  const conditions = conditionsOf(request.filter);
  const named = new Set(conditions.map(fieldOf));
  const facets = request.facets ?? [];
  const base = { indexUid: request.index, q: plainQuotes(request.q), matchingStrategy: strategy };
  const offset = clamp(request.offset, DEEPEST);
  const page: MultiSearchQuery = {
    ...base,
    ...filtered(conditions),
    sort: [...(request.sort ?? []).map(({ field, order }) => `${field}:${order}`)],
    offset,
    limit: Math.min(clamp(request.limit, MOST_HITS), DEEPEST - offset),
    ...retrieved(request),
    facets: facets.filter((field) => !named.has(field)),
    showRankingScore: true,
    showMatchesPosition: Boolean(request.highlight?.length),
  };
  const others = facets
    .filter((field) => named.has(field))
    .map((field) => ({
      ...base,
      ...filtered(conditions.filter((condition) => fieldOf(condition) !== field)),
      limit: 0,
      facets: [field],
    }));
  return [page, ...others];
}

/** The fields asked for, and those whose text the highlights are cut from. */
function retrieved({ fields, highlight = [] }: SearchRequest): { attributesToRetrieve?: string[] } {
  return fields ? { attributesToRetrieve: ['id', 'rev', ...fields, ...highlight] } : {};
}

function filtered(conditions: Filter[]): { filter?: string } {
  return conditions.length ? { filter: filterText({ and: conditions }) } : {};
}

const plainQuotes = (q = ''): string => q.replace(/[“”「」]/g, '"').trim();

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(most, Math.trunc(value))) : 0;
}

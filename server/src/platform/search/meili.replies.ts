import { cropAround } from '../../embedded/search/highlight.crop.ts';
import { fromStored } from './meili.documents.ts';
import { showBackslashes } from './meili.filter.ts';
import type { Hit, IndexSchema, SearchDocument, SearchReply, SearchRequest, Span } from './port.ts';

/** A match as Meilisearch tells it: in bytes of UTF-8, with the element's place in a list. */
export interface MeiliMatch {
  start: number;
  length: number;
  indices?: number[];
}

export interface MeiliResult {
  hits: Record<string, unknown>[];
  estimatedTotalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
}

/** The port's reply out of the results of `searchQueries`, in their order. */
export function replyOf(
  results: MeiliResult[],
  request: SearchRequest,
  schema: IndexSchema,
): SearchReply {
  const [page, ...others] = results;
  const facets: SearchReply['facets'] = {};
  for (const field of request.facets ?? []) {
    const counts = [page, ...others].map((result) => result?.facetDistribution?.[field]);
    facets[field] = Object.entries(counts.find(Boolean) ?? {})
      .map(([value, count]) => ({ value: showBackslashes(value), count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return {
    hits: (page?.hits ?? []).map((hit) => hitOf(hit, request, schema)),
    total: page?.estimatedTotalHits ?? 0,
    facets,
  };
}

function hitOf(raw: Record<string, unknown>, request: SearchRequest, schema: IndexSchema): Hit {
  const document = fromStored(raw as SearchDocument, schema);
  const matches = (raw._matchesPosition ?? {}) as Record<string, MeiliMatch[]>;
  const highlights: Hit['highlights'] = {};
  for (const field of request.highlight ?? []) {
    const value = document[field];
    if (typeof value !== 'string' && !Array.isArray(value)) continue;
    const { text, spans } = spansOf(Array.isArray(value) ? value : [value], matches[field] ?? []);
    if (text) highlights[field] = cropAround(text, spans, request.crop);
  }
  return { document, score: Number(raw._rankingScore ?? 0), highlights };
}

const BETWEEN = '、';

/** Byte positions inside the elements as UTF-16 spans of the joined text, touching ones as one. */
export function spansOf(
  elements: string[],
  matches: MeiliMatch[],
): { text: string; spans: Span[] } {
  const starts: number[] = [];
  let end = 0;
  for (const element of elements) {
    starts.push(end);
    end += element.length + BETWEEN.length;
  }
  const found = matches.map(({ start, length, indices }): Span => {
    const at = indices?.[0] ?? 0;
    const bytes = Buffer.from(elements[at] ?? '');
    const before = bytes.subarray(0, start).toString().length;
    return [(starts[at] ?? 0) + before, bytes.subarray(start, start + length).toString().length];
  });
  found.sort((a, b) => a[0] - b[0]);
  const spans: Span[] = [];
  for (const [start, length] of found) {
    const last = spans.at(-1);
    if (last && start <= last[0] + last[1]) last[1] = Math.max(last[1], start + length - last[0]);
    else spans.push([start, length]);
  }
  return { text: elements.join(BETWEEN), spans };
}

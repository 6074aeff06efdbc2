import { isDeepStrictEqual } from 'node:util';

/** What the application asks of any search engine; the embedded engine and Meilisearch both answer it. */

/** What an engine refuses, foreseen and told by its code. */
export class SearchFault extends Error {
  readonly code: 'unknownIndex' | 'unknownField' | 'badDocument' | 'busy' | 'refused' | 'down';

  constructor(code: SearchFault['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SearchFault';
    this.code = code;
  }
}

export type Value = string | number | boolean;

/**
 * One thing as the engine sees it: flat, only what its readers may see. `id` holds letters, digits, - and _.
 * `rev` rises with every change of the source. The last `apply` wins; a rebuild never undoes a newer `rev`.
 */
export interface SearchDocument {
  id: string;
  rev: number;
  [field: string]: Value | string[] | undefined;
}

/** How an index is laid out. A higher `version` means: rebuild and swap. */
export interface IndexSchema {
  name: string;
  version: number;
  /** searchable fields with their BM25F weight (an order in Meilisearch) */
  text: Record<string, number>;
  /** fields that filters and facets may name */
  filters: string[];
  /** fields that `sort` may name */
  sorts: string[];
  /** groups of words that mean the same; a change of these needs no document again */
  synonyms?: string[][];
}

/** Do two schemas lay documents out alike? What they hold to be synonyms is left aside. */
export function sameLayout(one: IndexSchema, other: IndexSchema): boolean {
  return isDeepStrictEqual({ ...one, synonyms: [] }, { ...other, synonyms: [] });
}

export type Filter =
  | { and: Filter[] }
  | { or: Filter[] }
  | { not: Filter }
  | { eq: [field: string, value: Value] }
  | { in: [field: string, values: Value[]] }
  | { range: [field: string, bounds: { gt?: number; gte?: number; lt?: number; lte?: number }] }
  | { exists: string };

export interface SearchRequest {
  index: string;
  /** what a person typed; empty or absent lists everything the filter lets through */
  q?: string;
  filter?: Filter;
  /** fields to count values of (the 100 most frequent); each count leaves out the filter's own top-level condition on that field */
  facets?: string[];
  sort?: { field: string; order: 'asc' | 'desc' }[];
  /** where the page begins; offset + limit is clamped to 10,000, limit to 500 */
  offset: number;
  limit: number;
  /** fields of the documents to return beside id and rev; all when absent */
  fields?: string[];
  /** fields to return with matched spans */
  highlight?: string[];
  /** longest highlighted text in characters, cut around the first match */
  crop?: number;
}

/** [start, length] in UTF-16 units of the text beside it */
export type Span = [start: number, length: number];

export interface Hit {
  document: SearchDocument;
  score: number;
  highlights: Record<string, { text: string; spans: Span[] }>;
}

export interface SearchReply {
  hits: Hit[];
  total: number;
  facets: Record<string, { value: string; count: number }[]>;
  /** set when the engine searched for something else than typed ("showing results for") */
  corrected?: string;
  /** set when not every word had to match */
  relaxed?: boolean;
}

export interface CandidateRequest {
  index: string;
  /** texts with their weight; the engine keeps the `terms` best of their words by idf */
  texts: { text: string; weight: number }[];
  terms: number;
  filter?: Filter;
  limit: number;
}

export interface Candidate {
  id: string;
  /** BM25F, comparable only within one reply */
  score: number;
  /**
   * the score as a share of the most that any document could reach with these texts, 0..1; with every engine on BM25's
   * scale, where a document that holds each word once comes to about a fifth, and one with all of them in its title to two
   */
  share: number;
  /** the query words found in this document, best first */
  matched: string[];
  /** for each of `matched`: its idf as a share of that of a word in one document only, 0..1 */
  rarity: number[];
}

export interface Capabilities {
  /** null: no limit */
  termLimit: number | null;
  pinyin: boolean;
  hanTypos: boolean;
  exactTotals: boolean;
}

export interface SearchIndex {
  readonly caps: Capabilities;
  /** Creates the index or brings it to this schema; true when its documents must be sent again (new, or the version rose). */
  ensure(schema: IndexSchema): Promise<boolean>;
  search(request: SearchRequest): Promise<SearchReply>;
  candidates(request: CandidateRequest): Promise<Candidate[]>;
  /** Resolves when the change can be found; throws when the engine refused it. */
  apply(index: string, change: { upserts?: SearchDocument[]; deletes?: string[] }): Promise<void>;
  /** Builds beside and swaps; searches go on meanwhile. */
  rebuild(index: string, documents: AsyncIterable<SearchDocument[]>): Promise<number>;
  listIds(index: string): Promise<{ id: string; rev: number }[]>;
  health(): Promise<{ ready: boolean; detail?: string }>;
  /** Writes what must survive (a snapshot) and frees everything. */
  close(): Promise<void>;
}

/** The conditions that a filter puts side by side at its top. */
export function conditionsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return [];
  return 'and' in filter ? filter.and.flatMap(conditionsOf) : [filter];
}

/** The one field that a condition speaks of, or undefined when it speaks of several. */
export function fieldOf(filter: Filter): string | undefined {
  if ('eq' in filter) return filter.eq[0];
  if ('in' in filter) return filter.in[0];
  if ('range' in filter) return filter.range[0];
  if ('exists' in filter) return filter.exists;
  if ('not' in filter) return fieldOf(filter.not);
  const fields = new Set(('and' in filter ? filter.and : filter.or).map(fieldOf));
  return fields.size === 1 ? [...fields][0] : undefined;
}

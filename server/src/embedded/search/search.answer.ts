import {
  type Hit,
  type SearchDocument,
  SearchFault,
  type SearchReply,
  type SearchRequest,
} from '../../platform/search/port.ts';
import type { Column, Mask } from './columns.ts';
import { countFacets, type Sieve, sieve } from './facet.counts.ts';
import { textOf } from './field.weights.ts';
import { highlight } from './highlight.ts';
import { homophoneFixes } from './homophone.ts';
import type { IndexView } from './index.view.ts';
import { parseQuery, type Query } from './query.parse.ts';
import { keepPhrases, relaxedMatches, strictMatches, type Tally, tally } from './query.run.ts';
import { FIRST_WORD_KEY } from './tokens.ts';
import { firstOf } from './top.ts';

const MOST_HITS = 500;
const DEEPEST = 10_000;

interface Finding {
  query: Query;
  gathered: Tally;
  /** passed the words, the phrases and the filter */
  passed: Mask;
  /** passed the words and the phrases */
  matches: Mask;
  corrected?: string;
  relaxed?: boolean;
}

/** Only what was asked for: long texts that nobody shows cost more to hand over than to find. */
const cut = (document: SearchDocument, fields: string[] | undefined): SearchDocument => {
  if (!fields) return document;
  const kept: SearchDocument = { id: document.id, rev: document.rev };
  for (const field of fields) kept[field] = document[field];
  return kept;
};

/** Answers one search request on one index. */
export function answer(index: IndexView, request: SearchRequest): SearchReply {
  checkTextFields(index, request.highlight ?? []);
  const sieved = sieve(request.filter, index.filterColumns, index.store.live());
  const typed = request.q?.trim();
  const finding = typed ? find(index, typed, sieved) : null;
  const passed = finding?.passed ?? sieved.passed;
  const offset = clamp(request.offset, DEEPEST);
  const limit = Math.min(clamp(request.limit, MOST_HITS), DEEPEST - offset);
  const order = orderOf(index, request.sort ?? [], finding?.gathered.scores);
  const first = firstOf(passed, limit ? offset + limit : 0, order).slice(offset);
  const shown = finding ? shownTerms(index, finding.query) : NONE;
  return {
    hits: first.map((number) => ({
      document: cut(index.store.at(number), request.fields),
      score: finding?.gathered.scores[number] ?? 0,
      highlights: highlightsOf(index, request, number, shown),
    })),
    total: marked(passed),
    facets: countFacets(
      request.facets ?? [],
      index.filterColumns,
      sieved,
      finding?.matches ?? null,
    ),
    ...(finding?.corrected !== undefined && { corrected: finding.corrected }),
    ...(finding?.relaxed && { relaxed: true }),
  };
}

/** All words as typed; else all words after mending one character; else a good part of the words. */
function find(index: IndexView, typed: string, sieved: Sieve): Finding {
  const asTyped = run(index, typed, sieved);
  if (asTyped.passed.includes(1)) return asTyped;
  for (const corrected of homophoneFixes(typed, index.lexicon, index.sounds)) {
    const mended = run(index, corrected, sieved);
    if (mended.passed.includes(1)) return { ...mended, corrected };
  }
  const { query, gathered } = asTyped;
  const matches = narrowed(index, query, gathered, relaxedMatches(query, gathered));
  const passed = both(matches, sieved.passed);
  return { query, gathered, matches, passed, relaxed: passed.includes(1) };
}

function run(index: IndexView, typed: string, sieved: Sieve): Finding {
  const query = parseQuery(typed, index.lexicon, index.sounds);
  const gathered = tally(query.clues, index.postings, index.store.count);
  const matches = narrowed(index, query, gathered, strictMatches(query, gathered));
  return { query, gathered, matches, passed: both(matches, sieved.passed) };
}

function narrowed(index: IndexView, query: Query, gathered: Tally, found: Mask): Mask {
  const matches = both(found, index.store.live());
  keepPhrases(query.phrases, Object.keys(index.schema.text), matches, gathered, index.store);
  return matches;
}

function both(one: Mask, other: Mask): Mask {
  const mask = one.slice();
  for (let i = 0; i < mask.length; i++) mask[i] = mask[i]! & other[i]!;
  return mask;
}

function marked(mask: Mask): number {
  let total = 0;
  for (let i = 0; i < mask.length; i++) total += mask[i]!;
  return total;
}

/** By the asked fields, then by score, then by id, so that pages never overlap. */
function orderOf(
  index: IndexView,
  sort: NonNullable<SearchRequest['sort']>,
  scores: Float32Array | undefined,
): (a: number, b: number) => number {
  const keys: [Column, boolean][] = sort.map(({ field, order }) => {
    const column = index.sortColumns.get(field);
    if (column) return [column, order === 'desc'];
    throw new SearchFault(
      'unknownField',
      `index "${index.schema.name}" does not sort by "${field}"`,
    );
  });
  return (a, b) => {
    for (const [column, descending] of keys) {
      const difference = column.compare(a, b, descending);
      if (difference) return difference;
    }
    const difference = scores ? scores[b]! - scores[a]! : 0;
    return difference || (index.store.at(a).id < index.store.at(b).id ? -1 : 1);
  };
}

function highlightsOf(
  index: IndexView,
  { highlight: fields = [], crop }: SearchRequest,
  number: number,
  shown: ReadonlySet<number>,
): Hit['highlights'] {
  const highlights: Hit['highlights'] = {};
  for (const field of fields) {
    const text = textOf(index.store.at(number), field, '、');
    if (text) highlights[field] = highlight(text, shown, index.dictionary, crop);
  }
  return highlights;
}

function checkTextFields(index: IndexView, fields: string[]): void {
  const unknown = fields.find((field) => !Object.hasOwn(index.schema.text, field));
  if (unknown === undefined) return;
  throw new SearchFault('unknownField', `index "${index.schema.name}" has no text "${unknown}"`);
}

const NONE: ReadonlySet<number> = new Set();

/** The terms worth marking: single characters only where they were typed as such. */
function shownTerms(index: IndexView, query: Query): ReadonlySet<number> {
  const shown = query.clues.filter(
    ({ term, covers }) => covers || index.dictionary.keys[term]! >= FIRST_WORD_KEY,
  );
  return new Set(shown.map((clue) => clue.term));
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(most, Math.trunc(value))) : 0;
}

import {
  type Hit,
  type SearchDocument,
  SearchFault,
  type SearchReply,
  type SearchRequest,
} from '../../platform/search/port.ts';
import { type Column, marked } from './columns.ts';
import { countFacets, sieve } from './facet.counts.ts';
import { textOf } from './field.weights.ts';
import { find } from './finding.ts';
import { highlight } from './highlight.ts';
import type { IndexView } from './index.view.ts';
import type { Clue } from './query.parse.ts';
import { ShownTerms } from './shown.terms.ts';
import { FIRST_WORD_KEY } from './tokens.ts';
import { firstOf } from './top.ts';

const MOST_HITS = 500;
const DEEPEST = 10_000;

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
  // a blank at the end says that the last word is finished
  const typed = request.q?.trimStart();
  const finding = typed ? find(index, typed, sieved) : null;
  const passed = finding?.passed ?? sieved.passed;
  const offset = clamp(request.offset, DEEPEST);
  const limit = Math.min(clamp(request.limit, MOST_HITS), DEEPEST - offset);
  const order = orderOf(index, request.sort ?? [], finding?.scores);
  const byScore = request.sort?.length ? undefined : finding?.scores;
  const first = firstOf(passed, limit ? offset + limit : 0, order, byScore).slice(offset);
  const shown = shownTerms(index, finding?.clues ?? []);
  return {
    hits: first.map((number) => {
      const document = index.store.at(number);
      return {
        document: cut(document, request.fields),
        score: finding?.scores[number] ?? 0,
        highlights: highlightsOf(request, document, shown),
      };
    }),
    total: marked(passed),
    facets: countFacets(
      request.facets ?? [],
      index.filterColumns,
      sieved,
      finding?.matches ?? null,
    ),
    ...(finding?.corrected !== undefined && { corrected: finding.corrected.trim() }),
    ...(finding?.relaxed && { relaxed: true }),
  };
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
    return difference || (index.store.idAt(a) < index.store.idAt(b) ? -1 : 1);
  };
}

function highlightsOf(
  { highlight: fields = [], crop }: SearchRequest,
  document: SearchDocument,
  shown: ShownTerms,
): Hit['highlights'] {
  const highlights: Hit['highlights'] = {};
  for (const field of fields) {
    const text = textOf(document, field, '、');
    if (text) highlights[field] = highlight(text, shown, crop);
  }
  return highlights;
}

function checkTextFields(index: IndexView, fields: string[]): void {
  const unknown = fields.find((field) => !Object.hasOwn(index.schema.text, field));
  if (unknown === undefined) return;
  throw new SearchFault('unknownField', `index "${index.schema.name}" has no text "${unknown}"`);
}

/** The terms worth marking: single characters only where they were typed as such. */
function shownTerms({ dictionary }: IndexView, clues: Clue[]): ShownTerms {
  const shown = clues.filter(
    ({ term, covers }) => covers || dictionary.keys[term]! >= FIRST_WORD_KEY,
  );
  return new ShownTerms(
    shown.map(({ term }) => term),
    dictionary,
  );
}

function clamp(value: number, most: number): number {
  return Number.isFinite(value) ? Math.max(0, Math.min(most, Math.trunc(value))) : 0;
}

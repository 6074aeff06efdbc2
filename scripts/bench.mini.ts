import MiniSearch from 'minisearch';
import type { SearchDocument } from '../server/src/platform/search/port.ts';

/** Han characters by pairs (one alone as it is), Latin words and numbers whole: what a library gives after an hour's work. */
const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  for (const [run] of text.toLowerCase().matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/\p{Script=Han}/u.test(run) || run.length === 1) tokens.push(run);
    else for (let at = 0; at + 1 < run.length; at++) tokens.push(run.slice(at, at + 2));
  }
  return tokens;
};

/** The same documents in MiniSearch, as the reference of `bench:search`: words by pairs of characters, BM25+, in memory. */
export const miniIndex = (documents: readonly SearchDocument[]) => {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'keywords', 'summary'],
    extractField: (document, field) =>
      String((document as unknown as Record<string, unknown>)[field] ?? ''),
    tokenize: tokensOf,
    searchOptions: { boost: { title: 3, keywords: 2 }, combineWith: 'AND', tokenize: tokensOf },
  });
  index.addAll([...documents]);
  return {
    search: (words: string) => index.search(words).slice(0, 20),
    /** a need's text as a query: any of its pairs */
    candidates: (text: string) => index.search(text, { combineWith: 'OR' }).slice(0, 100),
    bytes: () => JSON.stringify(index).length,
  };
};

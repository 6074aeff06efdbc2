import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Engine } from '../../server/src/embedded/search/engine.ts';
import { fuse, probesOf } from '../../server/src/platform/search/meili.candidates.ts';
import {
  fromStored,
  soundsOf,
  toStored,
} from '../../server/src/platform/search/meili.documents.ts';
import {
  filterText,
  quote,
  showBackslashes,
} from '../../server/src/platform/search/meili.filter.ts';
import { replyOf, spansOf } from '../../server/src/platform/search/meili.replies.ts';
import {
  checkRequest,
  searchQueries,
  settingsOf,
} from '../../server/src/platform/search/meili.requests.ts';
import { NEEDS, SAMPLE } from './search.documents.ts';

/** Reads a quoted value as Meilisearch's filter parser does: a backslash hides the next character,
 *  and only hidden quotes lose theirs. Returns the value and what is left. */
function readQuoted(text: string): [value: string, rest: string] {
  for (let i = 1; i < text.length; i++) {
    if (text[i] === '"') return [text.slice(1, i).replaceAll('\\"', '"'), text.slice(i + 1)];
    if (text[i] === '\\') i++;
  }
  throw new Error(`unclosed: ${text}`);
}

describe('filters for Meilisearch', () => {
  it('when any text is quoted, then it is read back as one value and nothing is left', () => {
    const nasty = fc.array(fc.constantFrom('"', "'", '\\', ' OR ', '=', '承', ']', 'x'));
    fc.assert(
      fc.property(nasty, (parts) => {
        const [value, rest] = readQuoted(quote(parts.join('')));
        expect(rest).toBe('');
        expect(showBackslashes(value)).toBe(parts.join(''));
      }),
    );
  });

  it('when conditions nest, then the text keeps their shape', () => {
    const text = filterText({
      and: [
        { eq: ['state', 'open'] },
        { not: { or: [{ in: ['county', ['a', 'b"c']] }, { exists: 'note' }] } },
        { range: ['budget', { gte: 5, lt: 9 }] },
      ],
    });
    expect(text).toBe(
      '("state" = "open" AND NOT (("county" IN ["a", "b\\"c"] OR ("note" EXISTS AND "note" IS NOT EMPTY))) AND ("budget" >= 5 AND "budget" < 9))',
    );
    expect(filterText({ or: [] })).toBe(filterText({ in: ['county', []] }));
  });
});

describe('requests for Meilisearch', () => {
  const request = {
    index: NEEDS.name,
    q: ' “轴承” ',
    filter: { and: [{ eq: ['county', '江州区'] as [string, string] }, { exists: 'note' }] },
    facets: ['county', 'state'],
    offset: -5,
    limit: 1e9,
  };

  it('when a facet has a condition of its own, then it is counted by a query without it', () => {
    const [page, county, ...others] = searchQueries(request, 'all');
    expect(page).toMatchObject({ q: '"轴承"', offset: 0, limit: 500, facets: ['state'] });
    expect(page?.filter).toBe('("county" = "江州区" AND ("note" EXISTS AND "note" IS NOT EMPTY))');
    expect(county).toMatchObject({
      limit: 0,
      facets: ['county'],
      filter: '(("note" EXISTS AND "note" IS NOT EMPTY))',
    });
    expect(others).toEqual([]);
  });

  it('when a field is not in the schema, then it is refused before any round trip', () => {
    const page = { index: NEEDS.name, offset: 0, limit: 1 };
    const filter = { not: { and: [{ eq: ['secret', 1] as [string, number] }] } };
    expect(() => checkRequest({ ...page, filter }, NEEDS)).toThrow('"secret"');
    expect(() => checkRequest({ ...page, highlight: ['state'] }, NEEDS)).toThrow('"state"');
    expect(() => checkRequest(request, NEEDS)).not.toThrow();
  });

  it('when a schema is laid out, then weights are an order and sound comes last', () => {
    const { searchableAttributes, rankingRules } = settingsOf(NEEDS);
    expect(searchableAttributes).toEqual(['title', 'keywords', 'summary', '_pinyin']);
    expect(rankingRules?.[0]).toBe('sort');
  });

  it('when words mean the same, then each is told of all others', () => {
    const groups = [
      ['a', 'b', 'c'],
      ['c', 'd'],
    ];
    expect(settingsOf({ ...NEEDS, synonyms: groups }).synonyms).toEqual({
      a: ['b', 'c'],
      b: ['a', 'c'],
      c: ['a', 'b', 'd'],
      d: ['c'],
    });
    expect(settingsOf({ ...NEEDS, synonyms: [] }).synonyms).toEqual({});
  });

  it('when typos are mended, then never in words with digits', () => {
    expect(settingsOf(NEEDS).typoTolerance).toMatchObject({ disableOnNumbers: true });
  });
});

describe('documents and replies of Meilisearch', () => {
  it('when a document is stored and read, then it is the same', () => {
    for (const document of SAMPLE) {
      expect(fromStored(toStored(document, NEEDS), NEEDS)).toEqual(document);
    }
    const sounds = soundsOf(SAMPLE[0]!, NEEDS);
    expect(sounds).toEqual(expect.arrayContaining(['zhoucheng', 'zc', 'zaosheng']));
  });

  it('when matches come in bytes, then spans are in characters of the joined text', () => {
    const match = [
      { start: 3, length: 6, indices: [1] },
      { start: 9, length: 3, indices: [1] },
    ];
    const { text, spans } = spansOf(['电机', '深沟轴承'], match);
    expect(spans.map(([at, length]) => text.slice(at, at + length))).toEqual(['沟轴承']);
  });

  it('when results come, then hits, total and facets are put together', () => {
    const request = {
      index: NEEDS.name,
      offset: 0,
      limit: 5,
      facets: ['county'],
      highlight: ['title'],
    };
    const hit = {
      id: 'n',
      rev: 1,
      title: '轴承',
      _rankingScore: 0.5,
      _matchesPosition: { title: [{ start: 0, length: 6 }] },
    };
    const counted = { hits: [], facetDistribution: { county: { a: 1, b: 3 } } };
    const reply = replyOf([{ hits: [hit], estimatedTotalHits: 1 }, counted], request, NEEDS);
    expect(reply).toEqual({
      hits: [
        {
          document: { id: 'n', rev: 1, title: '轴承' },
          score: 0.5,
          highlights: { title: { text: '轴承', spans: [[0, 2]] } },
        },
      ],
      total: 1,
      facets: {
        county: [
          { value: 'b', count: 3 },
          { value: 'a', count: 1 },
        ],
      },
    });
  });

  it('when probes are fused, then rare words outweigh common ones and the best terms are kept', () => {
    const request = { index: 'x', texts: [{ text: '轴承设备', weight: 1 }], terms: 2, limit: 9 };
    expect(probesOf(request).map(({ word }) => word)).toEqual(['轴承', '承设', '设备']);
    const results = [
      { hits: [{ id: 'a', _rankingScore: 1 }], estimatedTotalHits: 1 },
      { hits: [], estimatedTotalHits: 0 },
      {
        hits: [
          { id: 'b', _rankingScore: 1 },
          { id: 'a', _rankingScore: 1 },
        ],
        estimatedTotalHits: 90,
      },
    ];
    const [first, second] = fuse(request, probesOf(request), results, 100);
    expect(first).toMatchObject({ id: 'a', matched: ['轴承', '设备'] });
    expect(second).toMatchObject({ id: 'b', matched: ['设备'] });
  });

  it('when every word of a need is in one title, then its share is that of the embedded engine, not all', async () => {
    const words = '轴承 噪声';
    const asked = { index: NEEDS.name, texts: [{ text: words, weight: 1 }], terms: 30, limit: 20 };
    const engine = new Engine(NEEDS);
    const filler = Array.from({ length: 40 }, (_, i) => ({
      id: `f${i}`,
      rev: 1,
      title: '茶叶保鲜',
    }));
    const titled = { id: 'titled', rev: 1, title: words, summary: '其他' };
    const told = { id: 'told', rev: 1, title: '茶叶', summary: `一种${words}` };
    engine.apply({ upserts: [...filler, titled, told] });
    const own = new Map(engine.candidates(asked).map(({ id, share }) => [id, share]));
    // as Meilisearch scores one word: 1 in the first attribute, less in a later one
    const probes = probesOf(asked);
    const hits = [
      { id: 'titled', _rankingScore: 1 },
      { id: 'told', _rankingScore: 0.4 },
    ];
    const results = probes.map(() => ({ hits, estimatedTotalHits: 2 }));
    const theirs = new Map(fuse(asked, probes, results, 42).map(({ id, share }) => [id, share]));
    for (const id of ['titled', 'told']) {
      expect(theirs.get(id)! / own.get(id)!).toBeGreaterThan(0.5);
      expect(theirs.get(id)! / own.get(id)!).toBeLessThan(2);
    }
    expect(theirs.get('titled')).toBeGreaterThan(theirs.get('told')!);
    expect(theirs.get('titled')).toBeLessThan(0.6);
  });
});

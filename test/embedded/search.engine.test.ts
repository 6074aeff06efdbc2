import { describe, expect, it } from '@jest/globals';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';
import type { SearchDocument } from '../../server/src/platform/search/port.ts';
import { NEEDS, SAMPLE } from './search.documents.ts';

const page = { index: NEEDS.name, offset: 0, limit: 20 };
const idsOf = (reply: { hits: { document: SearchDocument }[] }): string[] =>
  reply.hits.map((hit) => hit.document.id).sort();

function filled(documents = SAMPLE): IndexShelf {
  const shelf = new IndexShelf();
  shelf.ensure(NEEDS);
  shelf.apply(NEEDS.name, { upserts: documents });
  return shelf;
}

describe('what people type', () => {
  it('when one character is a homophone, then the right word is searched and said', () => {
    const reply = filled().search({ ...page, q: '轴成' });
    expect(reply.corrected).toBe('轴承');
    expect(idsOf(reply)).toEqual(['n1', 'n2']);
  });

  it('when not every word can match, then most words do and the reply says so', () => {
    const reply = filled().search({ ...page, q: '轴承寿命火星' });
    expect(reply.relaxed).toBe(true);
    expect(reply.hits[0]?.document.id).toBe('n2');
    expect(filled().search({ ...page, q: '轴承寿命' }).relaxed).toBeUndefined();
  });

  it('when characters stand apart in the text, then they are not the word', () => {
    const shelf = filled([{ id: 'x', rev: 1, title: '承担主轴加工', summary: '', state: 'open' }]);
    expect(shelf.search({ ...page, q: '轴承' }).total).toBe(0);
    expect(shelf.search({ ...page, q: '"轴承"' }).total).toBe(0);
  });

  it('when pinyin is unfinished or of two words, then it is completed and joined', () => {
    const find = (q: string): string[] => idsOf(filled().search({ ...page, q }));
    expect(find('zhouch')).toEqual(['n1', 'n2']);
    expect(find('zhouchengzaosheng')).toEqual(['n1']);
    expect(find('zhoucheng 寿命')).toEqual(['n2']);
    expect(find('dianchi')).toEqual(['n3']);
  });

  it('when width and case differ, then it is the same text', () => {
    const find = (q: string): string[] => idsOf(filled().search({ ...page, q }));
    expect(find('ＧＣｒ１５')).toEqual(['n2']);
    expect(find('38DB')).toEqual(['n1']);
    const { hits } = filled([
      { id: 'x', rev: 1, title: '面积 ５０㎡ 的ＳｉＣ外延', summary: '', state: 'open' },
    ]).search({ ...page, q: 'sic', highlight: ['title'] });
    const { text, spans } = hits[0]!.highlights.title!;
    expect(spans.map(([at, length]) => text.slice(at, at + length))).toEqual(['ＳｉＣ']);
  });

  it('when the text is absurd, then the answer is quick and calm', () => {
    const shelf = filled();
    const started = performance.now();
    for (const q of [
      'a'.repeat(100_000),
      '轴'.repeat(100_000),
      '"',
      '""',
      '“',
      '\u0000',
      '𠮷',
      '((((',
      '%',
    ]) {
      expect(shelf.search({ ...page, q, highlight: ['title'], crop: 5 }).hits.length).toBeLessThan(
        6,
      );
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('highlights', () => {
  const shown = (text: string, q: string, crop: number) => {
    const reply = filled([{ id: 'x', rev: 1, title: '', summary: text, state: 'open' }]);
    const { hits } = reply.search({ ...page, q, highlight: ['summary'], crop });
    return hits[0]!.highlights.summary!;
  };

  it('when the word stands at the start, far off or at the end, then the cut text holds it', () => {
    for (const before of [0, 1, 40, 79, 80, 81, 500]) {
      for (const after of [0, 1, 30, 500]) {
        const { text, spans } = shown(
          `${'甲'.repeat(before)}轴承${'乙'.repeat(after)}`,
          '轴承',
          20,
        );
        expect(text.length).toBeLessThanOrEqual(20);
        expect(spans.map(([at, length]) => text.slice(at, at + length))).toEqual(['轴承']);
      }
    }
  });

  it('when characters take two units or carry marks, then they are never cut in half', () => {
    const { text, spans } = shown(`${'😀'.repeat(30)}cafe\u0301轴承${'😀'.repeat(30)}`, '轴承', 15);
    expect(Buffer.from(text).toString()).toBe(text);
    expect(spans.map(([at, length]) => text.slice(at, at + length))).toEqual(['轴承']);
    const accented = shown('le cafe\u0301 noir', 'café', 40);
    expect(accented.spans).toEqual([[3, 5]]);
  });
});

describe('wear', () => {
  it('when documents change thousands of times, then tombstones go and answers stay right', () => {
    const shelf = filled();
    for (let round = 2; round < 1500; round++) {
      const changed = { ...SAMPLE[round % 5]!, rev: round, budget: round };
      shelf.apply(NEEDS.name, { upserts: [changed] });
    }
    expect(idsOf(shelf.search({ ...page, q: '轴承' }))).toEqual(['n1', 'n2']);
    const newest = shelf.search({ ...page, sort: [{ field: 'budget', order: 'desc' }] });
    expect(newest.hits.map((hit) => hit.document.budget)).toEqual([1499, 1498, 1497, 1496, 1495]);
    const facets = shelf.search({ ...page, facets: ['state'] }).facets.state;
    expect(facets).toEqual([
      { value: 'open', count: 4 },
      { value: 'closed', count: 1 },
    ]);
  });

  it('when things change while the index is rebuilt, then the newer reading wins', () => {
    const shelf = filled();
    shelf.beginRebuild(NEEDS.name);
    shelf.addToRebuild(NEEDS.name, SAMPLE.slice(0, 2));
    shelf.apply(NEEDS.name, {
      upserts: [{ ...SAMPLE[2]!, rev: 5, title: '固态电解质' }],
      deletes: ['n1', 'n4'],
    });
    shelf.addToRebuild(NEEDS.name, SAMPLE.slice(2));
    expect(shelf.finishRebuild(NEEDS.name)).toBe(3);
    expect(idsOf(shelf.search(page))).toEqual(['n2', 'n3', 'n5']);
    expect(idsOf(shelf.search({ ...page, q: '固态电解质' }))).toEqual(['n3']);
  });

  it('when the schema changes, then the held documents answer by it at once', () => {
    const shelf = filled();
    const wider = { ...NEEDS, version: 2, filters: [...NEEDS.filters, 'title'] };
    expect(shelf.ensure(wider)).toBe(true);
    const filter = { eq: ['title', '轴承寿命提升'] as [string, string] };
    expect(idsOf(shelf.search({ ...page, filter }))).toEqual(['n2']);
  });
});

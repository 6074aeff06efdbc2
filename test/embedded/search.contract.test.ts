import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSearch } from '../../server/src/embedded/search/start.ts';
import { connectMeili } from '../../server/src/platform/search/meili.adapter.ts';
import type {
  Filter,
  SearchIndex,
  SearchReply,
  SearchRequest,
} from '../../server/src/platform/search/port.ts';
import { inBatches, NEEDS, SAMPLE } from './search.documents.ts';

const meili = process.env.MEILI_URL;
const engines: [string, () => Promise<SearchIndex>][] = [['embedded', () => startSearch()]];
if (meili) {
  engines.push([
    'meilisearch',
    async () => connectMeili({ url: meili, key: process.env.MEILI_KEY }),
  ]);
}

const ids = (reply: SearchReply): string[] => reply.hits.map((hit) => hit.document.id).sort();

describe.each(engines)('the search contract, kept by the %s engine', (_, start) => {
  let index: SearchIndex;
  const ask = (more: Partial<SearchRequest>): Promise<SearchReply> =>
    index.search({ index: NEEDS.name, offset: 0, limit: 20, ...more });
  const passing = async (filter: Filter): Promise<string[]> => ids(await ask({ filter }));

  beforeAll(async () => {
    index = await start();
    await index.ensure(NEEDS);
    await index.rebuild(NEEDS.name, inBatches(SAMPLE));
  });
  afterAll(() => index.close());

  it('when nothing is typed, then everything is listed in the asked order', async () => {
    const reply = await ask({ sort: [{ field: 'postedAt', order: 'desc' }] });
    expect(reply.hits.map((hit) => hit.document.id)).toEqual(['n5', 'n4', 'n2', 'n1', 'n3']);
    expect(reply.total).toBe(5);
  });

  it('when a field is missing, then its document comes last in both orders', async () => {
    for (const order of ['asc', 'desc'] as const) {
      const reply = await ask({ sort: [{ field: 'budget', order }] });
      expect(reply.hits.at(-1)?.document.id).toBe('n4');
    }
  });

  it('when pages are turned, then nothing comes twice and the total stays', async () => {
    const sort = [{ field: 'postedAt', order: 'asc' as const }];
    const first = await ask({ sort, limit: 2 });
    const second = await ask({ sort, limit: 2, offset: 2 });
    expect(ids(first).concat(ids(second)).sort()).toEqual(['n1', 'n2', 'n3', 'n4']);
    expect([first.total, second.total]).toEqual([5, 5]);
  });

  it('when a page is absurd, then it is clamped', async () => {
    expect((await ask({ limit: 1e9 })).hits).toHaveLength(5);
    expect((await ask({ limit: -1 })).hits).toHaveLength(0);
    expect((await ask({ offset: Number.NaN, limit: 5 })).hits).toHaveLength(5);
    expect((await ask({ offset: 1e9, limit: 5 })).hits).toHaveLength(0);
  });

  it('when values are filtered, then numbers, booleans, strings and elements of lists match', async () => {
    expect(await passing({ eq: ['state', 'closed'] })).toEqual(['n4']);
    expect(await passing({ eq: ['keywords', '检测'] })).toEqual(['n4', 'n5']);
    expect(await passing({ eq: ['urgent', true] })).toEqual(['n1', 'n5']);
    expect(await passing({ in: ['budget', [50, 300]] })).toEqual(['n1', 'n3']);
    expect(await passing({ in: ['budget', []] })).toEqual([]);
    expect(await passing({ range: ['budget', { gte: 80, lt: 300 }] })).toEqual(['n2', 'n5']);
    expect(await passing({ range: ['budget', { gt: 80, lte: 300 }] })).toEqual(['n2', 'n3']);
    expect(await passing({ exists: 'note' })).toEqual(['n3']);
  });

  it('when conditions are joined, then and, or and not hold, empty ones too', async () => {
    const open: Filter = { eq: ['state', 'open'] };
    const here: Filter = { eq: ['county', '江州区'] };
    expect(await passing({ and: [open, { not: here }] })).toEqual(['n2', 'n5']);
    expect(await passing({ or: [here, { eq: ['budget', 120] }] })).toEqual(['n1', 'n2', 'n3']);
    expect(await passing({ not: { or: [open, here] } })).toEqual(['n4']);
    expect(await passing({ and: [] })).toHaveLength(5);
    expect(await passing({ or: [] })).toEqual([]);
  });

  it('when a value holds quotes and backslashes, then it is still one value', async () => {
    expect(await passing({ eq: ['county', 'O\'Neil "县" \\'] })).toEqual(['n5']);
    expect(await passing({ eq: ['county', "x' OR state = 'open"] })).toEqual([]);
  });

  it('when facets are counted, then each leaves out the condition on its own field', async () => {
    const filter: Filter = {
      and: [{ eq: ['county', '江州区'] }, { eq: ['state', 'open'] }],
    };
    const { facets, total } = await ask({ filter, facets: ['county', 'state', 'keywords'] });
    expect(total).toBe(2);
    expect(facets.county).toContainEqual({ value: '德清县', count: 1 });
    expect(facets.county?.[0]).toEqual({ value: '江州区', count: 2 });
    expect(facets.state).toEqual([{ value: 'open', count: 2 }]);
    expect(facets.keywords).toContainEqual({ value: '隔膜', count: 1 });
    expect(facets.keywords).not.toContainEqual({ value: '疲劳寿命', count: 1 });
  });

  it('when a word is typed, then those that hold it are found, the title first', async () => {
    const reply = await ask({ q: '噪声' });
    expect(ids(reply)).toEqual(['n1', 'n5']);
    const [first] = (await ask({ q: '轴承' })).hits;
    expect(['n1', 'n2']).toContain(first?.document.id);
    expect((await ask({ q: '噪声', filter: { eq: ['urgent', false] } })).total).toBe(0);
  });

  it('when the last Latin word is not finished, then it is completed', async () => {
    expect(ids(await ask({ q: 'mosf' }))).toEqual(['n4']);
    expect(ids(await ask({ q: 'gcr' }))).toEqual(['n2']);
  });

  it('when a Latin word has one wrong letter, then it is found all the same, a code with digits never', async () => {
    expect(ids(await ask({ q: 'mosfwt 电源' }))).toEqual(['n4']);
    expect((await ask({ q: 'gcr16' })).hits.filter(({ document }) => document.id === 'n2')).toEqual(
      [],
    );
  });

  it('when a word is typed that means the same, then the texts with the other are found', async () => {
    expect(ids(await ask({ q: 'bearing' }))).toEqual(['n1', 'n2']);
  });

  it('when words are quoted, then they must stand as they are', async () => {
    expect(ids(await ask({ q: '"检测电机"' }))).toEqual(['n5']);
    expect(ids(await ask({ q: '"电机检测"' }))).toEqual([]);
  });

  it('when pinyin is typed, then the Chinese word is found', async () => {
    if (!index.caps.pinyin) return expect(index.caps.pinyin).toBe(false);
    expect(ids(await ask({ q: 'zhoucheng' }))).toEqual(['n1', 'n2']);
    expect(ids(await ask({ q: 'zc' }))).toEqual(expect.arrayContaining(['n1', 'n2']));
  });

  it('when highlights are asked, then spans point at the words in the text', async () => {
    const { hits } = await ask({ q: '隔膜', highlight: ['title', 'summary', 'keywords'] });
    const { title, keywords } = hits[0]!.highlights;
    expect(title).toEqual({ text: '锂电池隔膜涂覆', spans: [[3, 2]] });
    const words = keywords!.spans.map(([at, length]) => keywords!.text.slice(at, at + length));
    expect(words).toEqual(['隔膜']);
  });

  it('when a highlight is cropped, then it stays short and keeps the match', async () => {
    const { hits } = await ask({ q: '热收缩', highlight: ['summary'], crop: 10 });
    const { text, spans } = hits[0]!.highlights.summary!;
    expect(text.length).toBeLessThanOrEqual(10);
    expect(spans.map(([at, length]) => text.slice(at, at + length)).join('')).toContain('收缩');
  });

  it('when a need asks for candidates, then the nearest come first with the shared words', async () => {
    const texts = [
      { text: '滚动轴承寿命', weight: 3 },
      { text: '希望延长轴承的疲劳寿命', weight: 1 },
    ];
    const request = { index: NEEDS.name, texts, terms: 30, limit: 2 };
    const [best, ...others] = await index.candidates(request);
    expect(best?.id).toBe('n2');
    expect(best?.matched).toEqual(expect.arrayContaining(['寿命']));
    expect(best?.rarity).toHaveLength(best!.matched.length);
    for (const figure of [best!.share, ...best!.rarity]) {
      expect(figure).toBeGreaterThan(0);
      expect(figure).toBeLessThanOrEqual(1);
    }
    expect(others.length).toBeLessThanOrEqual(1);
    const open = await index.candidates({
      ...request,
      filter: { not: { eq: ['county', '德清县'] } },
    });
    expect(open.map(({ id }) => id)).not.toContain('n2');
  });
});

describe.each(engines)('changes, kept by the %s engine', (_, start) => {
  const schema = { ...NEEDS, name: 'contract_changes' };
  let index: SearchIndex;
  const find = async (q: string): Promise<string[]> =>
    ids(await index.search({ index: schema.name, q, offset: 0, limit: 20 }));

  beforeAll(async () => {
    index = await start();
    await index.ensure(schema);
    await index.rebuild(schema.name, inBatches(SAMPLE));
  });
  afterAll(() => index.close());

  it('when a document changes or goes, then the answer to apply means it shows', async () => {
    await index.apply(schema.name, {
      upserts: [{ ...SAMPLE[0]!, rev: 2, title: '陶瓷阀门密封', summary: '', keywords: [] }],
      deletes: ['n5'],
    });
    expect(await find('阀门')).toEqual(['n1']);
    expect(await find('噪声')).toEqual([]);
    expect(await index.listIds(schema.name)).toContainEqual({ id: 'n1', rev: 2 });
  });

  it('when the index is rebuilt, then only the new documents are there', async () => {
    expect(await index.rebuild(schema.name, inBatches(SAMPLE.slice(0, 3)))).toBe(3);
    expect((await index.listIds(schema.name)).map(({ id }) => id).sort()).toEqual([
      'n1',
      'n2',
      'n3',
    ]);
    expect(await find('噪声')).toEqual(['n1']);
  });

  it('when the schema is known, then nothing need be sent; when its version rose, then all', async () => {
    expect(await index.ensure(schema)).toBe(false);
    expect(await index.ensure({ ...schema, version: 2 })).toBe(true);
    const others = { ...schema, version: 2, synonyms: [['阀门', 'valve']] };
    expect(await index.ensure(others)).toBe(false);
    expect(await index.ensure(others)).toBe(false);
  });

  it('when a document is refused, then apply throws and nothing of the change shows', async () => {
    const bad = { id: 'not an id!', rev: 1, title: '阀门' };
    await expect(index.apply(schema.name, { upserts: [bad] })).rejects.toMatchObject({
      name: 'SearchFault',
    });
    expect(await find('阀门')).toEqual([]);
  });

  it('when index or field is unknown, then the fault says which', async () => {
    const page = { index: schema.name, offset: 0, limit: 5 };
    const fault = (more: Partial<SearchRequest>) =>
      expect(index.search({ ...page, ...more })).rejects;
    await fault({ index: 'nowhere' }).toMatchObject({ code: 'unknownIndex' });
    await fault({ filter: { eq: ['secret', 1] } }).toMatchObject({ code: 'unknownField' });
    await fault({ sort: [{ field: 'secret', order: 'asc' }] }).toMatchObject({
      code: 'unknownField',
    });
    await fault({ facets: ['secret'] }).toMatchObject({ code: 'unknownField' });
    await fault({ highlight: ['secret'] }).toMatchObject({ code: 'unknownField' });
  });

  it('when the engine is asked for its health, then it is ready', async () => {
    expect(await index.health()).toEqual({ ready: true });
  });
});

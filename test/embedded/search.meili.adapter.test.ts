import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connectMeili } from '../../server/src/platform/search/meili.adapter.ts';
import type { SearchIndex } from '../../server/src/platform/search/port.ts';
import { inBatches, NEEDS, SAMPLE } from './search.documents.ts';
import { type FakeMeili, startFakeMeili } from './search.fake.meili.ts';

const name = NEEDS.name;
const next = `${name}__next`;

describe('what is asked of Meilisearch', () => {
  let meili: FakeMeili;
  let index: SearchIndex;
  beforeEach(async () => {
    meili = await startFakeMeili();
    index = connectMeili({ url: meili.url, key: 'k' });
    expect(await index.ensure(NEEDS)).toBe(true);
    meili.calls.length = 0;
    meili.bodies.length = 0;
  });
  afterEach(() => meili.close());

  it('when an index is rebuilt, then a shadow is filled, swapped in and dropped', async () => {
    expect(await index.rebuild(name, inBatches(SAMPLE, 3))).toBe(7);
    expect(meili.calls.map((call) => call.replace(/\?.*/, ''))).toEqual([
      `DELETE /indexes/${next}`,
      'POST /indexes',
      `PATCH /indexes/${next}/settings`,
      `POST /indexes/${next}/documents`,
      `POST /indexes/${next}/documents`,
      'POST /swap-indexes',
      `DELETE /indexes/${next}`,
      `GET /indexes/${name}/stats`,
    ]);
    // and nothing that the oldest server we name does not know: it would refuse the whole request
    const swap = meili.calls.indexOf('POST /swap-indexes');
    expect(meili.bodies[swap]).toEqual([{ indexes: [name, next] }]);
  });

  it('when a task fails, then apply throws and does not call it done', async () => {
    meili.failNext = `POST /indexes/${name}/documents`;
    const change = index.apply(name, { upserts: SAMPLE });
    await expect(change).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('disk full'),
    });
  });

  it('when a batch of a rebuild fails, then nothing is swapped and the shadow goes', async () => {
    meili.failNext = `POST /indexes/${next}/documents`;
    await expect(index.rebuild(name, inBatches(SAMPLE))).rejects.toMatchObject({ code: 'refused' });
    expect(meili.calls).not.toContain('POST /swap-indexes');
    expect(meili.calls.at(-1)).toBe(`DELETE /indexes/${next}`);
  });

  it('when things change while the index is rebuilt, then both get it and the older reading does not', async () => {
    async function* slowly() {
      yield SAMPLE.slice(0, 1);
      await index.apply(name, { upserts: [{ ...SAMPLE[1]!, rev: 9 }], deletes: ['n3'] });
      yield SAMPLE.slice(1);
    }
    await index.rebuild(name, slowly());
    const sent = meili.calls.flatMap((call, i) =>
      call.startsWith(`POST /indexes/${next}/documents?`)
        ? [meili.bodies[i] as { id: string; rev: number }[]]
        : [],
    );
    expect(sent.map((documents) => documents.map(({ id, rev }) => `${id}:${rev}`))).toEqual([
      ['n1:1'],
      ['n2:9'],
      ['n4:1', 'n5:1'],
    ]);
    expect(meili.calls.some((call) => call.startsWith(`POST /indexes/${name}/documents?`))).toBe(
      true,
    );
  });

  it('when nothing holds all words, then it is asked again with fewer and says so', async () => {
    const empty = { hits: [], estimatedTotalHits: 0 };
    meili.results = [empty];
    const reply = await index.search({ index: name, q: '轴承 火星', offset: 0, limit: 5 });
    const strategies = meili.bodies.map(
      (body) => (body as { queries: { matchingStrategy: string }[] }).queries[0]?.matchingStrategy,
    );
    expect(strategies).toEqual(['all', 'last']);
    expect(reply).toMatchObject({ total: 0, hits: [] });
    expect(reply.relaxed).toBeUndefined();
  });

  it('when Meilisearch is away, then calls say so and health tells', async () => {
    await meili.close();
    await expect(index.apply(name, { deletes: ['n1'] })).rejects.toMatchObject({ code: 'down' });
    expect((await index.health()).ready).toBe(false);
  });

  it('when it does not take the key, then health tells, though it is there', async () => {
    expect(await index.health()).toEqual({ ready: true });
    meili.knowsKey = false;
    const { ready, detail } = await index.health();
    expect([ready, detail]).toEqual([false, expect.stringContaining('API key is invalid')]);
  });
});

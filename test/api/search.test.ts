import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexes } from '../../server/src/features.ts';
import { reconcile } from '../../server/src/platform/search/definition.ts';
import { type House, openHouse } from '../support/app.ts';
import {
  aBid,
  aCast,
  aDraft,
  aPublishedNeed,
  type Cast,
  dayAhead,
  needBrief,
} from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const list = async (query: string) =>
  (await house.guest().get(`/api/needs?${query}`).expect(200)).body;

describe('search follows the store', () => {
  it('when anything is done in any order, then afterwards not one document differs', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1)
      ids.push((await aPublishedNeed(cast, { title: `漂移测试的难题 ${index} 号` })).id);
    const { firm, officer, expert } = cast;
    const deeds = [
      (id: string) => firm.person.post(`/api/needs/${id}/pause`, { note: '暂停一下' }),
      (id: string) => firm.person.post(`/api/needs/${id}/resume`),
      (id: string) =>
        firm.person.post(`/api/needs/${id}/withdraw`, { reason: 'other', note: '不需要了' }),
      (id: string) => officer.person.post(`/api/needs/${id}/close`),
      (id: string) => firm.person.post(`/api/needs/${id}/renew`, { deadline: dayAhead(60) }),
      (id: string) => expert.person.post('/api/bids', { need: id }),
      async (id: string) => {
        const draft = await aDraft(firm, { title: `漂移中写下的难题 ${id.slice(-4)}` });
        return firm.person.put(`/api/needs/${draft.id}`, {
          ...needBrief({ title: '漂移中改过的难题' }),
          rev: 0,
        });
      },
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.nat(2)), { maxLength: 12 }),
        async (plan) => {
          for (const [deed, which] of plan)
            expect((await deeds[deed]!(ids[which]!)).status).toBeLessThan(500);
          await house.settled();
          for (const index of indexes)
            expect([
              index.schema.name,
              await reconcile(house.assembly.world.search, index),
            ]).toEqual([index.schema.name, 0]);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('when the index lost and kept wrong things, then reconciliation finds and heals exactly these', async () => {
    const need = await aPublishedNeed(cast, { title: '被索引弄丢的难题' });
    await house.settled();
    const { search } = house.assembly.world;
    await search.apply('needs', { deletes: [need.id] });
    await search.apply('needs', {
      upserts: [{ id: 'feedfeedfeedfeedfeedfeed', rev: 1, title: '幽灵难题' }],
    });
    expect(await reconcile(search, indexes[0]!)).toBe(2);
    expect((await list(`q=${encodeURIComponent('弄丢的难题')}`)).items[0].card.id).toBe(need.id);
    expect(
      (await list(`q=${encodeURIComponent('幽灵')}`)).items.map(
        (item: { card: { title: string } }) => item.card.title,
      ),
    ).not.toContain('幽灵难题');
  });

  it('when one types a town, then what is there is found, by name and by pinyin', async () => {
    const need = await aPublishedNeed(cast, { title: '笋干烘房能耗偏高', town: '331201202' });
    await house.settled();
    for (const q of ['上坞乡', 'shangwuxiang', '上坞 笋干', 'Shangwu']) {
      const found = await list(`q=${encodeURIComponent(q)}`);
      expect([q, found.items[0]?.card.id, found.total]).toEqual([q, need.id, 1]);
    }
  });

  it('when one types, then words, pinyin and filters find it, facets count, marks point at the words', async () => {
    const need = await aPublishedNeed(cast, {
      title: '山茶油精炼保留角鲨烯',
      industry: '1331',
      town: '331201201',
    });
    await aBid(cast.rival, need.id);
    await house.settled();
    for (const q of ['角鲨烯', 'shanchayou', '山茶油 精炼']) {
      const found = await list(`q=${encodeURIComponent(q)}`);
      expect([q, found.items[0].card.id]).toEqual([q, need.id]);
    }
    const filtered = await list('industry=13&town=331201201');
    expect(filtered.items.map((item: { card: { id: string } }) => item.card.id)).toEqual([need.id]);
    expect(filtered.facets.industry).toEqual(
      expect.arrayContaining([
        { value: '13', count: 1 },
        { value: '1331', count: 1 },
      ]),
    );
    expect(filtered.items[0].card).toMatchObject({ bids: 1, aim: { name: 'V2 合格率' } });
    const { text, spans } = (await list(`q=${encodeURIComponent('角鲨烯')}`)).items[0].marks.title;
    expect(
      spans.map(([start, length]: [number, number]) => text.slice(start, start + length)).join(''),
    ).toContain('角鲨烯');
    await house.guest().get('/api/needs?pageSize=1000000000').expect(400);
    await house.guest().get('/api/needs?page=-1').expect(400);
    await house.guest().get('/api/needs?sort=nonsense').expect(400);
  });

  it('when the engine is away, then lists answer from the store and say so, and no write fails', async () => {
    const { search } = house.assembly.world;
    const kept = search.search;
    search.search = async () => {
      throw new Error('away');
    };
    try {
      const plain = await list('page=1');
      expect(plain).toMatchObject({ plain: true, facets: {} });
      expect(plain.total).toBeGreaterThan(0);
      await aPublishedNeed(cast, { title: '搜索不在时发布的难题' });
    } finally {
      search.search = kept;
    }
  });
});

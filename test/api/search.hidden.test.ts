import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse, type Person } from '../support/app.ts';
import { aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedExpert } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const hidden = { problem: '赤铁矿粉末', indicator: '辉钼矿回收率', secret: '黄铜矿客户名单' };
const closed = {
  background: `${'磨矿细度不稳定，分级效率低，'.repeat(5)}${hidden.problem}`,
  tried: '',
  keywords: ['钨锡共生'],
  indicators: [
    {
      key: 'ind1',
      name: hidden.indicator,
      current: 1,
      target: 2,
      unit: '%',
      comparator: 'gte',
      method: '称重三次',
    },
  ],
  secrets: hidden.secret,
  modes: ['license'],
  tiers: {
    problem: 'promised',
    indicators: 'selected',
    terms: 'selected',
    files: 'promised',
    secrets: 'selected',
  },
};
/** Everybody who can ask the lists: they are one and the same for all. */
const readers = (): [string, Person][] => [
  ['guest', house.guest()],
  ['signed in', cast.expert.person],
  ['own organisation', cast.firm.person],
  ['officer', cast.officer.person],
];
const asked = async (who: Person, path: string) => (await who.get(path).expect(200)).body;
const q = encodeURIComponent;
const idsIn = (body: { items: { card: { id: string } }[] }) =>
  body.items.map(({ card }) => card.id);

describe('what a reader may not see', () => {
  it('when groups of a need are closed, then results, marks, facets, suggestions and likes tell nobody of them', async () => {
    const open = await aPublishedNeed(cast, {
      ...closed,
      title: '选矿细度波动',
      secrets: '',
      tiers: {},
    });
    const need = await aPublishedNeed(cast, { ...closed, title: '选矿分级效率' });
    await house.settled();
    for (const [reader, who] of readers()) {
      for (const words of [hidden.indicator, hidden.secret, '钨锡共生']) {
        const list = await asked(who, `/api/needs?q=${q(`"${words}"`)}`);
        expect([reader, words, idsIn(list).includes(need.id)]).toEqual([reader, words, false]);
        const all = await asked(who, `/api/search?q=${q(`"${words}"`)}`);
        expect([reader, words, idsIn(all.needs).includes(need.id)]).toEqual([reader, words, false]);
      }
      const list = await asked(who, `/api/needs?q=${q('选矿')}`);
      expect([reader, idsIn(list).sort()]).toEqual([reader, [open.id, need.id].sort()]);
      // the terms of one of the two are closed: neither its mode nor its budget is counted or filtered by
      expect([reader, list.facets.mode]).toEqual([reader, [{ value: 'license', count: 1 }]]);
      const counted = list.facets.budget.map((one: { count: number }) => one.count);
      expect([reader, Math.max(...counted)]).toEqual([reader, 1]);
      const byMode = await asked(who, `/api/needs?q=${q('选矿')}&mode=license`);
      expect([reader, idsIn(byMode)]).toEqual([reader, [open.id]]);
      const alike = await asked(who, `/api/search/alike?of=needs&id=${open.id}`);
      const mine = list.items.find((item: { card: { id: string } }) => item.card.id === need.id);
      const told = JSON.stringify([
        mine,
        alike.needs.filter((one: { id: string }) => one.id === need.id),
      ]);
      for (const word of [...Object.values(hidden), '60000000'])
        expect([reader, word, told.includes(word)]).toEqual([reader, word, false]);
    }
  });

  it('when a saved search asks for closed words, then its owner is not told that they are there', async () => {
    const { person } = cast.rival;
    const watch = (words: string) =>
      person
        .post('/api/watches', {
          kind: 'needs',
          address: `q=${q(words)}`,
          name: words,
          rhythm: 'instant',
        })
        .expect(200);
    for (const words of [...Object.values(hidden), '浮选泡沫']) await watch(words);
    house.clock.pass(1000);
    await aPublishedNeed(cast, { ...closed, title: '浮选泡沫太多' });
    await house.settled();
    const { items } = await asked(person, '/api/notices');
    const alerts = (items as { code: string; words: { name: string } }[])
      .filter(({ code }) => code === 'searchFound')
      .map(({ words }) => words.name);
    expect(alerts).toEqual(['浮选泡沫']);
  });

  it('when a need is a draft, at the bureau, paused or withdrawn, then no list, count or like has it, for anybody', async () => {
    const words = '锂辉石焙烧';
    const total = async () => {
      await house.settled();
      const totals = new Set<number>();
      for (const [, who] of readers()) {
        const list = await asked(who, `/api/needs?q=${q(words)}`);
        const all = await asked(who, `/api/search?q=${q(words)}`);
        totals.add(list.corrected || list.relaxed ? 0 : list.total);
        totals.add(all.corrected ? 0 : all.needs.items.filter(isIt).length);
      }
      return [...totals];
    };
    const isIt = ({ card }: { card: { title: string } }) => card.title.includes(words);
    const draft = await aDraft(cast.firm, { title: `${words}转化率` });
    expect(await total()).toEqual([0]);
    const { firm, officer } = cast;
    const move = (who: Person, deed: string, body = {}) =>
      who.post(`/api/needs/${draft.id}/${deed}`, body).expect(200);
    await move(firm.person, 'submit', { duplicateReason: '不同产线' });
    expect(await total()).toEqual([0]);
    await move(officer.person, 'publish');
    expect(await total()).toEqual([1]);
    await move(firm.person, 'pause', { note: '停产检修' });
    expect(await total()).toEqual([0]);
    await move(firm.person, 'resume');
    expect(await total()).toEqual([1]);
    await move(firm.person, 'withdraw', { reason: 'other', note: '不需要了' });
    expect(await total()).toEqual([0]);
  });

  it('when an expert is refused, then nobody finds them any more; when verified again, then everybody does', async () => {
    const expert = await aVerifiedExpert(house, cast.officer, { summary: '研究硅藻土改性' });
    const found = async () => {
      await house.settled();
      const list = await asked(house.guest(), `/api/experts?q=${q('"硅藻土改性"')}`);
      return idsIn(list).includes(expert.expert);
    };
    expect(await found()).toBe(true);
    const say = (verdict: string) =>
      cast.officer.person
        .post(`/api/experts/${expert.expert}/verdict`, { verdict, note: '核对过' })
        .expect(200);
    await say('refused');
    expect(await found()).toBe(false);
    await say('verified');
    expect(await found()).toBe(true);
  });
});

describe('while search is away', () => {
  it('when it fails for a while, then every list answers plain, writes go on, and what was missed is there afterwards', async () => {
    const { search } = house.assembly.world;
    const kept = { search: search.search, apply: search.apply, candidates: search.candidates };
    const away = async () => {
      throw new Error('away');
    };
    Object.assign(search, { search: away, apply: away, candidates: away });
    let missed = '';
    try {
      missed = (await aPublishedNeed(cast, { title: '钽铌分离萃取剂损耗' })).id;
      const guest = house.guest();
      for (const path of ['needs', 'experts', 'outcomes', 'search/organisations']) {
        const list = await asked(guest, `/api/${path}?page=1`);
        expect([path, list.plain, list.facets]).toEqual([path, true, {}]);
      }
      const plain = await asked(guest, '/api/needs?pageSize=50');
      expect(idsIn(plain)).toContain(missed);
      expect(JSON.stringify(plain)).not.toContain(hidden.secret);
      const all = await asked(guest, `/api/search?q=${q('钽铌')}`);
      expect([all.plain, all.needs.items.length > 0]).toEqual([true, true]);
      const like = await asked(guest, `/api/search/alike?of=needs&id=${missed}`);
      expect(like).toEqual({ needs: [], outcomes: [] });
    } finally {
      Object.assign(search, kept);
    }
    await house.assembly.heal();
    await house.settled();
    expect(idsIn(await asked(house.guest(), `/api/needs?q=${q('钽铌分离')}`))).toEqual([missed]);
    expect(await house.assembly.heal()).toBe(0);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const words = { problem: '赤铁矿粉末', indicators: '秘密指标名', secrets: '绝密客户名单' };
const told = (changes: object = {}) => ({
  background: `${'这里说的是问题，'.repeat(8)}${words.problem}`,
  indicators: [
    {
      key: 'ind1',
      name: words.indicators,
      current: 1,
      target: 2,
      unit: '%',
      comparator: 'gte',
      method: '称重三次',
    },
  ],
  secrets: words.secrets,
  tiers: {
    problem: 'promised',
    indicators: 'signedIn',
    terms: 'selected',
    files: 'promised',
    secrets: 'selected',
  },
  ...changes,
});

describe('what is disclosed to whom', () => {
  it('when a group is closed to a reader, then no door gives a word of it: page, list, search, suggestions, matches, timeline', async () => {
    const need = await aPublishedNeed(cast, told());
    await house.settled();
    const guest = house.guest();
    const doors = [
      `/api/needs/${need.id}`,
      '/api/needs',
      `/api/needs?q=${encodeURIComponent(words.problem)}`,
      `/api/needs?q=${encodeURIComponent(words.indicators)}`,
      `/api/search?q=${encodeURIComponent(words.problem)}`,
      `/api/needs/${need.id}/timeline`,
    ];
    for (const path of doors) {
      const text = JSON.stringify((await guest.get(path).expect(200)).body);
      for (const word of Object.values(words))
        expect([path, text.includes(word)]).toEqual([path, false]);
      expect([path, text.includes('60000000')]).toEqual([path, false]);
    }
    const view = (await guest.get(`/api/needs/${need.id}`)).body;
    expect(view.hidden.map((one: { group: string }) => one.group)).toEqual([
      'problem',
      'indicators',
      'terms',
      'files',
      'secrets',
    ]);
    const asExpert = JSON.stringify(
      (await cast.expert.person.get('/api/desk/matches').expect(200)).body,
    );
    expect(asExpert).not.toContain(words.problem);
    expect(asExpert).not.toContain(words.secrets);
  });

  it('when an expert promises, is selected, then the groups open one after the other, and the firm sees who promised', async () => {
    const need = await aPublishedNeed(cast, told({ title: '逐级打开的难题甲' }));
    const read = async () =>
      Object.keys((await cast.expert.person.get(`/api/needs/${need.id}`).expect(200)).body);
    expect(await read()).toEqual(expect.arrayContaining(['indicators']));
    expect(await read()).not.toEqual(expect.arrayContaining(['problem']));
    await cast.expert.person.post(`/api/needs/${need.id}/promise`, { promise: true }).expect(200);
    expect(await read()).toEqual(expect.arrayContaining(['problem', 'files']));
    const facts = (await cast.firm.person.get(`/api/needs/${need.id}/timeline`)).body.items;
    expect(facts[0]).toMatchObject({ name: 'need.promised', actor: { name: '林知微' } });

    const bid = await aBid(cast.expert, need.id, { answers: [{ key: 'ind1', answer: 'yes' }] });
    await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    await cast.firm.person
      .post(`/api/bids/${bid.id}/award`, { sentence: '已选定合作方' })
      .expect(200);
    expect(await read()).toEqual(expect.arrayContaining(['problem', 'terms', 'secrets']));
  });

  it('when a need is withdrawn or paused, then guests and search lose it within the moment', async () => {
    const need = await aPublishedNeed(cast, { title: '很快就撤回的难题乙' });
    await house.settled();
    const found = async () =>
      (await house.guest().get(`/api/needs?q=${encodeURIComponent('很快就撤回')}`)).body.items.map(
        (item: { card: { id: string } }) => item.card.id,
      );
    expect(await found()).toContain(need.id);
    await house.guest().get(`/api/needs/${need.id}`).expect(200);
    await cast.firm.person
      .post(`/api/needs/${need.id}/withdraw`, { reason: 'planChanged', note: '计划有变' })
      .expect(200);
    await house.settled();
    expect(await found()).not.toContain(need.id);
    await house.guest().get(`/api/needs/${need.id}`).expect(404);
  });

  it('when a file hangs on a need, then only those its tier opens may fetch it, as an attachment', async () => {
    const { person } = cast.firm;
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const file = (await person.upload('/api/files', '频谱图.png', png).expect(200)).body;
    const need = await aPublishedNeed(cast, { title: '带附件的难题丙', files: [file.id] });
    await house.guest().get(`/api/files/${file.id}`).expect(404);
    await cast.rival.person.get(`/api/files/${file.id}`).expect(404);
    await cast.rival.person.post(`/api/needs/${need.id}/promise`, { promise: true }).expect(200);
    const got = await cast.rival.person.get(`/api/files/${file.id}`).expect(200);
    expect(got.headers['content-disposition']).toMatch(/^attachment/);
    expect(got.headers['x-content-type-options']).toBe('nosniff');
    for (const [name, bytes] of [
      ['x.png', '<html><script>1</script>'],
      ['x.svg', '<svg onload="1"/>'],
      ['x.pdf', png],
      ['x.exe', 'MZ..'],
    ] as const) {
      expect([name, (await person.upload('/api/files', name, bytes)).status]).toEqual([name, 415]);
    }
    const stolen = await cast.rival.person.post('/api/needs', {});
    expect(stolen.status).toBe(403);
    const other = await aDraft(cast.firm, { title: '再挂一次同一文件', files: [] });
    await person
      .put(`/api/needs/${other.id}`, { title: '再挂一次同一文件', files: [file.id], rev: 0 })
      .expect(400);
  });
});

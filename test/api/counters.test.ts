import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bandsOf } from '../../server/src/features/needs/need.search.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
const wan = 1_000_000;
const old = '2025-06-03T02:00:00Z';
const now = '2026-11-23T02:00:00Z';

beforeAll(async () => {
  house = await openHouse({ at: old });
  cast = await aCast(house);
  await aPublishedNeed(cast, { title: '去年就发布的难题', deadline: '2027-05-01' });
  house.clock.set(now);
  const need = await aPublishedNeed(cast, { title: '今年发布的难题', deadline: '2027-05-01' });
  const bid = await aBid(cast.expert, need.id);
  await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
  await cast.firm.person.post(`/api/bids/${bid.id}/award`, { sentence: '选定这一位' }).expect(200);
  const budget = { min: 5 * wan, max: 9 * wan };
  await aPublishedNeed(cast, { title: '花钱不多的难题', budget, deadline: '2027-05-01' });
  await house.settled();
});
afterAll(() => house.close());

const list = async (query: string) =>
  (await house.guest().get(`/api/needs?${query}`).expect(200)).body;

describe('the counters of the home page', () => {
  it('when a number is opened, then the list behind it has as many rows', async () => {
    const counted = (await house.guest().get('/api/counters').expect(200)).body;
    expect(counted).toMatchObject({
      published: 2,
      matching: 1,
      delivering: 1,
      since: '2025-11-23',
    });
    const { since } = counted;
    expect((await list(`since=${since}`)).total).toBe(counted.published);
    expect((await list(`since=${since}&state=published,matching`)).total).toBe(counted.matching);
    expect((await list(`since=${since}&state=committed,delivering`)).total).toBe(
      counted.delivering,
    );
    expect((await list('')).total).toBe(3);
  });
});

describe('needs by their budget', () => {
  it('when a band is chosen, then only needs that reach into it are listed, each band with its count', async () => {
    const few = await list('budget=under10');
    expect(few.items.map((item: { card: { title: string } }) => item.card.title)).toEqual([
      '花钱不多的难题',
    ]);
    expect(few.facets.budget).toEqual(
      expect.arrayContaining([
        { value: 'under10', count: 1 },
        { value: '30to50', count: 2 },
        { value: '50to100', count: 2 },
      ]),
    );
    await house.guest().get('/api/needs?budget=all').expect(400);
  });

  it('when a budget ends on a border, then it belongs below', () => {
    expect(bandsOf(0, 10 * wan)).toEqual(['under10']);
    expect(bandsOf(10 * wan, 30 * wan)).toEqual(['10to30']);
    expect(bandsOf(8 * wan, 120 * wan)).toHaveLength(5);
    expect(bandsOf(200 * wan, 300 * wan)).toEqual(['over100']);
  });
});

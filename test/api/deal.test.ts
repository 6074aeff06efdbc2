import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

describe('one deal from the draft to the award', () => {
  it('when a firm posts, the bureau publishes, two bid and one is awarded, then everybody is answered', async () => {
    const need = await aPublishedNeed(cast);
    expect(need.state).toBe('published');
    const first = await aBid(cast.expert, need.id);
    const second = await aBid(cast.rival, need.id);
    expect([first.state, second.state]).toEqual(['submitted', 'submitted']);

    const { firm } = cast;
    await firm.person.post(`/api/bids/${first.id}/open`).expect(200);
    await firm.person.post(`/api/bids/${first.id}/shortlist`).expect(200);
    const won = (
      await firm.person
        .post(`/api/bids/${first.id}/award`, { sentence: '另一位的工期更合适' })
        .expect(200)
    ).body;
    expect(won.state).toBe('awarded');

    const lost = (await cast.rival.person.get(`/api/bids/${second.id}`).expect(200)).body;
    expect(lost.state).toBe('notSelected');
    expect(lost.reason).toEqual({ code: 'otherChosen', sentence: '另一位的工期更合适' });
    const after = (await firm.person.get(`/api/needs/${need.id}`).expect(200)).body;
    expect(after.state).toBe('committed');
    expect(after.engagement).toBe(won.engagement);
    const engagements = (await firm.person.get('/api/desk/engagements').expect(200)).body;
    expect(engagements.items).toHaveLength(1);
    expect(engagements.items[0]).toMatchObject({ state: 'agreement', need: { id: need.id } });
    expect(await house.factsOf(need.id)).toEqual([
      'need.drafted',
      'need.submitted',
      'need.accepted',
      'need.published',
      'need.engaged',
      'need.committed',
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';

let house: House;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const noticeOf = async (reader: Seated, code: string) => {
  await house.settled();
  const { items } = (await reader.person.get('/api/notices').expect(200)).body;
  return items.find((one: { code: string }) => one.code === code);
};

describe('the date on a notice', () => {
  it('when it is the reader’s turn, then the notice carries the date; when it is another’s, then none', async () => {
    const draft = await aDraft(cast.firm);
    await cast.firm.person.post(`/api/needs/${draft.id}/submit`).expect(200);
    expect(await noticeOf(cast.officer, 'needSubmitted')).toHaveProperty('due');
    await cast.officer.person.post(`/api/needs/${draft.id}/accept`).expect(200);
    expect(await noticeOf(cast.firm, 'needAccepted')).not.toHaveProperty('due');
    await cast.officer.person.post(`/api/needs/${draft.id}/publish`).expect(200);
    const bid = await aBid(cast.expert, draft.id);
    expect(await noticeOf(cast.firm, 'bidArrived')).toHaveProperty('due');
    await cast.firm.person.post(`/api/bids/${bid.id}/open`).expect(200);
    expect(await noticeOf(cast.expert, 'bidOpened')).not.toHaveProperty('due');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { indexes } from '../../server/src/features.ts';
import {
  answerRebuild,
  askedRebuild,
  askRebuild,
} from '../../server/src/platform/search/asking.ts';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const found = async () => {
  const reply = await house
    .guest()
    .get(`/api/needs?q=${encodeURIComponent('镜面抛光')}`)
    .expect(200);
  return (reply.body.items as { card: { id: string } }[]).map(({ card }) => card.id);
};

describe('rebuilding search while the application serves', () => {
  it('when another process asks and an index lost a need, then the application rebuilds it and answers with counts, once', async () => {
    const need = await aPublishedNeed(cast, { title: '模具镜面抛光效率提升' });
    await house.settled();
    expect(await found()).toEqual([need.id]);
    const { search } = house.assembly.world;
    await search.apply('needs', { upserts: [], deletes: [need.id] });
    expect(await found()).toEqual([]);

    await askRebuild();
    await answerRebuild(search, indexes);
    expect(await found()).toEqual([need.id]);
    const ask = await askedRebuild();
    expect(ask?.done?.map(({ index }) => index)).toEqual(indexes.map(({ schema }) => schema.name));
    expect(ask?.done?.find(({ index }) => index === 'needs')?.documents).toBe(1);

    await search.apply('needs', { upserts: [], deletes: [need.id] });
    await answerRebuild(search, indexes);
    expect(await found()).toEqual([]);
  });
});

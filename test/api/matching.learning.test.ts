import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  recordedPairs,
  spokenPairs,
} from '../../server/src/features/matching/match.learning.service.ts';
import { countyCode as county, type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
let need: string;
let other: string;

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  need = (await aPublishedNeed(cast)).id;
  other = (await aPublishedNeed(cast, { title: '轴承滚道圆度在线检测' })).id;
  await house.settled();
});
afterAll(() => house.close());

const dismiss = (of: string, expert: string | undefined, reason: string) =>
  cast.officer.person
    .put('/api/judgements', { need: of, expert, verdict: 'dismissed', reason })
    .expect(200);
const levels = async () =>
  new Map((await spokenPairs(county)).map((one) => [`${one.need} ${one.expert}`, one.level]));

describe("a county's own record", () => {
  it('when a suggestion is dismissed for its matter, then it is a weak pair; for being busy or far, it says nothing', async () => {
    await dismiss(need, cast.rival.expert, 'otherMatter');
    await dismiss(other, cast.rival.expert, 'tooBusy');
    expect(await levels()).toEqual(new Map([[`${need} ${cast.rival.expert}`, 1]]));
  });

  it('when two talk after an introduction, then it is a strong pair, whatever was dismissed before', async () => {
    for (const expert of [cast.expert.expert, cast.rival.expert])
      await cast.officer.person
        .post(`/api/needs/${need}/introductions`, { expert, note: '' })
        .expect(200);
    const { items } = (
      await cast.officer.person.get('/api/desk/introductions?state=open').expect(200)
    ).body;
    for (const { id } of items)
      await cast.officer.person
        .post(`/api/introductions/${id}/outcome`, { move: 'talk' })
        .expect(200);
    const found = await levels();
    expect(found.get(`${need} ${cast.rival.expert}`)).toBe(3);
    expect(found.get(`${need} ${cast.expert.expert}`)).toBe(3);
  });

  it('when pairs are learned from, then each comes with what its words show, 0 to 1, and only of this county', async () => {
    const [pairs] = await recordedPairs(county, house.assembly.world);
    expect(pairs!.map(({ expert }) => expert).sort()).toEqual(
      [cast.expert.expert, cast.rival.expert].sort(),
    );
    for (const { features } of pairs!)
      for (const value of Object.values(features)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    expect(Math.max(...pairs!.map(({ features }) => features.likeness))).toBeGreaterThan(0);
    expect(await recordedPairs('330802', house.assembly.world)).toEqual([]);
  });

  it('when a bid was only sent, then it says nothing yet; when it is shortlisted, it is a strong pair', async () => {
    const bid = await aBid(cast.expert, other);
    const key = `${other} ${cast.expert.expert}`;
    expect((await levels()).has(key)).toBe(false);
    for (const move of ['open', 'shortlist'])
      await cast.firm.person.post(`/api/bids/${bid.id}/${move}`).expect(200);
    expect((await levels()).get(key)).toBe(3);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse, type Person } from '../support/app.ts';
import { aFirm, creditCode, type Seated, seated } from '../support/people.ts';
import { aTrialCast, outcomeBrief, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let leader: Seated;
beforeAll(async () => {
  house = await openHouse();
  cast = await aTrialCast(house);
  leader = await seated(house, 'leader', { organisation: cast.officer.organisation });
});
afterAll(() => house.close());

const readers = (own: Person): [string, Person][] => [
  ['guest', house.guest()],
  ['signed in', cast.inventor.person],
  ['own organisation', own],
  ['officer', leader.person],
];
const q = encodeURIComponent;

interface Told {
  total: number;
  items: { card: { id: string } }[];
  facets?: Record<string, { value: string; count: number }[]>;
  corrected?: string;
  relaxed?: boolean;
}

/** How many a reader is told of, in the list, its facets and the suggestions: one number where all agree. */
const toldTo = async (who: Person, list: string, kind: string, words: string) => {
  const found: Told = (await who.get(`${list}?q=${q(`"${words}"`)}`).expect(200)).body;
  const all = (await who.get(`/api/search?q=${q(`"${words}"`)}`).expect(200)).body;
  const some: Told = all[kind];
  const counted = Object.values(found.facets ?? {}).flatMap((counts) =>
    counts.map(({ count }) => count),
  );
  const numbers = [found.total, found.items.length, some.total, some.items.length];
  return [...new Set([...numbers, Math.max(0, ...counted)])];
};

describe('what is not listed', () => {
  it('when an outcome is written, listed and taken down, then list, facets and suggestions follow for everybody at once', async () => {
    const words = '超声辅助萃取柚皮苷';
    const told = async () => {
      await house.settled();
      const seen = await Promise.all(
        readers(cast.unit.person).map(([, who]) => toldTo(who, '/api/outcomes', 'outcomes', words)),
      );
      return [...new Set(seen.flat())];
    };
    const { id } = await post(cast.unit, '/api/outcomes', outcomeBrief({ title: words }));
    expect(await told()).toEqual([0]);
    await post(cast.unit, `/api/outcomes/${id}/submit`);
    await post(cast.unit, `/api/outcomes/${id}/approve`);
    expect(await told()).toEqual([1]);
    await post(cast.unit, `/api/outcomes/${id}/delist`, { note: '不再转让' });
    expect(await told()).toEqual([0]);
  });

  it('when a firm is not verified yet, is verified and refused, then list, facets and suggestions follow for everybody', async () => {
    const words = '龙潭柚业深加工';
    const firm = await aFirm(house, { name: words, creditCode: creditCode() });
    const told = async () => {
      await house.settled();
      const seen = await Promise.all(
        readers(firm.person).map(([, who]) =>
          toldTo(who, '/api/search/organisations', 'organisations', words),
        ),
      );
      return [...new Set(seen.flat())];
    };
    const say = (verdict: string) =>
      leader.person
        .post(`/api/organisations/${firm.organisation}/verdict`, { verdict, note: '核对过' })
        .expect(200);
    expect(await told()).toEqual([0]);
    await say('verified');
    expect(await told()).toEqual([1]);
    await say('refused');
    expect(await told()).toEqual([0]);
  });
});

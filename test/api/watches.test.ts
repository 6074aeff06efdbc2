import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { watchDigest } from '../../server/src/features/watches/watch.looking.service.ts';
import { nextLook } from '../../server/src/features/watches/watch.rhythm.ts';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aFirm, anExpert, type Seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse({ at: '2026-11-20T02:00:00Z' });
  cast = await aCast(house);
});
afterAll(() => house.close());

const save = (who: Seated, address: string, rhythm: string, name = '轴承的事') =>
  who.person.post('/api/watches', { kind: 'needs', address, name, rhythm });

const alertsOf = async (who: Seated) => {
  await house.settled();
  const { items } = (await who.person.get('/api/notices').expect(200)).body;
  return (items as { code: string; words: Record<string, string> }[])
    .filter(({ code }) => code === 'searchFound')
    .map(({ words }) => `${words.count} ${words.title} ${words.address}`);
};

const digest = async () => {
  await watchDigest.run(house.assembly.world);
  await house.settled();
};

describe('saved searches', () => {
  it('when a need that fits is published, then who wants it at once is told once; others and misfits tell nobody', async () => {
    const { expert, rival } = cast;
    const words = encodeURIComponent('谐波减速器');
    const mine = (await save(expert, `q=${words}&page=3&sort=newest`, 'instant').expect(200)).body;
    expect(mine.address).toBe(`q=${words}`);
    await save(rival, `q=${words}`, 'never').expect(200);
    house.clock.pass(1000);
    await aPublishedNeed(cast, { title: '竹材防霉的难题' });
    expect(await alertsOf(expert)).toEqual([]);
    await aPublishedNeed(cast, { title: '谐波减速器柔轮疲劳寿命' });
    const told = [`1 谐波减速器柔轮疲劳寿命 /needs?q=${words}`];
    expect(await alertsOf(expert)).toEqual(told);
    expect(await alertsOf(rival)).toEqual([]);
    await aPublishedNeed(cast, { title: '毛竹烘干的难题' });
    expect(await alertsOf(expert)).toEqual(told);
  });

  it('when an expert who fits is verified, then a firm that looks for one is told the name; while unverified, nothing', async () => {
    const { officer } = cast;
    const firm = await aFirm(house);
    const words = encodeURIComponent('超临界萃取');
    await firm.person
      .post('/api/watches', {
        kind: 'experts',
        address: `q=${words}`,
        name: '萃取专家',
        rhythm: 'instant',
      })
      .expect(200);
    house.clock.pass(1000);
    const expert = await anExpert(house, { summary: '做了十五年超临界萃取与精油分离' });
    expect(await alertsOf(firm)).toEqual([]);
    house.clock.pass(60_000);
    await officer.person
      .post(`/api/experts/${expert.expert}/verdict`, { verdict: 'verified' })
      .expect(200);
    expect(await alertsOf(firm)).toEqual([`1 林知微 /experts?q=${words}`]);
  });

  it('when it is told daily, then one word in the morning says how many are new, and none when none are', async () => {
    const { rival } = cast;
    await save(rival, `q=${encodeURIComponent('山核桃脱壳')}`, 'daily').expect(200);
    house.clock.pass(60_000);
    await aPublishedNeed(cast, { title: '山核桃脱壳破碎率高' });
    house.clock.pass(60_000);
    await aPublishedNeed(cast, { title: '山核桃脱壳后分选' });
    await digest();
    expect(await alertsOf(rival)).toEqual([]);
    house.clock.pass(86_400_000);
    await digest();
    expect((await alertsOf(rival)).map((one) => one.slice(0, 8))).toEqual(['2 山核桃脱壳后']);
    house.clock.pass(86_400_000);
    await digest();
    expect(await alertsOf(rival)).toHaveLength(1);
  });

  it('when the same search is saved again, then it is the same one; it can be renamed and deleted, by its owner only', async () => {
    const { expert, rival } = cast;
    const first = (await save(expert, 'industry=34&q=a', 'weekly').expect(200)).body;
    const again = (await save(expert, 'q=a&industry=34', 'never', '别名').expect(200)).body;
    expect([again.id, again.name, again.rhythm]).toEqual([first.id, '别名', 'never']);
    const change = { name: '改过的名', rhythm: 'daily' };
    await rival.person.put(`/api/watches/${first.id}`, change).expect(404);
    await rival.person.delete(`/api/watches/${first.id}`).expect(404);
    await expert.person.put(`/api/watches/${first.id}`, change).expect(200);
    await expert.person.delete(`/api/watches/${first.id}`).expect(200);
    const { items } = (await expert.person.get('/api/watches').expect(200)).body;
    expect(items.map((one: { id: string }) => one.id)).not.toContain(first.id);
  });

  it('when its address is none that a list takes, then it says which part; beyond fifty nothing more is saved', async () => {
    const { issues } = (await save(cast.firm, 'state=nonsense', 'daily').expect(400)).body;
    expect(issues[0].path).toMatch(/^state/);
    for (let index = 0; index < 50; index += 1)
      await save(cast.firm, `q=${index}`, 'never').expect(200);
    expect((await save(cast.firm, 'q=more', 'never').expect(409)).body.code).toBe('tooManySaved');
    await save(cast.firm, 'q=7', 'daily').expect(200);
  });
});

describe('the rhythm', () => {
  it('when time goes on, then the next look is at eight in Shanghai, later than now, within a day or a week', () => {
    const moment = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moment, (at) => {
        for (const [rhythm, days] of [
          ['daily', 1],
          ['weekly', 7],
        ] as const) {
          const next = nextLook(rhythm, at)!;
          expect(next.toISOString().slice(11)).toBe('00:00:00.000Z');
          expect(next.getTime() - at.getTime()).toBeGreaterThan(0);
          expect(next.getTime() - at.getTime()).toBeLessThanOrEqual(days * 86_400_000);
        }
        expect(nextLook('weekly', at)!.getUTCDay()).toBe(1);
      }),
    );
  });
});

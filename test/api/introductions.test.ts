import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyReminding } from '../../server/src/features/duties/duty.reminding.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedFirm, type Seated, seated } from '../support/people.ts';

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

const candidate = async (who: Seated, of: string, expert: Seated) =>
  (await who.person.get(`/api/needs/${of}/experts`).expect(200)).body.items.find(
    (one: { expert: { id: string } }) => one.expert.id === expert.expert,
  );
const introduce = (of: string, expert: Seated) =>
  cast.officer.person
    .post(`/api/needs/${of}/introductions`, { expert: expert.expert, note: '本周内先通个电话' })
    .expect(200);
const open = async () =>
  (await cast.officer.person.get('/api/desk/introductions?state=open').expect(200)).body.items;
const judge = (who: Seated, body: object, status = 200) =>
  who.person.put('/api/judgements', { need, expert: cast.rival.expert, ...body }).expect(status);

describe('an introduction', () => {
  it('when two are introduced, then it has an owner and a date, and every list tells who is asked already', async () => {
    expect((await candidate(cast.officer, need, cast.expert)).load.open).toBe(0);
    await introduce(need, cast.expert);
    await introduce(need, cast.expert);
    const [row, ...more] = await open();
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      state: 'introduced',
      owner: '周以安',
      note: '本周内先通个电话',
      clock: { who: 'bureau', due: '2026-11-30T15:59:59.000Z' },
    });
    const elsewhere = await candidate(cast.officer, other, cast.expert);
    expect(elsewhere.load).toMatchObject({ open: 1, capacity: 2 });
    const here = await candidate(cast.officer, need, cast.expert);
    expect(here.introduction).toEqual({ id: row.id, state: 'introduced' });
  });

  it('when its date comes and nobody asked after it, then the bureau is reminded once, of what it has to do', async () => {
    house.clock.pass(new Date('2026-11-30T02:00:00Z').getTime() - house.clock.now().getTime());
    const { world } = house.assembly;
    await dutyReminding.run(world);
    await dutyReminding.run(world);
    await house.settled();
    const { items } = (await cast.officer.person.get('/api/notices?pageSize=100').expect(200)).body;
    const told = items.filter((one: { words: { what?: string } }) => one.words.what === 'followUp');
    expect(told.map((one: { code: string }) => one.code)).toEqual(['dutyToday']);
    house.clock.pass(new Date('2026-11-23T02:00:00Z').getTime() - house.clock.now().getTime());
  });

  it('when its owner tells what came of it, then it is recorded and no longer waits', async () => {
    await introduce(other, cast.rival);
    const row = (await open()).find((one: { need: { id: string } }) => one.need.id === other);
    const tell = (move: string, status = 200) =>
      cast.officer.person
        .post(`/api/introductions/${row.id}/outcome`, { move, note: '约了周三去车间' })
        .expect(status);
    expect((await tell('talk')).body).toMatchObject({ state: 'talking', said: '约了周三去车间' });
    await tell('fail');
    await tell('talk', 409);
    expect(await house.factsOf(row.id)).toEqual([
      'introduction.begun',
      'introduction.talking',
      'introduction.failed',
    ]);
    expect((await open()).length).toBe(1);
    const foreigner = await seated(house, 'leader', { county: '331299' });
    await foreigner.person
      .post(`/api/introductions/${row.id}/outcome`, { move: 'fail' })
      .expect(404);
    expect((await foreigner.person.get('/api/desk/introductions')).body.total).toBe(0);
  });

  it('when the introduced expert bids, then that is what came of it', async () => {
    const [row] = await open();
    await aBid(cast.expert, need);
    await house.settled();
    expect(await house.factsOf(row.id)).toContain('introduction.bid');
    expect(await open()).toEqual([]);
  });
});

describe('a word on a suggestion', () => {
  it('when a side says it does not fit, then that side sees it so, with the reason, and the others do not', async () => {
    await judge(cast.officer, { verdict: 'dismissed' }, 400);
    await judge(cast.officer, { verdict: 'dismissed', reason: 'tooWeak' });
    const bureau = await candidate(cast.officer, need, cast.rival);
    expect(bureau.judged).toEqual({ verdict: 'dismissed', reason: 'tooWeak' });
    expect((await candidate(cast.firm, need, cast.rival)).judged).toBeUndefined();
    for (const { person } of [cast.firm, cast.officer, cast.rival]) {
      const { items } = (await person.get(`/api/needs/${need}/timeline`).expect(200)).body;
      const names = (items as { name: string }[]).map(({ name }) => name);
      expect(names).toContain('need.published');
      expect(names).not.toContain('introduction.judged');
    }
    await judge(cast.officer, { verdict: 'open' });
    expect((await candidate(cast.officer, need, cast.rival)).judged).toBeUndefined();
  });

  it('when an expert puts a need off, then it comes back after the rule says', async () => {
    await judge(cast.rival, { verdict: 'later' });
    const mine = async () =>
      (await cast.rival.person.get('/api/desk/matches').expect(200)).body.items.find(
        (one: { need: { id: string } }) => one.need.id === need,
      );
    expect((await mine()).judged).toMatchObject({ verdict: 'later' });
    const before = house.clock.now();
    house.clock.set(new Date(before.getTime() + 31 * 86_400_000));
    expect((await mine()).judged).toBeUndefined();
    house.clock.set(before);
  });

  it('when somebody speaks for another, then there is nothing to speak of', async () => {
    await judge(cast.expert, { verdict: 'dismissed', reason: 'other' }, 404);
    const stranger = await aVerifiedFirm(house, cast.officer);
    await judge(stranger, { verdict: 'dismissed', reason: 'other' }, 404);
  });
});

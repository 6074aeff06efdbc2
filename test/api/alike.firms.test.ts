import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { needClockwork } from '../../server/src/features/needs/need.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aPublishedNeed, dayAhead } from '../support/deals.ts';
import { aVerifiedFirm, type Seated, seated } from '../support/people.ts';
import { aListedOutcome, aTrialCast, days, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let second: Seated;
let third: Seated;

beforeAll(async () => {
  house = await openHouse({ at: new Date().toISOString() });
  cast = await aTrialCast(house);
  second = await aVerifiedFirm(house, cast.officer);
  third = await aVerifiedFirm(house, cast.officer);
});
afterAll(() => house.close());

const takesPart = (who: Seated, suggested: boolean) =>
  who.person.put('/api/desk/firm/held', { suggested }).expect(200);

const published = async (firm: Seated, changes: object = {}): Promise<string> => {
  const { id } = await aPublishedNeed({ ...cast, firm }, changes);
  await house.settled();
  return id;
};
const bamboo = (firm: Seated) =>
  published(firm, {
    title: '竹材防霉十二个月无霉变',
    background:
      '竹材在仓库里长霉，出口集装箱到港开箱就有霉斑，客户要求十二个月不长，浸渍药剂不能超标。',
    keywords: ['竹材', '防霉'],
    industry: '2041',
    disciplines: ['2205550'],
    deadline: dayAhead(30),
  });

/** The firm's word on the unit: it reads so for the firm alone, and can be taken back. */
const judgesTheUnit = async (need: string) => {
  const pair = { need, unit: cast.unit.organisation };
  const say = (who: Seated, body: object, status = 200) =>
    who.person.put('/api/judgements', { ...pair, ...body }).expect(status);
  const judged = async (who: Seated) =>
    (await who.person.get(`/api/needs/${need}/units`).expect(200)).body.items[0].judged;
  await say(cast.firm, { verdict: 'dismissed' }, 400);
  await say(cast.firm, { verdict: 'dismissed', reason: 'tooFar' });
  expect(await judged(cast.firm)).toEqual({ verdict: 'dismissed', reason: 'tooFar' });
  expect(await judged(cast.officer)).toBeUndefined();
  await say(cast.officer, { verdict: 'wanted' });
  expect(await judged(cast.officer)).toEqual({ verdict: 'wanted' });
  await say(cast.firm, { verdict: 'later' });
  expect(await judged(cast.firm)).toMatchObject({ verdict: 'later', until: expect.any(String) });
  await say(cast.firm, { verdict: 'open' });
  expect(await judged(cast.firm)).toBeUndefined();
  await say(second, { verdict: 'wanted' }, 404);
  await say(cast.inventor, { verdict: 'wanted' }, 404);
  await say(cast.firm, { verdict: 'wanted', unit: cast.firm.organisation }, 404);
  await say(cast.firm, { verdict: 'wanted', expert: cast.inventor.expert }, 400);
};

describe('units for a need', () => {
  it('when its people and outcomes answer different indicators, then the unit covers both, each with its record, and each side says its word on it', async () => {
    await aListedOutcome(cast, {
      title: '轴承套圈磨削圆度控制',
      summary: '滚道圆度 0.7 μm，两家轴承厂验证',
      keywords: ['轴承', '磨削'],
    });
    const need = await published(cast.firm);
    const { items } = (await cast.firm.person.get(`/api/needs/${need}/units`).expect(200)).body;
    expect(items[0]).toMatchObject({
      unit: { id: cast.unit.organisation },
      people: [{ expert: { id: cast.inventor.expert } }],
      outcomes: [{ outcome: { title: '轴承套圈磨削圆度控制' } }],
    });
    expect(items[0].cover).toEqual(['full', 'full']);
    expect(items[0].people[0].match.reasons[0].sources[0].id).toBeTruthy();
    await second.person.get(`/api/needs/${need}/units`).expect(403);
    await judgesTheUnit(need);
    await post(cast.firm, `/api/needs/${need}/withdraw`, { reason: 'other', note: '不做了' });
  });
});

describe('what others like me solved', () => {
  it('when another firm solved a need like mine, then I read what is public of it and why it is like mine', async () => {
    const solved = await published(cast.firm, { tiers: { terms: 'selected' } });
    const bid = await aBid(cast.inventor, solved);
    if (bid.state === 'unitReview') await post(cast.unit, `/api/bids/${bid.id}/submit`);
    await post(cast.firm, `/api/bids/${bid.id}/shortlist`);
    await post(cast.firm, `/api/bids/${bid.id}/award`, { sentence: '选定这一位' });
    await post(cast.firm, `/api/needs/${solved}/deliver`, {
      signedOn: dayAhead(0),
      contractNumber: 'HT-1',
    });
    const { rev } = await post(cast.firm, `/api/needs/${solved}/report`, {
      results: [
        { key: 'ind1', value: 96, met: 'yes' },
        { key: 'ind2', value: 0.7, met: 'yes' },
      ],
    });
    await post(cast.inventor, `/api/needs/${solved}/resolve`, { rev });
    const mine = await published(second, { title: '轴承滚道磨削噪声偏大' });
    const seen = async (who: Seated) =>
      (await who.person.get('/api/desk/solved').expect(200)).body.items;
    const [one, ...more] = await seen(second);
    expect(more).toEqual([]);
    expect(one).toMatchObject({ need: { id: solved }, like: { id: mine }, sameTrade: true });
    expect(one.words).toContain('磨削');
    expect(one.need.budget).toBeUndefined();
    expect(JSON.stringify(one)).not.toContain('HT-1');
    expect(await seen(cast.firm)).toEqual([]);
    const say = (who: Seated, body: object, status = 200) =>
      who.person.put('/api/judgements', { need: mine, solved, ...body }).expect(status);
    await say(second, { verdict: 'dismissed', reason: 'otherMatter' });
    expect((await seen(second))[0].judged).toMatchObject({ verdict: 'dismissed' });
    const { said } = (await second.person.get('/api/desk/firm/held').expect(200)).body;
    expect(said).toMatchObject([{ of: 'solved', id: solved, name: one.need.title }]);
    await say(second, { verdict: 'open' });
    expect((await seen(second))[0].judged).toBeUndefined();
    await say(second, { verdict: 'wanted', solved: mine }, 404);
    await say(cast.firm, { verdict: 'wanted' }, 404);
    for (const who of [cast.firm, second]) {
      await takesPart(who, false);
      expect(await seen(second)).toEqual([]);
      await takesPart(who, true);
    }
    expect(await seen(second)).toHaveLength(1);
    await cast.inventor.person.get('/api/desk/solved').expect(403);
  });
});

describe('needs that nobody solved', () => {
  it('when several firms ask for the same, then they are one candidate topic with the firms behind it', async () => {
    const topics = async (who: Seated) =>
      (await who.person.get('/api/desk/topics').expect(200)).body;
    const needs = [await bamboo(cast.firm), await bamboo(second), await bamboo(third)];
    expect((await topics(cast.officer)).items).toEqual([]);
    const now = house.clock.now();
    house.clock.pass(days(32));
    await needClockwork.run(house.assembly.world);
    const { items } = await topics(cast.officer);
    expect(items).toHaveLength(1);
    expect(items[0].title).toBe('竹材防霉十二个月无霉变');
    expect(items[0].words).toEqual(expect.arrayContaining(['竹材', '防霉']));
    expect(items[0].needs.map(({ id }: { id: string }) => id).toSorted()).toEqual(needs.toSorted());
    expect(items[0].firms.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [cast.firm, second, third].map(({ organisation }) => organisation).toSorted(),
    );
    const behind = async () => (await topics(cast.officer)).items[0].firms.length;
    await takesPart(third, false);
    expect(await behind()).toBe(2);
    await takesPart(third, true);
    expect(await behind()).toBe(3);
    const foreigner = await seated(house, 'leader', { county: '331299' });
    expect(await topics(foreigner)).toEqual({ needs: 0, items: [] });
    house.clock.set(now);
  });
});

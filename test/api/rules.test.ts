import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import { type Seated, seated } from '../support/people.ts';
import { aListedOutcome, aSignedTrial, aTrialCast } from '../support/trials.ts';

let house: House;
let cast: Cast;
let leader: Seated;
const today = '2026-11-23';

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  leader = await seated(house, 'leader');
});
afterAll(() => house.close());

const reviewRule = (changes: object = {}) => ({
  code: 'need.reviewDays',
  value: 5,
  document: '清江县技术需求办理规程（示例）',
  number: '清科〔2026〕21号',
  from: '2026-12-01',
  ...changes,
});
const write = (rule: object, rev: number, by = leader) =>
  by.person.post('/api/rules', { ...rule, rev });
const history = async (code: string) =>
  (await leader.person.get(`/api/rules/${code}`).expect(200)).body;
const inForce = async (code: string) =>
  (await house.guest().get('/api/rules').expect(200)).body.items.find(
    (row: { code: string }) => row.code === code,
  );

describe('a rule that a county changes', () => {
  it('when a change is looked at first, then it tells what holds before, after, and what it touches', async () => {
    const draft = await aDraft(cast.firm);
    await cast.firm.person.post(`/api/needs/${draft.id}/submit`).expect(200);
    const seen = (await leader.person.post('/api/rules/preview', reviewRule()).expect(200)).body;
    expect(seen).toMatchObject({
      before: { value: 3 },
      after: { value: 5, number: '清科〔2026〕21号' },
      effect: 'clocksKeep',
      count: 1,
      atOnce: false,
    });
    expect(await history('need.reviewDays')).toMatchObject({ rev: 0, items: [] });
  });

  it('when the money of the county would change, then open trials and bids whose price it touches are counted', async () => {
    const rule = reviewRule({ code: 'quote.subsidyPercent', value: 40 });
    const touched = async () =>
      (await leader.person.post('/api/rules/preview', rule).expect(200)).body;
    expect(await touched()).toMatchObject({ effect: 'quotesChange', count: 0 });
    const trials = await aTrialCast(house);
    const outcome = await aListedOutcome(trials, { inventor: trials.inventor.expert });
    await aSignedTrial(trials, outcome.id);
    expect(await touched()).toMatchObject({ count: 1 });
    const need = await aPublishedNeed(cast, { title: '补助调整时的难题' });
    await aBid(cast.expert, need.id);
    expect(await touched()).toMatchObject({ count: 2 });
  });

  it('when a row is written, then it is announced, holds from its day on, and nothing before it is changed', async () => {
    const row = (await write(reviewRule(), 0).expect(200)).body;
    expect(row).toMatchObject({ state: 'coming', by: { name: '周以安' } });
    expect(await house.factsOf(row.id)).toEqual(['rule.written']);
    expect(await inForce('need.reviewDays')).toMatchObject({
      scope: 'platform',
      value: 3,
      next: { value: 5, from: '2026-12-01' },
    });
    house.clock.set('2026-12-01T02:00:00Z');
    expect(await inForce('need.reviewDays')).toMatchObject({ scope: 'county', value: 5 });
    const draft = await aDraft(cast.firm, { title: '圆锥滚子轴承保持架冲压开裂' });
    const sent = (
      await cast.firm.person
        .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '另一条产线的问题' })
        .expect(200)
    ).body;
    expect(sent.clock.due.slice(0, 10)).toBe('2026-12-08');
    house.clock.set(`${today}T02:00:00Z`);
  });

  it('when somebody writes against an older list, then it is stale and nothing is written', async () => {
    expect((await write(reviewRule({ value: 4 }), 0).expect(409)).body.code).toBe('stale');
    expect((await history('need.reviewDays')).rev).toBe(1);
  });

  it('when two write at once, then one wins', async () => {
    const rule = reviewRule({ code: 'bid.unitDays', value: 6 });
    const both = await Promise.all([write(rule, 0), write(rule, 0)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('when a row to come is withdrawn, then the old number goes on and the row stays with the reason', async () => {
    const { items } = await history('need.reviewDays');
    const path = `/api/rules/rows/${items[0].id}/withdraw`;
    await leader.person.post(path, { note: '文件未通过会签' }).expect(200);
    expect((await leader.person.post(path, { note: '再撤一次' }).expect(409)).body.code).toBe(
      'moveNotPossible',
    );
    expect((await history('need.reviewDays')).items[0]).toMatchObject({
      state: 'withdrawn',
      withdrawn: { note: '文件未通过会签' },
    });
    expect(await house.factsOf(items[0].id)).toEqual(['rule.written', 'rule.withdrawn']);
    expect(await inForce('need.reviewDays')).not.toHaveProperty('next');
  });

  it('when a row has begun, then it cannot be withdrawn, and the next one ends it', async () => {
    const from = today;
    const row = (await write(reviewRule({ from, value: 2 }), 1).expect(200)).body;
    expect(row.state).toBe('inForce');
    expect(await inForce('need.reviewDays')).toMatchObject({ value: 2 });
    await leader.person.post(`/api/rules/rows/${row.id}/withdraw`, { note: '反悔' }).expect(409);
    await write(reviewRule({ value: 7, from: '2027-01-04', to: '2027-01-31' }), 2).expect(200);
    const { items } = await history('need.reviewDays');
    expect(items.map((one: { value: number; until: string }) => [one.value, one.until])).toEqual([
      [7, '2027-01-31'],
      [5, undefined],
      [2, '2027-01-03'],
    ]);
    house.clock.set('2027-02-01T02:00:00Z');
    expect(await inForce('need.reviewDays')).toMatchObject({ scope: 'platform', value: 3 });
    house.clock.set(`${today}T02:00:00Z`);
  });
});

describe('who may change a rule, and to what', () => {
  it('when a broker comes, then the history is shown and writing is closed', async () => {
    const broker = await seated(house, 'broker');
    const seen = (await broker.person.get('/api/rules/need.reviewDays').expect(200)).body;
    expect(seen.standings).toEqual(['reader', 'officer']);
    await write(reviewRule(), seen.rev, broker).expect(403);
    await broker.person.post('/api/rules/preview', reviewRule()).expect(403);
    await cast.firm.person.get('/api/rules/need.reviewDays').expect(403);
  });

  it('when the leader of another county comes, then this county’s rows are not there', async () => {
    const other = await seated(house, 'leader', { county: '331299' });
    const { items } = await history('bid.unitDays');
    await other.person
      .post(`/api/rules/rows/${items[0].id}/withdraw`, { note: '越界' })
      .expect(404);
    expect((await other.person.get('/api/rules/bid.unitDays').expect(200)).body.items).toEqual([]);
  });

  it('when a value, a day or a document is impossible, then each field says so', async () => {
    const bad = reviewRule({ value: 0, to: '2026-11-01', document: '' });
    const { issues } = (await write(bad, 3).expect(400)).body;
    expect(issues.map((issue: { message: string }) => issue.message)).toEqual([
      '依据文件：请填写',
      '数值：要在 1 到 60 之间',
      '截止日：要在开始日期之后',
    ]);
    const past = (await write(reviewRule({ from: '2026-11-22' }), 3).expect(400)).body;
    expect(past.issues[0]).toMatchObject({ path: 'from', message: '施行日：不能早于今天' });
    const fixed = reviewRule({ code: 'match.conflict', value: 0 });
    await leader.person.post('/api/rules/preview', fixed).expect(400);
  });
});

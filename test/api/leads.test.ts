import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { leadClockwork } from '../../server/src/features/leads/lead.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { needBrief } from '../support/deals.ts';
import { aVerifiedFirm, type Seated, seated } from '../support/people.ts';
import {
  aListedOutcome,
  aTrialCast,
  days,
  post,
  type TrialCast,
  today,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let leader: Seated;

beforeAll(async () => {
  house = await openHouse({ at: new Date().toISOString() });
  cast = await aTrialCast(house);
  leader = await seated(house, 'leader', { organisation: cast.officer.organisation });
});
afterAll(() => house.close());

const answering = {
  title: '轴承套圈磨削噪声控制方法',
  summary: '按在线测振调整超精研参数，V2 合格率 96 %，滚道圆度 0.7 μm，两家轴承厂验证',
  keywords: ['轴承', '磨削', '噪声'],
  modes: ['jointDevelop', 'license'],
};
const published = async (firm: Seated, changes: object = {}) => {
  const { id } = await post(firm, '/api/needs', needBrief(changes));
  await post(firm, `/api/needs/${id}/submit`);
  await post(cast.officer, `/api/needs/${id}/publish`);
  await house.settled();
  return id as string;
};
const leads = async (who: Seated, query = '') =>
  (await who.person.get(`/api/desk/leads?${query}`).expect(200)).body;
const noticesOf = async (who: Seated, code: string) =>
  (await who.person.get('/api/notices?pageSize=100').expect(200)).body.items.filter(
    (one: { code: string }) => one.code === code,
  );

describe('a need that an outcome answers', () => {
  it('when it is published, then the outcome’s unit is asked with reasons, and the firm knows only what is offered', async () => {
    const outcome = await aListedOutcome(cast, answering);
    await aListedOutcome(cast, {
      title: '竹材防霉浸渍',
      summary: '竹材防霉',
      industries: ['2041'],
    });
    await house.settled();
    const need = await published(cast.firm);
    const asked = await leads(cast.unit);
    expect(asked).toMatchObject({ total: 1, waiting: 1 });
    const [lead] = asked.items;
    expect(lead).toMatchObject({
      state: 'toUnit',
      need: { id: need },
      outcome: { id: outcome.id },
    });
    expect(lead.match.score).toBeGreaterThanOrEqual(55);
    expect(lead.match.reasons.map(({ code }: { code: string }) => code)).toContain(
      'indicator.full',
    );
    expect((await leads(cast.firm)).total).toBe(0);
    await post(cast.firm, `/api/leads/${lead.id}/take`, {}, 404);
    await post(cast.unit, `/api/leads/${lead.id}/take`, {}, 403);
    const [told] = await noticesOf(cast.unit, 'leadToUnit');
    expect(told.link).toEqual({ noun: 'lead', id: lead.id });

    await post(cast.unit, `/api/leads/${lead.id}/offer`, { note: '可以先到厂里试一条线' });
    await house.settled();
    const [mine] = (await leads(cast.firm)).items;
    expect(mine).toMatchObject({ state: 'toFirm', note: '可以先到厂里试一条线' });
    expect(await noticesOf(cast.firm, 'leadToFirm')).toHaveLength(1);
    const clicks = await Promise.all([
      cast.firm.person.post(`/api/leads/${lead.id}/take`),
      cast.firm.person.post(`/api/leads/${lead.id}/dismiss`, { reason: 'solved' }),
    ]);
    expect(clicks.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const county = await leads(cast.officer);
    expect(county.items.map(({ id }: { id: string }) => id)).toEqual([lead.id]);
  });

  it('when what it hides would show the fit, then the reasons do not tell it', async () => {
    const hidden = { problem: 'selected', indicators: 'selected' };
    const need = await published(cast.firm, { title: '轴承磨削噪声的另一道工序', tiers: hidden });
    const found = await leads(cast.unit, `need=${need}`);
    const said = JSON.stringify(found.items);
    expect(said).not.toContain('圆度');
    expect(said).not.toContain('V2');
  });

  it('when an outcome is listed, then firms with open needs that it answers are told, one notice a day', async () => {
    const other = await aVerifiedFirm(house, cast.officer);
    const need = await published(other);
    for (const name of ['甲', '乙'])
      await aListedOutcome(cast, { ...answering, title: `轴承套圈磨削噪声控制方法${name}` });
    await house.settled();
    const found = await leads(other, `need=${need}`);
    expect(found.items.map(({ state }: { state: string }) => state)).toEqual(['toFirm', 'toFirm']);
    const told = await noticesOf(other, 'leadToFirm');
    expect(told).toHaveLength(1);
    expect(told[0].words.count).toBe('2');
    const [first] = found.items;
    const put = await post(other, `/api/leads/${first.id}/dismiss`, { reason: 'termsUnfit' });
    expect(put).toMatchObject({ state: 'dismissed', reason: 'termsUnfit' });
  });
});

describe('no flood', () => {
  it('when the county raises the score, then weaker pairs are not told; when nobody answers, then a lead lapses', async () => {
    const third = await aVerifiedFirm(house, cast.officer);
    const row = {
      code: 'lead.score',
      value: 100,
      document: '清江县供需推荐办法',
      number: '清科〔2026〕9号',
      from: today(house),
      rev: 0,
    };
    const open = await published(third);
    const before = await leads(cast.unit, `need=${open}`);
    expect(before.total).toBeGreaterThan(0);
    // So many at once and no more, however many would fit.
    expect(before.total).toBeLessThanOrEqual(3);
    await post(leader, '/api/rules', row);
    const silent = await published(third, {
      title: '磨削噪声轴承产线改造',
      background:
        '轴承磨削车间第二条产线的噪声偏大，客户验货时嫌吵，砂轮和修整都换过，节拍不能慢。',
    });
    expect((await leads(cast.unit, `need=${silent}`)).total).toBe(0);

    house.clock.pass(days(31));
    await leadClockwork.run(house.assembly.world);
    const after = await leads(cast.unit, `need=${open}`);
    expect(after.items.every(({ state }: { state: string }) => state === 'lapsed')).toBe(true);
    const [late] = after.items;
    await post(cast.unit, `/api/leads/${late.id}/offer`, {}, 409);
  });
});

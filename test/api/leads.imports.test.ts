import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LeadSweepModel } from '../../server/src/features/leads/lead.sweep.model.ts';
import { leadSweeping } from '../../server/src/features/leads/lead.sweeping.ts';
import { leadsForNeed } from '../../server/src/features/matching/match.leading.service.ts';
import { openNeedsAfter } from '../../server/src/features/needs/need.reads.ts';
import { type House, openHouse } from '../support/app.ts';
import { needBrief } from '../support/deals.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';
import { aTrialCast, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
const firms: Seated[] = [];

beforeAll(async () => {
  house = await openHouse({ at: new Date().toISOString() });
  cast = await aTrialCast(house);
  for (const _ of Array(5)) {
    const firm = await aVerifiedFirm(house, cast.officer);
    const { id } = await post(firm, '/api/needs', needBrief());
    await post(firm, `/api/needs/${id}/submit`);
    await post(cast.officer, `/api/needs/${id}/publish`);
    firms.push(firm);
  }
  await house.settled();
});
afterAll(() => house.close());

const row = (title: string, more: object = {}) => ({
  title,
  summary: '按在线测振调整超精研参数，V2 合格率 96 %，滚道圆度 0.7 μm，两家轴承厂验证',
  maturity: 7,
  keywords: '轴承、磨削、噪声',
  industries: '3451',
  modes: '技术许可',
  unitAgreed: '是',
  ...more,
});
const bring = async (rows: object[]) => {
  const path = `/api/imports/outcomes?organisation=${cast.unit.organisation}`;
  const file = JSON.stringify(rows);
  const { body } = await cast.officer.person.upload(path, '成果.json', file).expect(200);
  expect(body.faults).toEqual([]);
  await post(cast.officer, `/api/imports/${body.id}/write`);
  await house.settled();
};
const leadsOf = async (who: Seated) =>
  (await who.person.get('/api/desk/leads?pageSize=100').expect(200)).body.items;
const allLeads = async () => (await Promise.all(firms.map(leadsOf))).flat();
/** Needs are looked at in one run, what was chosen is told in the next. */
const sweep = async () => {
  await leadSweeping.run(house.assembly.world);
  await leadSweeping.run(house.assembly.world);
  await house.settled();
};

describe('outcomes that came in a table', () => {
  it('when they answer open needs, then the firms are told in the background, with reasons, and none is told by too many', async () => {
    await bring([
      row('轴承套圈磨削噪声控制方法'),
      row('山核桃脱壳', { summary: '山核桃低损脱壳', industries: '2041', keywords: '山核桃' }),
      row('轴承磨削噪声的草稿', { unitAgreed: '否' }),
    ]);
    expect(await allLeads()).toEqual([]);
    expect(await LeadSweepModel.countDocuments()).toBe(1);
    await sweep();
    const told = await allLeads();
    // Five needs would fit; the county allows an outcome so many firms.
    expect(told).toHaveLength(3);
    for (const lead of told) {
      expect(lead).toMatchObject({
        state: 'toFirm',
        outcome: { title: '轴承套圈磨削噪声控制方法' },
      });
      expect(lead.match.reasons.length).toBeGreaterThan(0);
    }
    expect(await LeadSweepModel.countDocuments()).toBe(0);
  });

  it('when it is looked at again, or another table comes, then no pair is told twice and the older ones are left alone', async () => {
    const before = await allLeads();
    await bring([row('另一种轴承磨削噪声控制方法')]);
    await Promise.all([sweep(), sweep()]);
    await sweep();
    const after = await allLeads();
    const fresh = after.filter(({ id }) => !before.some((one) => one.id === id));
    expect(fresh).toHaveLength(3);
    expect(new Set(fresh.map(({ outcome }) => outcome.title))).toEqual(
      new Set(['另一种轴承磨削噪声控制方法']),
    );
    expect(new Set(after.map(({ need, outcome }) => `${need.id} ${outcome.id}`)).size).toBe(6);
  });

  it('when more needs fit than may be told, then the best of all are told, whichever came first', async () => {
    const late = await aVerifiedFirm(house, cast.officer);
    const closer = needBrief({
      title: '轴承套圈超精研圆度和磨削噪声',
      keywords: ['轴承', '磨削', '噪声', '超精研', '圆度'],
    });
    const { id } = await post(late, '/api/needs', closer);
    await post(late, `/api/needs/${id}/submit`);
    await post(cast.officer, `/api/needs/${id}/publish`);
    await house.settled();
    house.clock.pass(60_000);
    const since = house.clock.now();
    await bring([row('轴承套圈超精研圆度和磨削噪声控制方法')]);
    const scores: { need: string; score: number }[] = [];
    for (const need of await openNeedsAfter(undefined, 100))
      for (const { match } of await leadsForNeed(need, house.assembly.world, since))
        scores.push({ need, score: match.score });
    const best = scores.toSorted((a, b) => b.score - a.score).slice(0, 3);
    expect(scores.length).toBeGreaterThan(3);
    expect(best[0]).toMatchObject({ need: id });
    expect(best[0]!.score).toBeGreaterThan(scores[0]!.score);
    await sweep();
    const told = [...(await allLeads()), ...(await leadsOf(late))].filter(
      ({ outcome }) => outcome.title === '轴承套圈超精研圆度和磨削噪声控制方法',
    );
    expect(told.map(({ match }) => match.score).toSorted()).toEqual(
      best.map(({ score }) => score).toSorted(),
    );
    expect(told.map(({ need }) => need.id)).toContain(id);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LeadSweepModel } from '../../server/src/features/leads/lead.sweep.model.ts';
import { leadSweeping } from '../../server/src/features/leads/lead.sweeping.ts';
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
const sweep = async () => {
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
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventModel } from '../../server/src/platform/events.ts';
import { type House, openHouse } from '../support/app.ts';
import { aVerifiedExpert, type Seated, seated } from '../support/people.ts';
import { aTrialCast, post, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let name: string;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
  const people = await cast.unit.person.get('/api/desk/experts').expect(200);
  name = people.body.items.find(({ id }: { id: string }) => id === cast.inventor.expert).name;
});
afterAll(() => house.close());

const row = (changes: object = {}) => ({
  title: '轴承套圈超精研圆度控制',
  summary: '按在线测振调整超精研参数，滚道圆度 0.7 μm',
  maturity: 7,
  unitAgreed: '是',
  ...changes,
});
const check = async (who: Seated, rows: object[], query = '') =>
  (
    await who.person
      .upload(`/api/imports/outcomes${query}`, '成果.json', JSON.stringify(rows))
      .expect(200)
  ).body;
const bring = async (who: Seated, rows: object[]) => {
  const checked = await check(who, rows);
  expect(checked.faults).toEqual([]);
  await post(who, `/api/imports/${checked.id}/write`);
  await house.settled();
};
const ours = async (who: Seated) =>
  (await who.person.get('/api/desk/outcomes?pageSize=100').expect(200)).body.items;

describe('a university brings in its outcomes', () => {
  it('when rows name who confirms them, then they wait for that inventor with a clock and a notice, and go on as any other', async () => {
    await bring(cast.unit, [
      row({ title: '甲法', inventor: name }),
      row({ title: '乙法' }),
      row({ title: '丙法', inventor: name, unitAgreed: '否' }),
    ]);
    const rows = await ours(cast.unit);
    const of = (title: string) => rows.find((one: { title: string }) => one.title === title);
    expect(of('甲法')).toMatchObject({
      state: 'inventorReview',
      inventor: { id: cast.inventor.expert },
      clock: { who: 'expert', what: 'confirmOutcome' },
    });
    expect(of('乙法').state).toBe('listed');
    expect(of('丙法')).toMatchObject({ state: 'draft', inventor: { id: cast.inventor.expert } });
    const told = (await cast.inventor.person.get('/api/notices').expect(200)).body.items;
    expect(JSON.stringify(told)).toContain('甲法');
    expect((await post(cast.inventor, `/api/outcomes/${of('甲法').id}/submit`)).state).toBe(
      'unitReview',
    );
    const listed = await post(cast.unit, `/api/outcomes/${of('甲法').id}/approve`);
    expect(listed.state).toBe('listed');
    expect(await EventModel.countDocuments({ name: 'outcome.sentToInventor' })).toBe(1);
  });

  it('when nobody of the unit is called so, or two are, or has no account, then the cell says which', async () => {
    const twin = async () => {
      await aVerifiedExpert(house, cast.officer, { unit: cast.unit.organisation, name: '同名人' });
    };
    await twin();
    await twin();
    await aVerifiedExpert(house, cast.officer, { name: '外单位的人' });
    const unit = cast.unit.organisation;
    const gone = await aVerifiedExpert(house, cast.officer, { unit, name: '停用的人' });
    const leader = await seated(house, 'leader');
    await post(leader, `/api/accounts/${gone.id}/disable`, { note: '已离职' });
    const contact = { email: 'lin@zhibin.example', phone: '' };
    await cast.inventor.person.put('/api/me/contact', contact).expect(200);
    const checked = await check(cast.unit, [
      row({ inventor: '没有这个人' }),
      row({ inventor: '同名人' }),
      row({ inventor: '外单位的人' }),
      row({ inventor: '停用的人' }),
      row({ inventor: 'LIN@zhibin.example' }),
    ]);
    expect(checked.good).toBe(1);
    expect(
      checked.faults.map(({ row: at, column, message }: Record<string, unknown>) => [
        at,
        column,
        message,
      ]),
    ).toEqual([
      [2, '由谁确认（姓名、登录名或邮箱）', '这个单位没有这位专家，请先登记并关联单位'],
      [3, '由谁确认（姓名、登录名或邮箱）', '有同名的专家：请写登录名或邮箱'],
      [4, '由谁确认（姓名、登录名或邮箱）', '这个单位没有这位专家，请先登记并关联单位'],
      [5, '由谁确认（姓名、登录名或邮箱）', '这位专家还没有账号，确认不了：请先发邀请，或留空'],
    ]);
  });

  it('when a row belongs to another unit, or the table is of another kind or another office, then it is refused', async () => {
    const other = await seated(house, 'universityOfficer');
    const named = (await cast.unit.person.get(`/api/organisations/${other.organisation}`)).body;
    const checked = await check(
      cast.unit,
      [row({ owner: named.name })],
      `?organisation=${other.organisation}`,
    );
    expect(checked.faults).toEqual([
      expect.objectContaining({ column: '权属单位', message: '只能导入本单位的成果' }),
    ]);
    const mine = await check(cast.unit, [row()], `?organisation=${other.organisation}`);
    expect(mine.good).toBe(1);
    await post(other, `/api/imports/${mine.id}/write`, {}, 404);
    await other.person.get(`/api/imports/${mine.id}/state`).expect(404);
    await post(cast.unit, `/api/imports/${mine.id}/write`);
    expect(await ours(other)).toEqual([]);
    await cast.unit.person.upload('/api/imports/needs', '需求.json', '[]').expect(403);
  });

  it('when it takes its outcomes out, then nothing of another unit is in the table', async () => {
    const other = await seated(house, 'universityOfficer');
    await bring(other, [row({ title: '别家的成果' })]);
    await cast.unit.person.get('/api/exports/needs').expect(403);
    const facts = async () =>
      (await EventModel.find({ name: 'export.taken' }).lean()) as unknown as {
        refs: { rows: string };
      }[];
    await other.person.get('/api/exports/outcomes').expect(200);
    await cast.unit.person.get('/api/exports/outcomes').expect(200);
    const [theirs, mine] = (await facts()).map(({ refs }) => Number(refs.rows));
    expect(theirs).toBe(1);
    expect(mine).toBe((await ours(cast.unit)).length);
  });
});

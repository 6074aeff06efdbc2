import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { EventModel } from '../../server/src/platform/events.ts';
import { bytesOf, type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import { type Seated, seated } from '../support/people.ts';

let house: House;
let cast: Cast;
let unit: Seated;
const live = ['=1+1', '+CMD', '-2+3', '@SUM(A1)', '=HYPERLINK("http://x")'];

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
  unit = await seated(house, 'universityOfficer');
  const need = await aPublishedNeed(cast);
  const bid = await aBid(cast.expert, need.id);
  await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
  await cast.firm.person.post(`/api/bids/${bid.id}/award`, { sentence: '选定这一位' }).expect(200);
  const brief = {
    summary: '按在线测振结果调整参数',
    maturity: 6,
    ownershipClear: true,
    maturityEvidence: '两家企业中试',
    exclusive: true,
    trialMonths: 6,
    inventors: [
      { name: '林知微', share: 60 },
      { name: '课题组', share: 40 },
    ],
    properties: [{ number: 'ZL 2023 1 0000001', kind: 'software', validUntil: '2043-06-30' }],
  };
  for (const title of live)
    await unit.person.post('/api/outcomes', { ...brief, title, price: 12_500_000 }).expect(200);
  await aDraft(cast.firm, { title: '别人看不到的草稿' });
});
afterAll(() => house.close());

const take = (kind: string, query = '') =>
  bytesOf(cast.officer.person.get(`/api/exports/${kind}${query}`).expect(200));

describe('exporting lists', () => {
  it('when needs, experts and outcomes are taken out, then an import takes every row back without a fault', async () => {
    for (const kind of ['needs', 'experts', 'outcomes'] as const) {
      const bytes = await take(kind);
      const rows = (await readSheet(bytes)).length - 1;
      const checked = (
        await cast.officer.person.upload(`/api/imports/${kind}`, 'back.xlsx', bytes).expect(200)
      ).body;
      expect({ kind, faults: checked.faults, rows: checked.rows, good: checked.good }).toEqual({
        kind,
        faults: [],
        rows,
        good: rows,
      });
      expect(rows).toBeGreaterThan(0);
    }
  });

  it('when they come back, then the cells say what they said', async () => {
    const [heading, row] = await readSheet(await take('needs'));
    const cell = (name: string) => row?.[heading?.indexOf(name) ?? -1];
    expect(cell('指标')).toBe(
      'V2 合格率|86|>=95|%|测振仪抽检 200 套/批，连续 3 批；滚道圆度|1.8|<=0.8|μm|圆度仪，每批 20 件',
    );
    expect([cell('预算下限（万元）'), cell('预算上限（万元）'), cell('合作方式')]).toEqual([
      '40',
      '60',
      '合作开发',
    ]);
  });

  it('when a title begins like a formula, then it is text in the file and no formula', async () => {
    const bytes = await take('outcomes');
    const [heading, ...rows] = await readSheet(bytes);
    const titles = rows.map((row) => row[heading!.indexOf('成果名称')]);
    expect(titles.sort()).toEqual([...live].sort());
    const files = unzipSync(bytes);
    const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/'));
    expect(sheets.length).toBeGreaterThan(0);
    for (const name of sheets) expect(strFromU8(files[name]!)).not.toMatch(/<f[\s>]/);
  });

  it('when deals are taken out, then each stands there with its parties, and who took them is on record', async () => {
    const [heading, row] = await readSheet(await take('deals'));
    expect(row?.[heading!.indexOf('需求名称')]).toBe('精密轴承套圈磨削噪声控制');
    expect(row?.[heading!.indexOf('状态')]).toBe('待签协议');
    const taken = await EventModel.findOne({ name: 'export.taken', 'refs.kind': 'deals' }).lean();
    expect(taken?.actor.id).toBe(cast.officer.id);
  });

  it('when drafts or another county’s rows are there, then they are in no table', async () => {
    const needs = JSON.stringify(await readSheet(await take('needs')));
    expect(needs).not.toContain('别人看不到的草稿');
    expect(needs).not.toContain('砂轮牌号');
    const foreign = await seated(house, 'leader', { county: '331299' });
    const bytes = await bytesOf(foreign.person.get('/api/exports/needs').expect(200));
    expect(await readSheet(bytes)).toHaveLength(1);
    expect(await readSheet(await take('needs', '?since=2099-01-01'))).toHaveLength(1);
    await cast.firm.person.get('/api/exports/needs').expect(403);
    await unit.person.get('/api/exports/experts').expect(403);
  });
});

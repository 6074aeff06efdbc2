import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import { bytesOf, type House, openHouse } from '../support/app.ts';
import { aCast, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `第${index + 1}号难题：围巾防起球工艺`,
    context: '针织围巾摩擦后容易起球，影响使用，求一种防止或者减少起球的处理办法。',
    classification: '制造业',
    cooperationMethod: '技术转让,委托开发',
  }));

const check = (body: unknown, query = '') =>
  cast.officer.person.upload(`/api/imports/needs${query}`, '需求.json', JSON.stringify(body));

describe('importing needs', () => {
  it('when every row is good, then all are written at once and wait to be refined', async () => {
    const checked = (await check(rows(230), `?organisation=${cast.firm.organisation}`).expect(200))
      .body;
    expect(checked).toMatchObject({ state: 'checked', rows: 230, good: 230, faultCount: 0 });
    const before = (await cast.officer.person.get('/api/desk/needs').expect(200)).body.total;
    expect(before).toBe(0);
    const written = (await cast.officer.person.post(`/api/imports/${checked.id}/write`).expect(200))
      .body;
    expect(written).toMatchObject({ state: 'written', done: 230 });
    const list = (await cast.officer.person.get('/api/desk/needs').expect(200)).body;
    expect(list.byState).toEqual({ refining: 230 });
    expect(list.items[0].industry).toBe('C');
    await cast.officer.person.post(`/api/imports/${checked.id}/write`).expect(409);
  });

  it('when cells are wrong, then each is named by row and column and nothing is written', async () => {
    const bad = [
      { ...rows(1)[0], name: '短' },
      { ...rows(1)[0], cooperationMethod: '随缘' },
      rows(1)[0],
    ];
    const checked = (await check(bad, `?organisation=${cast.firm.organisation}`).expect(200)).body;
    expect(checked).toMatchObject({ rows: 3, good: 1, faultCount: 2 });
    expect(checked.faults).toEqual([
      expect.objectContaining({ row: 2, column: '需求名称', value: '短' }),
      expect.objectContaining({ row: 3, column: '合作方式', message: '认不出的合作方式“随缘”' }),
    ]);
    const before = (await cast.officer.person.get('/api/desk/needs').expect(200)).body.total;
    await cast.officer.person.post(`/api/imports/${checked.id}/write`).expect(400);
    expect((await cast.officer.person.get('/api/desk/needs').expect(200)).body.total).toBe(before);
    await cast.officer.person
      .post(`/api/imports/${checked.id}/write`, { skipFaulty: true })
      .expect(200);
    expect((await cast.officer.person.get('/api/desk/needs').expect(200)).body.total).toBe(
      before + 1,
    );
  });

  it('when nobody says whose the rows are, then every row says so', async () => {
    const checked = (await check(rows(2)).expect(200)).body;
    expect(checked.faults.map((fault: { column: string }) => fault.column)).toEqual([
      '企业',
      '企业',
    ]);
  });

  it('when the template’s example row is left in, then it is named as an example and never written', async () => {
    for (const kind of ['needs', 'experts', 'outcomes'] as const) {
      const template = await bytesOf(
        cast.officer.person.get(`/api/imports/${kind}/template`).expect(200),
      );
      const checked = (
        await cast.officer.person
          .upload(`/api/imports/${kind}?organisation=${cast.firm.organisation}`, 't.xlsx', template)
          .expect(200)
      ).body;
      expect(checked).toMatchObject({ rows: 1, good: 0 });
      expect(checked.faults[0]).toMatchObject({
        row: 2,
        message: expect.stringContaining('示例'),
      });
    }
  });

  it('when the example was changed into one’s own, then it is a row like any other', async () => {
    const own = importColumns.experts.map(({ key, example }) => [key, example] as const);
    const table = [{ ...Object.fromEntries(own), name: '周知行' }];
    const checked = (
      await cast.officer.person
        .upload('/api/imports/experts', '专家.json', JSON.stringify(table))
        .expect(200)
    ).body;
    expect(checked).toMatchObject({ rows: 1, good: 1, faults: [] });
  });

  it('when a firm tries, then the door is closed', async () => {
    await cast.firm.person.upload('/api/imports/needs', 'x.json', '[]').expect(403);
  });
});

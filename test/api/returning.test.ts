import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aDraft, aPublishedNeed, type Cast, needBrief } from '../support/deals.ts';

let house: House;
let cast: Cast;

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

describe('a returned need', () => {
  it('when nothing was changed since, then it does not go out again; when it was, then it does', async () => {
    const brief = needBrief();
    const { id } = await aDraft(cast.firm);
    await cast.firm.person.post(`/api/needs/${id}/submit`, {}).expect(200);
    const why = { reason: 'noFigures', note: '请写连续几天的数' };
    await cast.officer.person.post(`/api/needs/${id}/return`, why).expect(200);
    const again = await cast.firm.person.post(`/api/needs/${id}/submit`, {}).expect(409);
    expect(again.body.code).toBe('textUnchanged');
    const view = (await cast.firm.person.get(`/api/needs/${id}`).expect(200)).body;
    await cast.firm.person
      .put(`/api/needs/${id}`, { ...brief, rev: view.rev, tried: '连续三天，每天 200 套' })
      .expect(200);
    const sent = await cast.firm.person.post(`/api/needs/${id}/submit`, {}).expect(200);
    expect(sent.body.state).toBe('submitted');
    expect(sent.body.reason).toBeUndefined();
  });
});

describe('a paused need', () => {
  it('when it is paused, then whoever reads it reads why, until it is resumed', async () => {
    const { id: need } = await aPublishedNeed(cast, { title: '套圈清洗水循环利用' });
    await cast.firm.person.post(`/api/needs/${need}/pause`, { note: '设备检修两周' }).expect(200);
    const seen = (await cast.officer.person.get(`/api/needs/${need}`).expect(200)).body;
    expect(seen.reason).toEqual({ code: 'paused', note: '设备检修两周' });
    const resumed = (await cast.firm.person.post(`/api/needs/${need}/resume`, {}).expect(200)).body;
    expect(resumed).toMatchObject({ state: 'published' });
    expect(resumed.reason).toBeUndefined();
  });
});

describe('reasons of a match', () => {
  it('when they stand on records, then exactly those records come with them', async () => {
    const { id: need } = await aPublishedNeed(cast, { title: '精密轴承套圈超精研合格率提升' });
    await house.settled();
    const { items } = (await cast.firm.person.get(`/api/needs/${need}/experts`).expect(200)).body;
    expect(items.length).toBeGreaterThan(0);
    for (const { match, records } of items) {
      const cited = match.reasons.flatMap((one: { sources: { kind: string; id: string }[] }) =>
        one.sources.filter(({ kind }) => kind === 'evidence').map(({ id }) => id),
      );
      expect(records.map(({ key }: { key: string }) => key).sort()).toEqual(
        [...new Set(cited)].sort(),
      );
    }
    expect(items.some(({ records }: { records: unknown[] }) => records.length > 0)).toBe(true);
  });
});

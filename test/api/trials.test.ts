import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { bytesOf, type House, openHouse } from '../support/app.ts';
import {
  aListedOutcome,
  aReport,
  aRunningTrial,
  aSignedTrial,
  aTrialCast,
  days,
  diligence,
  post,
  request,
  type TrialCast,
  terms,
  today,
  upload,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
});
afterAll(() => house.close());

const read = async (id: string) =>
  (await cast.firm.person.get(`/api/trials/${id}`).expect(200)).body;
/** The clock moves on and the clockwork runs, as it does every minute. */
const wait = async (count: number) => {
  house.clock.pass(days(count));
  await trialClockwork.run(house.assembly.world);
  await house.settled();
};

describe('a trial that is kept', () => {
  it('when a firm tries an outcome and it works, then it ends in one contract, priced by the agreed formula', async () => {
    const outcome = await aListedOutcome(cast, { inventor: cast.inventor.expert });
    const running = await aRunningTrial(house, cast, outcome.id);
    expect(running).toMatchObject({ state: 'inTrial', endsOn: '2026-09-02', daysLeft: 184 });
    await post(cast.inventor, `/api/trials/${running.id}/confirm-baseline`);
    await wait(40);
    await post(
      cast.firm,
      `/api/trials/${running.id}/reports`,
      aReport(house, {
        files: [await upload(cast.firm)],
        values: [{ key: 'ind1', value: 92 }],
        quantities: [],
      }),
    );
    const open = (await house.guest().get(`/api/outcomes/${outcome.id}`).expect(200)).body;
    expect(open.trials).toEqual({ running: 1, total: 1, converted: 0 });
    await wait(100);
    const reported = await post(cast.firm, `/api/trials/${running.id}/reports`, aReport(house));
    // 6,115,000 yuan at 1.5 %: 91,725 yuan, to the fen.
    expect(reported.cost).toMatchObject({ known: true, amountFen: 9_172_500, missing: [] });
    expect(reported.series[0]).toMatchObject({ baseline: 86, latest: 95.1, met: 'yes', gap: 0 });
    expect(reported.series[1]).toMatchObject({
      baseline: 1.8,
      latest: 0.9,
      met: 'partly',
      gap: 0.1,
    });
    await wait(16);
    expect((await read(running.id)).state).toBe('evaluating');
    const kept = await post(cast.firm, `/api/trials/${running.id}/keep`, { reason: '合格率到了' });
    expect(kept.clock).toMatchObject({ who: 'unit', what: 'approveConversion' });
    await post(cast.unit, `/api/trials/${running.id}/approve-conversion`, diligence);
    const priced = { method: 'agreement', record: '', contractKind: 'license' };
    const wrong = await post(
      cast.unit,
      `/api/trials/${running.id}/price`,
      { ...priced, amountFen: 9_000_000 },
      409,
    );
    expect(wrong).toMatchObject({ code: 'notReady', detail: { lacking: ['priceByTerms'] } });
    await post(cast.unit, `/api/trials/${running.id}/price`, { ...priced, amountFen: 9_172_500 });
    const early = await post(
      cast.unit,
      `/api/trials/${running.id}/convert`,
      { signedOn: today(house) },
      409,
    );
    expect(early.detail.lacking).toEqual(['publicityOver']);
    const seen = (await cast.officer.person.get('/api/publicity').expect(200)).body;
    expect(seen.items[0]).toMatchObject({ trial: running.id, amountFen: 9_172_500 });
    await wait(16);
    const award = { awardFen: 1_000_000, teamFen: 590_000, mainFen: 300_000 };
    const body = { signedOn: today(house), technicalFen: 9_000_000 };
    const unfair = await post(
      cast.unit,
      `/api/trials/${running.id}/convert`,
      { ...body, award },
      400,
    );
    expect(unfair.issues[0]).toMatchObject({ path: 'award.teamFen', code: 'award.team' });
    const clicks = await Promise.all(
      Array.from({ length: 10 }, () =>
        cast.unit.person.post(`/api/trials/${running.id}/convert`, {
          ...body,
          award: { ...award, teamFen: 600_000 },
        }),
      ),
    );
    expect(clicks.filter(({ status }) => status === 200).length).toBe(10);
    expect(new Set(clicks.map((click) => click.body.contract.id)).size).toBe(1);
    const contracts = (await cast.unit.person.get('/api/desk/contracts').expect(200)).body;
    expect(contracts.items).toHaveLength(1);
    expect(contracts.items[0]).toMatchObject({
      state: 'signed',
      amountFen: 9_172_500,
      technicalFen: 9_000_000,
      award: { teamPercent: 60 },
    });
    const mine = (await cast.firm.person.get('/api/desk/contracts').expect(200)).body.items[0];
    expect(mine.award).toBeUndefined();
    const done = await read(running.id);
    expect([done.state, done.decision.kind, done.clock]).toEqual([
      'converted',
      'convert',
      undefined,
    ]);
  });
});

describe('the agreement', () => {
  it('when all sides have signed, then the stored .docx holds parties, terms and numbers, and its hash is checked', async () => {
    const outcome = await aListedOutcome(cast);
    const view = await aSignedTrial(cast, outcome.id);
    expect([view.state, view.agreement.intact]).toEqual(['signed', true]);
    const bytes = await bytesOf(cast.firm.person.get(`/api/trials/${view.id}/agreement`));
    const text = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml']!).replace(
      /<[^>]+>/g,
      '',
    );
    for (const part of [
      view.firm.name,
      view.unit.name,
      view.number,
      'min(增产值 × 1.5%, 200000)',
      '300,000.00 元',
      '6 个月',
      'V2 合格率：不低于 95%',
      '工艺参数表',
      '按约定价款的两倍',
    ])
      expect(text).toContain(part);
    const { files } = house.assembly.world;
    const { read: whole } = files;
    files.read = async (key) => Buffer.concat([await whole(key), Buffer.from(' ')]);
    expect((await read(view.id)).agreement.intact).toBe(false);
    const refused = (await cast.firm.person.get(`/api/trials/${view.id}/agreement`).expect(409))
      .body;
    expect(refused.code).toBe('fileAltered');
    files.read = whole;
    const stranger = await cast.officer.person.get(`/api/files/${view.agreement.file.id}`);
    expect(stranger.status).toBe(200);
    expect((await house.guest().get(`/api/files/${view.agreement.file.id}`)).status).toBe(404);
  });

  it('when terms change after a signature, then the signature falls, and the old text cannot be signed', async () => {
    const outcome = await aListedOutcome(cast);
    const { id } = await post(cast.firm, '/api/trials', request(outcome.id));
    await post(cast.unit, `/api/trials/${id}/approve`, diligence);
    await cast.unit.person.put(`/api/trials/${id}/terms`, { terms: terms(), rev: 0 }).expect(200);
    const half = await post(cast.firm, `/api/trials/${id}/sign`, { terms: 1, pledge: true });
    expect(half.signatures).toHaveLength(1);
    const changed = await cast.firm.person.put(`/api/trials/${id}/terms`, {
      terms: terms({ months: 3 }),
      rev: 1,
    });
    expect(changed.body.signatures).toEqual([]);
    const old = await post(cast.unit, `/api/trials/${id}/sign`, { terms: 1, pledge: true }, 409);
    expect(old.code).toBe('stale');
    const both = await Promise.all(
      [cast.firm, cast.unit].map((who) =>
        post(who, `/api/trials/${id}/sign`, { terms: 2, pledge: true }),
      ),
    );
    expect(both.map(({ state }) => state)).toContain('signed');
    expect((await read(id)).signatures).toHaveLength(2);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dutyReminding } from '../../server/src/features/duties/duty.reminding.ts';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import type { Seated } from '../support/people.ts';
import {
  aListedOutcome,
  aReport,
  aRunningTrial,
  aTrialCast,
  days,
  diligence,
  post,
  type TrialCast,
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

const wait = async (count: number) => {
  house.clock.pass(days(count));
  await trialClockwork.run(house.assembly.world);
  await dutyReminding.run(house.assembly.world);
  await house.settled();
};
const paymentsOf = async (who: Seated, query = '') =>
  (await who.person.get(`/api/desk/payments?${query}`).expect(200)).body;

const entry = (changes: object = {}) => ({
  kind: 'service',
  title: '轴承寿命试验技术服务',
  buyer: cast.firm.organisation,
  side: 'bought',
  amountFen: 10_000_000,
  technicalFen: 8_000_000,
  signedOn: today(house),
  ...changes,
});
const stages = [
  { label: '首付', amountFen: 3_000_000, when: '签合同后' },
  { label: '尾款', amountFen: 7_000_000, when: '验收后' },
];

describe('a contract without a trial', () => {
  it('when a unit or the bureau enters it, then stages sum, the award is held to the rows, and every stage is owed', async () => {
    const off = await post(
      cast.unit,
      '/api/contracts',
      entry({ stages: [{ ...stages[0], amountFen: 1 }] }),
      400,
    );
    expect(off.issues[0]).toMatchObject({ path: 'stages', code: 'payment.sum' });
    const award = { awardFen: 1_000_000, teamFen: 590_000, mainFen: 300_000 };
    const unfair = await post(cast.unit, '/api/contracts', entry({ award }), 400);
    expect(unfair.issues[0]).toMatchObject({ path: 'award.teamFen', code: 'award.team' });
    const nobody = await post(cast.officer, '/api/contracts', entry(), 400);
    expect(nobody.issues[0].path).toBe('seller');
    await post(cast.firm, '/api/contracts', entry(), 403);
    const made = await post(
      cast.officer,
      '/api/contracts',
      entry({ seller: cast.unit.organisation, stages }),
    );
    expect(made).toMatchObject({ state: 'signed', seller: { id: cast.unit.organisation } });
    const seen = await paymentsOf(cast.firm, `contract=${made.id}`);
    expect(seen.items.map((one: { state: string }) => one.state)).toEqual(['due', 'planned']);
    expect(seen.sums).toMatchObject({ due: 3_000_000, planned: 7_000_000, confirmed: 0 });
  });

  it('when a stage is called, paid, denied, paid again and confirmed, then all three sides see the same sums', async () => {
    const { id } = await post(cast.unit, '/api/contracts', entry({ stages }));
    const [first, last] = (await paymentsOf(cast.unit, `contract=${id}`)).items;
    await post(cast.firm, `/api/payments/${last.id}/call`, {}, 403);
    const called = await post(cast.unit, `/api/payments/${last.id}/call`);
    expect(called.clock).toMatchObject({ who: 'firm', what: 'pay' });
    const paid = { paidOn: today(house), note: '电汇', files: [await upload(cast.firm)] };
    await post(cast.firm, `/api/payments/${first.id}/pay`, { ...paid, paidOn: '2027-01-01' }, 400);
    const sent = await post(cast.firm, `/api/payments/${first.id}/pay`, paid);
    expect(sent).toMatchObject({ state: 'paid', clock: { who: 'unit' } });
    await cast.unit.person.get(`/api/files/${paid.files[0]}`).expect(200);
    await house.guest().get(`/api/files/${paid.files[0]}`).expect(404);
    await post(cast.unit, `/api/payments/${first.id}/deny`, { note: '账上没有查到' });
    await post(cast.firm, `/api/payments/${first.id}/pay`, { ...paid, files: [] });
    const clicks = await Promise.all(
      [1, 2].map(() => cast.unit.person.post(`/api/payments/${first.id}/confirm`)),
    );
    expect(clicks.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    for (const who of [cast.firm, cast.unit, cast.officer])
      expect((await paymentsOf(who, `contract=${id}`)).sums).toEqual({
        planned: 0,
        due: 7_000_000,
        paid: 0,
        confirmed: 3_000_000,
        overdue: 0,
      });
    await wait(31);
    const late = await paymentsOf(cast.officer, `contract=${id}`);
    expect(late.sums.overdue).toBe(7_000_000);
    expect(await house.factsOf(last.id)).toContain('duty.over');
  });

  it('when the amount changes or the contract is cancelled, then what is open takes the difference, and what is paid stays', async () => {
    const { id } = await post(cast.unit, '/api/contracts', entry({ stages }));
    const [first] = (await paymentsOf(cast.unit, `contract=${id}`)).items;
    await post(cast.firm, `/api/payments/${first.id}/pay`, { paidOn: today(house) });
    await post(cast.unit, `/api/contracts/${id}/file`);
    await post(cast.officer, `/api/contracts/${id}/register`, { certificate: '2026330000123' });
    const change = { technicalFen: 1, note: '减少一项试验' };
    const below = { ...change, amountFen: 2_000_000 };
    const refused = await post(cast.unit, `/api/contracts/${id}/change`, below, 400);
    expect(refused.issues[0]).toMatchObject({ path: 'amountFen', code: 'payment.paidMore' });
    await post(cast.unit, `/api/contracts/${id}/change`, { ...change, amountFen: 9_000_000 });
    const after = await paymentsOf(cast.unit, `contract=${id}`);
    expect(after.sums).toMatchObject({ paid: 3_000_000, planned: 6_000_000 });
    await post(cast.unit, `/api/contracts/${id}/cancel`, { note: '双方协商解除' });
    const gone = await paymentsOf(cast.unit, `contract=${id}`);
    expect(gone.items.map((one: { state: string }) => one.state)).toEqual(['paid', 'void']);
  });
});

describe('a share of sales after a conversion', () => {
  it('when a year is over, then the firm reports it, the amount follows by the formula and its cap, and it is paid', async () => {
    const outcome = await aListedOutcome(cast);
    const { id } = await aRunningTrial(house, cast, outcome.id);
    await wait(100);
    await post(cast.firm, `/api/trials/${id}/reports`, aReport(house));
    await wait(60);
    await post(cast.firm, `/api/trials/${id}/keep`, { reason: '合格率到了' });
    await post(cast.unit, `/api/trials/${id}/approve-conversion`, diligence);
    const price = { method: 'agreement', record: '', contractKind: 'license' };
    await post(cast.unit, `/api/trials/${id}/price`, { ...price, amountFen: 9_172_500 });
    await wait(16);
    const { contract } = await post(cast.unit, `/api/trials/${id}/convert`, {
      signedOn: today(house),
    });
    const plan = await paymentsOf(cast.firm, `contract=${contract.id}`);
    expect(plan.items.map((one: { kind: string }) => one.kind)).toEqual(['part', 'share', 'share']);
    expect(plan.sums).toMatchObject({ due: 9_172_500, planned: 0 });
    const [, year] = plan.items;
    const figures = (value: number) => ({ quantities: [{ name: '增产值', value }] });
    const early = await post(cast.firm, `/api/payments/${year.id}/report`, figures(8_000_000), 400);
    expect(early.issues[0].code).toBe('payment.early');
    await post(cast.unit, `/api/payments/${year.id}/call`, {}, 409);
    await wait(765);
    expect(await house.factsOf(year.id)).toContain('duty.over');
    await post(
      cast.firm,
      `/api/payments/${year.id}/report`,
      { quantities: [{ name: '别的', value: 1 }] },
      400,
    );
    const owed = await post(cast.firm, `/api/payments/${year.id}/report`, figures(8_000_000));
    // 8,000,000 yuan at 1.5 %: 120,000 yuan.
    expect(owed).toMatchObject({ state: 'due', amountFen: 12_000_000 });
    await post(cast.firm, `/api/payments/${year.id}/pay`, { paidOn: today(house) });
    await post(cast.unit, `/api/payments/${year.id}/confirm`);
    const county = await paymentsOf(cast.officer, `contract=${contract.id}`);
    expect(county.sums).toMatchObject({ confirmed: 12_000_000, due: 9_172_500 });
  });
});

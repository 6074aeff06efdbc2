import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contractClockwork } from '../../server/src/features/contracts/contract.clockwork.ts';
import { PaymentModel } from '../../server/src/features/payments/payment.model.ts';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
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
  await house.settled();
};
const paymentsOf = async (contract: string) =>
  (await cast.officer.person.get(`/api/desk/payments?contract=${contract}`).expect(200)).body;

/** A contract that a trial for a share of the sales ended in, worth 91,725 yuan in its first year. */
const aConversion = async (): Promise<string> => {
  const { id } = await aRunningTrial(house, cast, (await aListedOutcome(cast)).id);
  await wait(100);
  await post(cast.firm, `/api/trials/${id}/reports`, aReport(house));
  await wait(60);
  await post(cast.firm, `/api/trials/${id}/keep`, { reason: '合格率到了' });
  await post(cast.unit, `/api/trials/${id}/approve-conversion`, diligence);
  const price = { method: 'agreement', record: '', contractKind: 'license' };
  await post(cast.unit, `/api/trials/${id}/price`, { ...price, amountFen: 9_172_500 });
  await wait(16);
  const signedOn = today(house);
  return (await post(cast.unit, `/api/trials/${id}/convert`, { signedOn })).contract.id;
};

describe('contracts from before payments were followed', () => {
  it('when the clockwork finds them, then each gets its payments once, due from today on, and cancelled ones none', async () => {
    const converted = await aConversion();
    const entry = {
      kind: 'service',
      title: '轴承寿命试验技术服务',
      buyer: cast.firm.organisation,
      side: 'bought',
      amountFen: 10_000_000,
      technicalFen: 8_000_000,
      signedOn: today(house),
    };
    const { id: entered } = await post(cast.unit, '/api/contracts', entry);
    const { id: cancelled } = await post(cast.unit, '/api/contracts', entry);
    await post(cast.unit, `/api/contracts/${cancelled}/file`);
    await post(cast.officer, `/api/contracts/${cancelled}/register`, {
      certificate: '20263300001',
    });
    await post(cast.unit, `/api/contracts/${cancelled}/cancel`, { note: '双方协商解除' });
    const planned = await paymentsOf(converted);
    await PaymentModel.deleteMany({});
    await wait(200);
    for (const _ of [1, 2]) await contractClockwork.run(house.assembly.world);
    const after = await paymentsOf(converted);
    const shape = ({ items }: typeof after) =>
      items.map((one: { kind: string; amountFen?: number; period?: object }) => [
        one.kind,
        one.amountFen,
        one.period,
      ]);
    expect(shape(after)).toEqual(shape(planned));
    expect(after.sums).toMatchObject({ due: 9_172_500, overdue: 0 });
    const [first] = after.items;
    expect(first.dueOn > today(house)).toBe(true);
    expect((await paymentsOf(entered)).sums).toMatchObject({ due: 10_000_000, overdue: 0 });
    expect((await paymentsOf(cancelled)).items).toEqual([]);
    await post(cast.firm, `/api/payments/${first.id}/pay`, { paidOn: today(house) });
    expect((await paymentsOf(converted)).sums).toMatchObject({ paid: 9_172_500, due: 0 });
  });
});

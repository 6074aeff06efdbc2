import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { trialClockwork } from '../../server/src/features/trials/trial.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import {
  aListedOutcome,
  aRunningTrial,
  aTrialCast,
  days,
  post,
  request,
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

const read = async (id: string) =>
  (await cast.firm.person.get(`/api/trials/${id}`).expect(200)).body;
/** The clock moves on and the clockwork runs, as it does every minute. */
const wait = async (count: number) => {
  house.clock.pass(days(count));
  await trialClockwork.run(house.assembly.world);
  await house.settled();
};

describe('a trial that ends otherwise', () => {
  it('when nobody decides, then all sides are told, the firm may not begin another, and a return keeps what was learnt', async () => {
    const outcome = await aListedOutcome(cast);
    const { id } = await aRunningTrial(house, cast, outcome.id, { months: 1 });
    await wait(39);
    const late = await read(id);
    expect(late).toMatchObject({ state: 'evaluating', overdue: true });
    expect(await house.factsOf(id)).toContain('trial.overdue');
    const other = await aListedOutcome(cast, { title: '另一项' });
    const refused = await post(cast.firm, '/api/trials', request(other.id), 409);
    expect(refused.detail.lacking).toEqual(['noOverdue']);
    const overview = (await cast.officer.person.get('/api/desk/trial-overview').expect(200)).body;
    expect(overview.overdue.map((card: { id: string }) => card.id)).toContain(id);
    const lessons = '圆度没有降下来，原因是主轴跳动，不是参数';
    const back = await post(cast.firm, `/api/trials/${id}/return`, {
      reason: '没有达到',
      lessons,
      stoppedOn: today(house),
      stopUse: true,
    });
    expect(back.state).toBe('returned');
    await post(cast.firm, `/api/trials/${id}/reconsider`);
    await post(cast.firm, `/api/trials/${id}/return`, {
      reason: '没有达到',
      lessons,
      stoppedOn: today(house),
      stopUse: true,
    });
    house.clock.pass(days(2));
    await post(cast.firm, `/api/trials/${id}/reconsider`, {}, 409);
    const ended = await post(cast.unit, `/api/trials/${id}/finish`, { note: '资料已收回' });
    expect([ended.state, ended.decision.kind]).toEqual(['ended', 'return']);
    const after = (await cast.officer.person.get('/api/desk/trial-overview').expect(200)).body;
    expect(after.lessons[0]).toMatchObject({ id, kind: 'return', text: lessons });
  });

  it('when a unit claims a breach with evidence, then the bureau mediates, and the finding is the decision', async () => {
    const outcome = await aListedOutcome(cast);
    const { id } = await aRunningTrial(house, cast, outcome.id);
    const card = async () =>
      (await cast.unit.person.get(`/api/organisations/${cast.firm.organisation}/card`).expect(200))
        .body;
    const claim = { text: '企业把参数表发给了另一家工厂使用', files: [] as string[] };
    await post(cast.unit, `/api/trials/${id}/breach`, claim, 400);
    const files = [await upload(cast.unit)];
    await post(cast.unit, `/api/trials/${id}/breach`, { ...claim, files });
    await post(cast.officer, `/api/trials/${id}/mediate`, { note: '约双方到科技局' });
    expect((await card()).breachesFound).toBe(0);
    const done = await post(cast.officer, `/api/trials/${id}/settle`, {
      against: 'firm',
      text: '企业承认越界使用并赔付，停止使用',
      lessons: '参数表要编号领用',
    });
    expect(done).toMatchObject({
      state: 'ended',
      decision: { kind: 'breach' },
      breach: { side: 'unit' },
    });
    expect((await card()).breachesFound).toBe(1);
  });

  it('when a firm asks for more time, then the unit may grant it once, and no longer than the rule says', async () => {
    const outcome = await aListedOutcome(cast);
    const { id, extensionDays, endsOn } = await aRunningTrial(house, cast, outcome.id);
    const long = await post(
      cast.firm,
      `/api/trials/${id}/ask-extension`,
      { days: extensionDays + 1, reason: '还要一批' },
      409,
    );
    expect(long.detail.lacking).toEqual(['extendWithin']);
    await post(cast.firm, `/api/trials/${id}/ask-extension`, { days: 30, reason: '还要再看一批' });
    const more = await post(cast.unit, `/api/trials/${id}/grant-extension`);
    expect(more.state).toBe('inTrial');
    expect(Date.parse(more.endsOn) - Date.parse(endsOn)).toBe(days(30));
    const twice = await post(
      cast.firm,
      `/api/trials/${id}/ask-extension`,
      { days: 10, reason: '再延一次' },
      409,
    );
    expect(twice.detail.lacking).toEqual(['extendOnce']);
  });
});

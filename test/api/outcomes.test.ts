import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcomeClockwork } from '../../server/src/features/outcomes/outcome.clockwork.ts';
import { type House, openHouse } from '../support/app.ts';
import { type Seated, seated } from '../support/people.ts';
import {
  aListedOutcome,
  aReport,
  aRunningTrial,
  aTrialCast,
  days,
  outcomeBrief,
  post,
  type TrialCast,
  today,
  upload,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let leader: Seated;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
  leader = await seated(house, 'leader', { organisation: cast.officer.organisation });
});
afterAll(() => house.close());

const wait = async (count: number) => {
  house.clock.pass(days(count));
  await outcomeClockwork.run(house.assembly.world);
  await house.settled();
};

describe('an outcome', () => {
  it('when its unit writes it down, then its inventor confirms first, then the unit lists it', async () => {
    const made = await post(
      cast.unit,
      '/api/outcomes',
      outcomeBrief({ inventor: cast.inventor.expert }),
    );
    const sent = await post(cast.unit, `/api/outcomes/${made.id}/submit`);
    expect(sent).toMatchObject({ state: 'inventorReview', clock: { who: 'expert' } });
    await post(cast.unit, `/api/outcomes/${made.id}/submit`, {}, 403);
    const confirmed = await post(cast.inventor, `/api/outcomes/${made.id}/submit`);
    expect(confirmed).toMatchObject({ state: 'unitReview', clock: { who: 'unit' } });
    expect((await post(cast.unit, `/api/outcomes/${made.id}/approve`)).state).toBe('listed');
  });

  it('when shares do not sum, a right has run out, a dispute is open or terms are missing, then the field says so', async () => {
    const shares = await post(
      cast.unit,
      '/api/outcomes',
      outcomeBrief({ inventors: [{ name: '甲某', share: 60 }] }),
      400,
    );
    expect(shares.issues[0]).toMatchObject({ path: 'inventors', code: 'shares.sum' });
    const wrong = [
      [
        { properties: [{ number: 'ZL1', kind: 'invention', validUntil: '2026-01-01' }] },
        'property.past',
      ],
      [{ dispute: '与前单位有争议' }, 'dispute.open'],
      [{ offer: null }, 'required'],
    ] as const;
    for (const [changes, code] of wrong) {
      const { id } = await post(cast.unit, '/api/outcomes', outcomeBrief(changes));
      const refused = await post(cast.unit, `/api/outcomes/${id}/submit`, {}, 400);
      expect(refused.issues[0].code).toBe(code);
    }
  });

  it('when a right ends soon, then its unit is told once; when the listing ends, then it leaves the list until it is renewed', async () => {
    const properties = [{ number: 'ZL9', kind: 'invention', validUntil: '2026-05-01' }];
    const { id } = await aListedOutcome(cast, { properties, title: '快到期的成果' });
    await wait(0);
    await wait(1);
    const told = (await house.factsOf(id)).filter((name) => name === 'outcome.reminded');
    expect(told).toHaveLength(1);
    const { items } = (await cast.unit.person.get('/api/notices?pageSize=100').expect(200)).body;
    const notice = items.find((one: { link: { id: string } }) => one.link.id === id);
    expect(notice).toMatchObject({
      code: 'outcomeEnds',
      words: { note: 'ZL9 有效期至 2026-05-01' },
    });
    await wait(740);
    expect((await house.guest().get(`/api/outcomes/${id}`)).status).toBe(404);
    await post(cast.unit, `/api/outcomes/${id}/renew`, {}, 400);
    const renewed = await post(cast.unit, `/api/outcomes/${id}/renew`, {
      properties: [{ ...properties[0], validUntil: '2036-05-01' }],
    });
    expect(renewed.state).toBe('listed');
    await house.guest().get(`/api/outcomes/${id}`).expect(200);
  });

  it('when it was written twice, then one is merged into the other, not while a firm tries it', async () => {
    const kept = await aListedOutcome(cast, { keywords: ['轴承'] });
    const double = await aListedOutcome(cast, { patents: ['ZL77'], keywords: ['磨削'] });
    const note = '同一项成果登记了两次';
    const foreign = await seated(house, 'universityOfficer');
    await post(foreign, `/api/outcomes/${double.id}/merge`, { into: kept.id, note }, 403);
    const merged = await post(cast.officer, `/api/outcomes/${double.id}/merge`, {
      into: kept.id,
      note,
    });
    expect(merged).toMatchObject({ state: 'merged', mergedInto: kept.id });
    const after = (await house.guest().get(`/api/outcomes/${kept.id}`).expect(200)).body;
    expect(after.patents).toContain('ZL77');
    expect(after.keywords).toEqual(['轴承', '磨削']);
    const tried = await aListedOutcome(cast);
    await aRunningTrial(house, cast, tried.id);
    const refused = await post(
      cast.unit,
      `/api/outcomes/${tried.id}/merge`,
      { into: kept.id, note },
      409,
    );
    expect(refused.code).toBe('trialsOpen');
  });

  it('when a file is kept for firms that signed, then a guest and another firm cannot open it', async () => {
    const file = await upload(cast.unit, '工艺.txt', '参数表');
    const { id } = await aListedOutcome(cast, { files: [{ file, tier: 'trial' }] });
    const seen = (await cast.firm.person.get(`/api/outcomes/${id}`).expect(200)).body;
    expect([seen.files, seen.hiddenFiles]).toEqual([[], 1]);
    await cast.firm.person.get(`/api/files/${file}`).expect(404);
    await aRunningTrial(house, cast, id);
    await cast.firm.person.get(`/api/files/${file}`).expect(200);
    await house.guest().get(`/api/files/${file}`).expect(404);
  });
});

describe('what is really paid', () => {
  it('when the leader writes one row, then the quote of a trial changes, with its document', async () => {
    const outcome = await aListedOutcome(cast);
    const { id } = await aRunningTrial(house, cast, outcome.id);
    await post(cast.firm, `/api/trials/${id}/reports`, aReport(house));
    const before = (await cast.firm.person.get(`/api/trials/${id}/quote`).expect(200)).body;
    expect([before.priceFen, before.payFen]).toEqual([9_172_500, 9_172_500]);
    const rule = {
      code: 'quote.subsidyPercent',
      value: 30,
      document: '清江县转化补助办法',
      number: '清科〔2026〕8号',
      from: today(house),
      rev: 0,
    };
    await post(leader, '/api/rules', rule);
    const after = (await cast.firm.person.get(`/api/trials/${id}/quote`).expect(200)).body;
    expect(after.payFen).toBe(9_172_500 - 2_751_750);
    expect(after.lines[1]).toMatchObject({ applies: true, number: rule.number, from: rule.from });
    const tried = await post(cast.firm, `/api/trials/${id}/cost`, {
      quantities: [{ name: '增产值', value: 1_000_000 }],
    });
    expect(tried).toMatchObject({ amountFen: 1_500_000, quote: { payFen: 1_050_000 } });
  });
});

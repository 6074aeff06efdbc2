import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { type Seated, seated } from '../support/people.ts';
import { aListedOutcome, aTrialCast, post, request, type TrialCast } from '../support/trials.ts';

let house: House;
let cast: TrialCast;
let stranger: Seated;
let otherOffice: Seated;
beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
  stranger = (await aTrialCast(house)).firm;
  otherOffice = await seated(house, 'universityOfficer');
});
afterAll(() => house.close());

let serial = 0;
const say = (who: Seated, talk: string, text: string) => {
  serial += 1;
  const clientId = `trial-message-${serial}`;
  return who.person.post(`/api/conversations/${talk}/messages`, { clientId, text });
};
const open = (who: Seated, trial: string) =>
  who.person.post('/api/conversations', { about: { kind: 'trial', id: trial } });
const aTrial = async (changes: object = {}): Promise<string> =>
  (await post(cast.firm, '/api/trials', request((await aListedOutcome(cast, changes)).id))).id;

describe('the talk of a trial', () => {
  it('when there is no inventor, then the firm and the unit’s office are its two sides, and nobody else is in it', async () => {
    const trial = await aTrial();
    const talk = (await open(cast.firm, trial).expect(200)).body;
    expect(talk).toMatchObject({
      trial,
      side: 'firm',
      office: true,
      title: '滚道超精研参数自适应方法',
      deal: { noun: 'trial', state: 'unitReview' },
    });
    expect(talk.with).not.toBe('');
    await say(cast.firm, talk.id, '上机前要先标定吗').expect(200);

    const listed = (await cast.unit.person.get('/api/conversations').expect(200)).body;
    expect(listed).toMatchObject({ unread: 1, items: [{ id: talk.id, side: 'unit' }] });
    const seen = await open(cast.unit, trial).expect(200);
    expect(seen.body).toMatchObject({ id: talk.id, with: talk.firm });
    await say(cast.unit, talk.id, '要，周三来做').expect(200);
    await cast.unit.person.get(`/api/conversations/${talk.id}/export`).expect(200);
    const read = await cast.firm.person.get(`/api/conversations/${talk.id}`).expect(200);
    expect(read.body).toMatchObject({ unread: 1, readByOther: 2 });

    for (const who of [stranger, otherOffice]) {
      await open(who, trial).expect(404);
      await who.person.get(`/api/conversations/${talk.id}`).expect(404);
      await say(who, talk.id, '我也看看').expect(404);
    }
    await open(cast.officer, trial).expect(403);
    await cast.officer.person.get(`/api/conversations/${talk.id}`).expect(404);
    await cast.unit.person.post(`/api/conversations/${talk.id}/bureau`).expect(200);
    await cast.officer.person.get(`/api/conversations/${talk.id}`).expect(200);
  });

  it('when there is an inventor, then the two talk and the office listens in, but takes nothing away', async () => {
    const trial = await aTrial({ inventor: cast.inventor.expert });
    const talk = (await open(cast.inventor, trial).expect(200)).body;
    expect(talk).toMatchObject({ side: 'expert', office: false });
    await say(cast.inventor, talk.id, '资料已寄出').expect(200);
    expect((await open(cast.firm, trial).expect(200)).body).toMatchObject({
      id: talk.id,
      with: '林知微',
      unread: 1,
    });
    await cast.unit.person.get(`/api/conversations/${talk.id}`).expect(200);
    await cast.unit.person.get(`/api/conversations/${talk.id}/export`).expect(403);
  });
});

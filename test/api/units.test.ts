import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aPublishedNeed, bidBrief } from '../support/deals.ts';
import {
  anExpert,
  aVerifiedExpert,
  aVerifiedFirm,
  expertProfile,
  login,
  password,
  type Seated,
  seated,
} from '../support/people.ts';

let house: House;
let officer: Seated;
let university: { id: string; name: string };

beforeAll(async () => {
  house = await openHouse();
  officer = await seated(house, 'broker');
  const unit = await seated(house, 'universityOfficer');
  const { name } = (await house.guest().get(`/api/organisations/${unit.organisation}`)).body;
  university = { id: unit.organisation, name };
});
afterAll(() => house.close());

const unitsFor = async (q: string) =>
  (
    await house
      .guest()
      .get(`/api/units?q=${encodeURIComponent(q)}`)
      .expect(200)
  ).body.items;

describe('the unit that an expert names', () => {
  it('when a guest types a part of it, then universities are offered, firms and bureaus never', async () => {
    const firm = await aVerifiedFirm(house, officer, { name: `${university.name} 分厂` });
    expect(await unitsFor(university.name.slice(0, 6))).toEqual([university]);
    expect(firm.organisation).not.toBe('');
    expect(await unitsFor('.*')).toEqual([]);
  });

  it('when an expert registers with a unit that is here, then their bid goes to the unit first', async () => {
    const expert = await aVerifiedExpert(house, officer, { unit: university.id });
    const firm = await aVerifiedFirm(house, officer);
    const need = await aPublishedNeed({ firm, officer });
    const bid = (
      await expert.person.post('/api/bids', { need: need.id, ...bidBrief() }).expect(200)
    ).body;
    const sent = (await expert.person.post(`/api/bids/${bid.id}/submit`).expect(200)).body;
    expect(sent.state).toBe('unitReview');
  });

  it('when the unit is a firm or unknown, then the field says so in the reader’s language', async () => {
    const account = { login: login(), name: '林知微', password };
    const body = { account, expert: expertProfile({ unit: officer.organisation }) };
    const guest = house.guest();
    const { issues } = (await guest.post('/api/registrations/expert', body).expect(400)).body;
    expect(issues).toEqual([
      { path: 'expert.unit', code: 'unknown', message: '单位：系统里没有这一项，请重新选择' },
    ]);
    const english = await guest
      .post('/api/registrations/expert', body)
      .set('Accept-Language', 'en')
      .expect(400);
    expect(english.body.issues[0].message).toBe('Unit: is not known here: choose again');
  });

  it('when an expert without a unit links one, then it is theirs, and they cannot step out of it', async () => {
    const expert = await anExpert(house);
    const put = (unit: string, rev: number) =>
      expert.person.put(`/api/experts/${expert.expert}`, { ...expertProfile({ unit }), rev });
    const linked = (await put(university.id, 0).expect(200)).body;
    expect(linked.unit).toEqual(university);
    const other = await seated(house, 'universityOfficer');
    const refused = (await put(other.organisation, linked.rev).expect(400)).body;
    expect(refused.issues[0]).toMatchObject({ path: 'unit', code: 'unit.linked' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse, type Person } from '../support/app.ts';
import { aCast, type Cast } from '../support/deals.ts';
import { aVerifiedExpert, expertProfile, type Seated, seated } from '../support/people.ts';
import { comesTrue, listFor, placesFor } from '../support/telling.ts';

let house: House;
let cast: Cast;
let expert: Seated;
let unit: Seated;

const word = { record: '铟镓砷探测器', word: '低温键合', interest: '晶途半导体', code: '4302020' };
const profile = {
  name: '甄可可',
  summary: `做红外焦平面，熟悉${word.word}和读出电路。`,
  disciplines: ['4602020', word.code],
  industries: ['3451'],
  interests: [word.interest],
  evidence: [
    ...expertProfile().evidence,
    { key: 'evid9', kind: 'patent', title: word.record, text: '暗电流 3 pA', year: 2025 },
  ],
};

beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
  unit = await seated(house, 'universityOfficer');
  expert = await aVerifiedExpert(house, cast.officer, { ...profile, unit: unit.organisation });
  await house.settled();
});
afterAll(() => house.close());

const readers = (): [string, Person][] => [
  ['guest', house.guest()],
  ['signed in', cast.firm.person],
  ['another expert', cast.rival.person],
  ['own unit', unit.person],
  ['themselves', expert.person],
  ['officer', cast.officer.person],
];
const places = (who: Person, words: string) => placesFor(who, 'experts', words, expert.expert);
const use = (kind: string, key: string, used: boolean) =>
  expert.person.put('/api/desk/held', { kind, key, used }).expect(200);
const found = ['list', 'suggestions'];

/** How often a discipline is counted for a reader among those who are found by the name. */
const counted = async (who: Person): Promise<number> => {
  const { facets } = await listFor(who, 'experts', profile.name);
  return facets.discipline?.find(({ value }) => value === word.code)?.count ?? 0;
};
const narrowed = async (who: Person): Promise<number> =>
  (await listFor(who, 'experts', profile.name, `&discipline=${word.code}`)).total;

describe('what an expert keeps to themselves', () => {
  it('when they declare an interest, then nobody finds them by it, and only they and the bureau read it', async () => {
    const told: Record<string, unknown> = {};
    for (const [reader, who] of readers()) {
      expect([reader, await places(who, `"${word.interest}"`)]).toEqual([reader, []]);
      told[reader] = (await who.get(`/api/experts/${expert.expert}`).expect(200)).body.interests;
    }
    const unread = { guest: undefined, 'signed in': undefined, 'another expert': undefined };
    const read = { themselves: [word.interest], officer: [word.interest] };
    expect(told).toEqual({ ...unread, 'own unit': undefined, ...read });
  });

  it('when they take a record or a word back, then nobody finds them by it or is shown it marked', async () => {
    for (const [kind, key, words] of [
      ['record', 'evid9', word.record],
      ['word', word.word, word.word],
    ] as const) {
      for (const [reader, who] of readers())
        expect([reader, words, await places(who, `"${words}"`)]).toEqual([reader, words, found]);
      await use(kind, key, false);
      for (const [reader, who] of readers()) {
        const gone = async () => (await places(who, `"${words}"`)).length === 0;
        expect([reader, words, await comesTrue(gone)]).toEqual([reader, words, true]);
        const { items } = await listFor(who, 'experts', `红外焦平面 ${words}`);
        const marks = JSON.stringify(items.map(({ marks }) => marks));
        expect([reader, words, marks.includes(words)]).toEqual([reader, words, false]);
      }
    }
    for (const [reader, who] of readers())
      expect([reader, await places(who, profile.name)]).toEqual([reader, found]);
  });

  it('when they take a discipline back, then no facet counts it and no filter finds them by it', async () => {
    for (const [reader, who] of readers())
      expect([reader, await counted(who), await narrowed(who)]).toEqual([reader, 1, 1]);
    await use('code', word.code, false);
    for (const [reader, who] of readers()) {
      const gone = async () => (await counted(who)) + (await narrowed(who)) === 0;
      expect([reader, await comesTrue(gone)]).toEqual([reader, true]);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse, type Person } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';
import { comesTrue, listFor, placesFor } from '../support/telling.ts';

let house: House;
let cast: Cast;
let other: Seated;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
  other = await aVerifiedFirm(house, cast.officer, { name: '旁观阀门（示例）' });
});
afterAll(() => house.close());

const word = { problem: '铌酸锂晶片', indicators: '翘曲度偏差', terms: 'license' };
const open = { problem: 'public', indicators: 'public', terms: 'public' };
const told = (title: string) => ({
  title,
  background: `${'切片之后表面起伏大，后面的工序都受影响，'.repeat(4)}${word.problem}`,
  tried: '',
  keywords: [],
  indicators: [
    {
      key: 'ind1',
      name: word.indicators,
      current: 9,
      target: 3,
      unit: 'μm',
      comparator: 'lte',
      method: '逐片测量',
    },
  ],
  modes: [word.terms],
  tiers: { ...open, files: 'promised', secrets: 'selected' },
});
const outside = (): Person[] => [house.guest(), cast.expert.person, other.person];
const inside = (): Person[] => [cast.firm.person, cast.officer.person];
const door = (need: string, group: string, shut: boolean) =>
  cast.firm.person.put(`/api/needs/${need}/doors`, { group, shut }).expect(200);
const read = async (who: Person, need: string) =>
  (await who.get(`/api/needs/${need}`).expect(200)).body;

/** Of two needs with these words in their titles one is counted: where a reader is told so of its mode and budget. */
const countedFor = async (who: Person, words: string): Promise<string[]> => {
  const { facets } = await listFor(who, 'needs', words);
  return ['mode', 'budget'].filter((field) => (facets[field] ?? []).some(({ count }) => count > 0));
};
/** The marked words of a need that a reader is shown. */
const marksFor = async (who: Person, words: string, id: string): Promise<string> => {
  const { items } = await listFor(who, 'needs', words);
  return JSON.stringify(items.filter(({ card }) => card.id === id));
};

describe('what a firm takes back of a published need', () => {
  it('when it shuts what anybody could read, then nobody finds it, is shown it or has it counted', async () => {
    const { id } = await aPublishedNeed(cast, told('衬底切片起伏'));
    await house.settled();
    const everybody = [...outside(), ...inside()];
    for (const who of everybody) {
      for (const words of [word.problem, word.indicators])
        expect(await placesFor(who, 'needs', `"${words}"`, id)).toEqual(['list', 'suggestions']);
      expect(await countedFor(who, '衬底切片')).toEqual(['mode', 'budget']);
      expect(await marksFor(who, `衬底 ${word.indicators}`, id)).toContain(word.indicators);
    }
    const gone: Record<string, (who: Person) => Promise<boolean>> = {
      problem: async (who) => (await placesFor(who, 'needs', `"${word.problem}"`, id)).length === 0,
      indicators: async (who) =>
        (await placesFor(who, 'needs', `"${word.indicators}"`, id)).length === 0 &&
        !(await marksFor(who, '衬底切片', id)).includes(word.indicators),
      terms: async (who) => (await countedFor(who, '衬底切片')).length === 0,
    };
    for (const [group, isGone] of Object.entries(gone)) {
      await door(id, group, true);
      for (const who of everybody)
        expect([group, await comesTrue(() => isGone(who))]).toEqual([group, true]);
    }
    // the need itself is still found, by what is open
    for (const who of everybody)
      expect(await placesFor(who, 'needs', '衬底切片起伏', id)).toEqual(['list', 'suggestions']);
  });

  it('when it is shut, then the page keeps it for the own firm and the bureau alone, and opening it again gives it back', async () => {
    const { id } = await aPublishedNeed(cast, told('籽晶提拉条纹'));
    const groups = Object.keys(open);
    for (const group of groups) await door(id, group, true);
    for (const who of outside()) {
      const view = await read(who, id);
      expect(groups.filter((group) => view[group])).toEqual([]);
      for (const group of groups)
        expect(view.hidden).toContainEqual({ group, tier: 'public', shut: true });
    }
    for (const who of inside())
      expect(Object.keys(await read(who, id))).toEqual(expect.arrayContaining(groups));
    for (const group of groups) await door(id, group, false);
    const back = async () =>
      (await placesFor(house.guest(), 'needs', `"${word.indicators}"`, id)).length === 2;
    expect(await comesTrue(back)).toBe(true);
    expect(Object.keys(await read(house.guest(), id))).toEqual(expect.arrayContaining(groups));
  });

  it('when a reaction to a shut door was missed, then reconciliation finds the difference and heals it', async () => {
    const { id } = await aPublishedNeed(cast, told('退火炉温不匀'));
    await house.settled();
    const { search } = house.assembly.world;
    const { apply } = search;
    Object.assign(search, { apply: async () => {} });
    await door(id, 'problem', true);
    await house.settled();
    Object.assign(search, { apply });
    const found = () => placesFor(house.guest(), 'needs', `退火炉温 "${word.problem}"`, id);
    expect(await found()).toEqual(['list', 'suggestions']);
    expect(await house.assembly.heal()).toBe(1);
    expect(await found()).toEqual([]);
  });

  it('when it is paused or withdrawn, then no reader is told of it', async () => {
    const words = '抛光液团聚';
    for (const [deed, body] of [
      ['pause', { note: '停产检修' }],
      ['withdraw', { reason: 'other', note: '不做了' }],
    ] as const) {
      const { id } = await aPublishedNeed(cast, told(`${words}${deed}`));
      await house.settled();
      await cast.firm.person.post(`/api/needs/${id}/${deed}`, body).expect(200);
      for (const who of [...outside(), ...inside()]) {
        const gone = async () =>
          (await placesFor(who, 'needs', words, id)).length === 0 &&
          (await countedFor(who, `"${words}"`)).length === 0;
        expect([deed, await comesTrue(gone)]).toEqual([deed, true]);
      }
    }
  });
});

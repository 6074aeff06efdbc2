import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HeldView } from '@zhiqiao/shared/matching/held.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { roundDesk } from '../support/rounds.ts';

let house: House;
let cast: Cast;
let need: string;

beforeAll(async () => {
  house = await openHouse({ at: '2026-11-23T02:00:00Z' });
  cast = await aCast(house);
  need = (await aPublishedNeed(cast)).id;
  await aPublishedNeed(cast, {
    title: '水泵机械密封泄漏寿命提升',
    background:
      '清水泵机械密封平均寿命只有三千小时，泄漏后整泵返修，客户要求八千小时以上，怀疑与端面材料有关。',
    keywords: ['机械密封', '水泵'],
  });
  await house.settled();
});
afterAll(() => house.close());

const get = async (path: string) => (await cast.expert.person.get(path).expect(200)).body;
const held = (): Promise<HeldView> => get('/api/desk/held');
const today = async (): Promise<{ need: { id: string }; match: Match }[]> =>
  (await get('/api/desk/matches')).items;
const mine = async () => (await today()).find((one) => one.need.id === need)?.match;
const change = async (kind: string, key: string, used: boolean, status = 200) => {
  await cast.expert.person.put('/api/desk/held', { kind, key, used }).expect(status);
  await house.settled();
};
const ranked = async () =>
  (await cast.officer.person.get(`/api/needs/${need}/experts`).expect(200)).body.items.map(
    (one: { expert: { id: string } }) => one.expert.id,
  );

describe('what the matching holds about an expert', () => {
  it('when they look, then every record, word and code is there, with where it came from', async () => {
    const view = await held();
    expect(view.ranked).toBe(true);
    expect(view.records.map(({ key, used }) => [key, used])).toEqual([
      ['evid1', true],
      ['evid2', true],
    ]);
    expect(view.records[1]!.needs).toBeGreaterThan(0);
    expect(view.codes).toContainEqual({ of: 'industries', code: '3451', used: true });
    const word = view.words.find(({ from }) => from.some(({ key }) => key === 'evid2'));
    expect(word).toMatchObject({ used: true });
    expect(word!.needs).toBeGreaterThan(0);
  });

  it('when a record is taken back, then no reason stands on it, the score falls, and the profile keeps it', async () => {
    const before = await mine();
    const standsOn = (match?: Match) =>
      match?.reasons.some(({ sources }) => sources.some(({ id }) => id === 'evid1'));
    expect(standsOn(before)).toBe(true);
    await change('record', 'evid1', false);
    const after = await mine();
    expect(standsOn(after)).toBe(false);
    expect(after!.score).toBeLessThan(before!.score);
    const bureau = (await cast.officer.person.get(`/api/needs/${need}/experts`)).body.items.find(
      (one: { expert: { id: string } }) => one.expert.id === cast.expert.expert,
    );
    expect(standsOn(bureau.match)).toBe(false);
    const profile = await get(`/api/experts/${cast.expert.expert}`);
    expect(profile.evidence.map(({ key }: { key: string }) => key)).toEqual(['evid1', 'evid2']);
    await change('record', 'evid1', true);
    expect((await mine())!.score).toBe(before!.score);
    expect(await house.factsOf(cast.expert.expert)).toEqual(
      expect.arrayContaining(['expert.withheld', 'expert.allowed']),
    );
  });

  it('when a word is taken back, then no reason names it, and the list does not find them by it', async () => {
    const found = async () =>
      (await house.guest().get(`/api/experts?q=${encodeURIComponent('圆度')}`)).body.items.some(
        ({ card }: { card: { id: string } }) => card.id === cast.expert.expert,
      );
    expect(await found()).toBe(true);
    await change('word', '圆度', false);
    const said = JSON.stringify(
      (await mine())!.reasons.map(({ params, quote }) => [params.words, quote]),
    );
    expect(said).not.toContain('圆度');
    expect((await held()).words).toContainEqual(
      expect.objectContaining({ word: '圆度', used: false }),
    );
    expect(await found()).toBe(false);
    await change('word', '圆度', true);
    expect(await found()).toBe(true);
  });

  it('when an industry is taken back, then it is no reason any more', async () => {
    const near = async () => (await mine())!.reasons.some(({ code }) => code === 'industry.near');
    expect(await near()).toBe(true);
    await change('code', '3451', false);
    expect(await near()).toBe(false);
    await change('code', '3451', true);
  });

  it('when a need is dismissed, then it stands among what they put aside', async () => {
    await cast.expert.person
      .put('/api/judgements', {
        need,
        expert: cast.expert.expert,
        verdict: 'dismissed',
        reason: 'tooFar',
      })
      .expect(200);
    expect((await held()).aside).toMatchObject([{ need, verdict: 'dismissed' }]);
    await cast.expert.person
      .put('/api/judgements', { need, expert: cast.expert.expert, verdict: 'open' })
      .expect(200);
  });
});

describe('leaving the ranking', () => {
  it('when an expert leaves, then no ranked list or round names them, the list still finds them, and they come back', async () => {
    const me = cast.expert.expert;
    const desk = roundDesk(cast.officer);
    expect(await ranked()).toContain(me);
    await change('ranking', '', false);
    expect(await ranked()).not.toContain(me);
    expect(await get('/api/desk/matches')).toEqual({ left: true, items: [] });
    expect((await desk.begin()).people.map(({ expert }) => expert)).not.toContain(me);
    const list = (await house.guest().get('/api/experts').expect(200)).body.items;
    expect(list.map(({ card }: { card: { id: string } }) => card.id)).toContain(me);
    await cast.expert.person.post('/api/bids', { need, answers: [] }).expect(200);
    await change('ranking', '', true);
    expect(await ranked()).toContain(me);
    expect((await get('/api/desk/matches')).left).toBe(false);
  });

  it('when what is changed is nothing that is held, then it is refused; others have no such door', async () => {
    await change('record', '', false, 400);
    await change('ranking', 'x', false, 400);
    await cast.firm.person
      .put('/api/desk/held', { kind: 'ranking', key: '', used: false })
      .expect(403);
  });
});

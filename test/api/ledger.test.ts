import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { promiseTexts, promiseVersion } from '@zhiqiao/shared/disclosures/promise.text';
import { OpeningModel } from '../../server/src/features/disclosures/disclosure.model.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const tiers = {
  problem: 'signedIn',
  indicators: 'public',
  terms: 'promised',
  files: 'promised',
  secrets: 'selected',
};
const ledgerOf = async (need: string) =>
  (await cast.firm.person.get(`/api/needs/${need}/ledger`).expect(200)).body;
const look = async (who: Seated, need: string) =>
  (await who.person.get(`/api/needs/${need}`).expect(200)).body;
const promise = (who: Seated, need: string) =>
  who.person.post(`/api/needs/${need}/promise`, { promise: true }).expect(200);
const door = (need: string, change: object) =>
  cast.firm.person.put(`/api/needs/${need}/doors`, change);
const linesOf = (
  items: { person: { name: string }; group: string; ground: string; count: number }[],
) =>
  items
    .map(({ person, group, ground, count }) => `${person.name} ${group} ${ground} ${count}`)
    .sort();

describe('the ledger of a need', () => {
  it('when outsiders read what is not public, then each person, group and day stands once, counted, with its ground', async () => {
    const need = (await aPublishedNeed(cast, { title: '看得见谁看过的难题', tiers })).id;
    await house.guest().get(`/api/needs/${need}`).expect(200);
    await look(cast.firm, need);
    for (let time = 0; time < 3; time += 1) await look(cast.expert, need);
    await promise(cast.expert, need);
    await look(cast.officer, need);
    const { items } = await ledgerOf(need);
    expect(linesOf(items)).toEqual(
      [
        '林知微 problem signedIn 4',
        '林知微 terms promised 1',
        '周以安 problem officer 1',
        '周以安 terms officer 1',
        '周以安 secrets officer 1',
      ].sort(),
    );
    expect(items[0]).toMatchObject({ day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
  });

  it('when what was disclosed came of a change, then it is written soon by itself, though nobody asks', async () => {
    const need = (await aPublishedNeed(cast, { title: '没人翻账本的难题', tiers })).id;
    await promise(cast.rival, need);
    let found = 0;
    while (found < 2) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      found = await OpeningModel.countDocuments({ need });
    }
    expect(linesOf((await ledgerOf(need)).items)).toHaveLength(2);
  });

  it('when somebody else asks for it, then it is the firm’s alone', async () => {
    const need = (await aPublishedNeed(cast, { title: '别人看不到账本的难题', tiers })).id;
    for (const who of [cast.expert, cast.officer])
      await who.person.get(`/api/needs/${need}/ledger`).expect(403);
    await cast.expert.person
      .put(`/api/needs/${need}/doors`, { group: 'problem', shut: true })
      .expect(403);
  });

  it('when a file of a need is fetched, then that is a line too', async () => {
    const file = (await cast.firm.person.upload('/api/files', '要求.txt', '砂轮参数表').expect(200))
      .body;
    const need = (
      await aPublishedNeed(cast, { title: '附件也记账的难题', tiers, files: [file.id] })
    ).id;
    await promise(cast.rival, need);
    const before = linesOf((await ledgerOf(need)).items);
    await cast.rival.person.get(`/api/files/${file.id}`).expect(200);
    const after = linesOf((await ledgerOf(need)).items);
    expect(before).toContain('林知微 files promised 1');
    expect(after).toContain('林知微 files promised 2');
  });
});

describe('shutting doors', () => {
  it('when a group is shut, then every expert not chosen loses it, the firm and the chosen one keep it, and opening gives it back', async () => {
    const need = (await aPublishedNeed(cast, { title: '可以关门的难题', tiers })).id;
    await promise(cast.expert, need);
    await promise(cast.rival, need);
    expect((await look(cast.expert, need)).terms).toBeDefined();
    const shut = (await door(need, { group: 'terms', shut: true }).expect(200)).body;
    expect(shut.shut).toMatchObject([{ group: 'terms', by: '方启明' }]);
    await door(need, { group: 'terms', shut: true }).expect(200);
    for (const who of [cast.expert, cast.rival]) {
      const view = await look(who, need);
      expect(view.terms).toBeUndefined();
      expect(view.hidden).toContainEqual({ group: 'terms', tier: 'promised', shut: true });
    }
    expect((await look(cast.firm, need)).terms).toBeDefined();
    const bid = await aBid(cast.expert, need);
    await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    await cast.firm.person
      .post(`/api/bids/${bid.id}/award`, { sentence: '已选定合作方' })
      .expect(200);
    expect((await look(cast.expert, need)).terms).toBeDefined();
    expect((await look(cast.rival, need)).terms).toBeUndefined();
    const open = (await door(need, { group: 'terms', shut: false }).expect(200)).body;
    expect(open.shut).toEqual([]);
    expect((await look(cast.rival, need)).terms).toBeDefined();
    const facts = await house.factsOf(need);
    expect(facts.filter((name) => name.startsWith('need.door'))).toEqual([
      'need.doorShut',
      'need.doorOpened',
    ]);
  });

  it('when a person is shut out, then they alone lose every group that is not public, files included', async () => {
    const file = (await cast.firm.person.upload('/api/files', '图纸.txt', '尺寸').expect(200)).body;
    const need = (
      await aPublishedNeed(cast, { title: '只对一人关门的难题', tiers, files: [file.id] })
    ).id;
    await promise(cast.expert, need);
    await promise(cast.rival, need);
    await cast.rival.person.get(`/api/files/${file.id}`).expect(200);
    await door(need, { expert: cast.rival.expert, shut: true }).expect(200);
    const view = await look(cast.rival, need);
    expect([view.problem, view.terms, view.files]).toEqual([undefined, undefined, undefined]);
    expect(view.indicators).toBeDefined();
    await cast.rival.person.get(`/api/files/${file.id}`).expect(404);
    expect((await look(cast.expert, need)).problem).toBeDefined();
  });

  it('when a public group would be shut to one person, or nothing is named, then it is refused at its field', async () => {
    const need = (await aPublishedNeed(cast, { title: '没有门可关的难题', tiers })).id;
    const alone = { group: 'indicators', expert: cast.rival.expert, shut: true };
    for (const change of [alone, { shut: true }]) {
      const { body } = await door(need, change).expect(400);
      expect(body.issues[0].path).toBe('group');
    }
  });
});

describe('the promise as a signed record', () => {
  it('when it is given, then both read who, when and the very words, and a second time changes nothing', async () => {
    const need = (await aPublishedNeed(cast, { title: '签了字的难题', tiers })).id;
    await cast.expert.person.get(`/api/needs/${need}/promise`).expect(404);
    await promise(cast.expert, need);
    const mine = (await cast.expert.person.get(`/api/needs/${need}/promise`).expect(200)).body;
    expect(mine).toMatchObject({
      version: promiseVersion,
      text: promiseTexts[promiseVersion].zh,
      account: '林知微',
      need: { id: need, title: '签了字的难题' },
    });
    house.clock.set(new Date(house.clock.now().getTime() + 60_000));
    await promise(cast.expert, need);
    const { promises } = await ledgerOf(need);
    expect(promises).toEqual([mine]);
    await cast.rival.person.get(`/api/needs/${need}/promise`).expect(404);
  });
});

describe('contact details', () => {
  it('when two exchange them about a need, then its ledger says who, since when, and that it was taken back', async () => {
    const need = (await aPublishedNeed(cast, { title: '互换过联系方式的难题', tiers })).id;
    const { id } = await aBid(cast.expert, need);
    for (const { person } of [cast.firm, cast.expert])
      await person.put('/api/me/contact', { email: '', phone: '13000000000' }).expect(200);
    const about = { kind: 'bid', id };
    const talk = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body.id;
    const move = (who: Seated, name: string) =>
      who.person.post(`/api/conversations/${talk}/contact`, { move: name }).expect(200);
    await move(cast.firm, 'ask');
    expect((await ledgerOf(need)).exchanges).toEqual([]);
    await move(cast.expert, 'agree');
    const known = { expert: { id: cast.expert.expert, name: '林知微' }, by: '方启明' };
    expect((await ledgerOf(need)).exchanges).toMatchObject([{ ...known, open: true }]);
    await move(cast.expert, 'withdraw');
    expect((await ledgerOf(need)).exchanges).toMatchObject([{ ...known, open: false }]);
  });
});

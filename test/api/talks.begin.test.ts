import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { conversationReactions } from '../../server/src/features/conversations/conversation.reactions.ts';
import { EventModel } from '../../server/src/platform/events.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedFirm, type Seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const open = (who: Seated, about: object) => who.person.post('/api/conversations', { about });
const partners = async (need: string) =>
  (await cast.firm.person.get(`/api/needs/${need}/partners`).expect(200)).body.items;

describe('a talk about a need, before there is a bid', () => {
  it('when an expert has promised confidentiality, then both may begin one talk; who has not, may not', async () => {
    const { id } = await aPublishedNeed(cast, { title: '先问清楚再揭榜的难题' });
    const about = { kind: 'need', id };
    await open(cast.expert, about).expect(404);
    const view = (
      await cast.expert.person.post(`/api/needs/${id}/promise`, { promise: true }).expect(200)
    ).body;
    expect(view.standings).toContain('promised');
    const begun = (await open(cast.expert, about).expect(200)).body;
    expect(begun).toMatchObject({ side: 'expert', about, deal: { noun: 'need' }, need: id });
    const named = { ...about, expert: cast.expert.expert };
    expect((await open(cast.firm, named).expect(200)).body.id).toBe(begun.id);
    await open(cast.rival, about).expect(404);
    await open(cast.firm, { ...about, expert: cast.rival.expert }).expect(404);
    await open(await aVerifiedFirm(house, cast.officer), named).expect(404);
  });

  it('when the firm asks with whom it may talk, then whoever is introduced or promised is there until they bid', async () => {
    const { id } = await aPublishedNeed(cast, { title: '两位专家可以先谈的难题' });
    await cast.expert.person.post(`/api/needs/${id}/promise`, { promise: true }).expect(200);
    await cast.officer.person
      .post(`/api/needs/${id}/introductions`, { expert: cast.rival.expert, note: '' })
      .expect(200);
    expect(await partners(id)).toEqual([
      expect.objectContaining({ kind: 'introduction' }),
      expect.objectContaining({ kind: 'need', unread: 0 }),
    ]);
    const seen = (await cast.rival.person.get(`/api/needs/${id}`).expect(200)).body;
    expect(seen.standings).toContain('introduced');
    const talk = (await open(cast.rival, { kind: 'introduction', id }).expect(200)).body;
    const said = { clientId: 'before-a-bid-1', text: '节拍能停几天' };
    await cast.rival.person.post(`/api/conversations/${talk.id}/messages`, said).expect(200);
    const [rival] = await partners(id);
    expect(rival).toMatchObject({ conversation: talk.id, unread: 1, expert: { name: '陆怀瑾' } });
    await aBid(cast.rival, id);
    await house.settled();
    const told = async ({ person }: Seated, query = '') =>
      (await person.get(`/api/needs/${id}/timeline${query}`).expect(200)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    // Who was introduced sees what was theirs, and nothing of the other's promise, nor the other of them.
    expect(await told(cast.rival)).toEqual(
      expect.arrayContaining(['need.introduced', 'conversation.begun', 'bid.submitted']),
    );
    expect(await told(cast.rival)).not.toContain('need.promised');
    expect(await told(cast.expert)).toContain('need.promised');
    for (const name of ['need.introduced', 'conversation.begun', 'bid.submitted'])
      expect(await told(cast.expert)).not.toContain(name);
    // Beside a talk the firm reads what concerns the two: a word to the other could be taken for one to them.
    expect(talk.expertId).toBe(cast.rival.expert);
    const withRival = await told(cast.firm, `?expert=${talk.expertId}`);
    expect(withRival).toEqual(expect.arrayContaining(['need.published', 'bid.submitted']));
    expect(withRival).not.toContain('need.promised');
    const withExpert = await told(cast.firm, `?expert=${cast.expert.expert}`);
    expect(withExpert).toContain('need.promised');
    for (const name of ['need.introduced', 'conversation.begun', 'bid.submitted'])
      expect(withExpert).not.toContain(name);
    expect((await partners(id)).map(({ kind }: { kind: string }) => kind)).toEqual(['need']);
    await cast.expert.person.get(`/api/needs/${id}/partners`).expect(403);
    const other = await aVerifiedFirm(house, cast.officer);
    await other.person.get(`/api/needs/${id}/partners`).expect(403);
  });

  it('when the need is withdrawn, then nobody begins a talk about it, and the one that was begun goes on', async () => {
    const { id } = await aPublishedNeed(cast, { title: '后来撤回的难题' });
    await cast.expert.person.post(`/api/needs/${id}/promise`, { promise: true }).expect(200);
    await cast.rival.person.post(`/api/needs/${id}/promise`, { promise: true }).expect(200);
    const talk = (await open(cast.expert, { kind: 'need', id }).expect(200)).body;
    const why = { reason: 'planChanged', note: '产线停了' };
    await cast.firm.person.post(`/api/needs/${id}/withdraw`, why).expect(200);
    await open(cast.rival, { kind: 'need', id }).expect(404);
    expect(await partners(id)).toMatchObject([{ conversation: talk.id }]);
    const said = { clientId: 'after-the-end-1', text: '后会有期' };
    await cast.expert.person.post(`/api/conversations/${talk.id}/messages`, said).expect(200);
  });
});

describe('an engagement', () => {
  it('when its parties list it, then each finds the talk and what is unread; the bureau finds none until called', async () => {
    const { id } = await aPublishedNeed(cast, { title: '谈到签约的难题' });
    const bid = await aBid(cast.expert, id);
    await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    const sentence = { sentence: '已选定合作方' };
    await cast.firm.person.post(`/api/bids/${bid.id}/award`, sentence).expect(200);
    const listed = async ({ person }: Seated) =>
      (await person.get('/api/desk/engagements').expect(200)).body.items[0];
    const deal = await listed(cast.expert);
    expect(deal).toMatchObject({ standings: ['expert'], unread: 0 });
    const talk = (await open(cast.expert, { kind: 'engagement', id: deal.id }).expect(200)).body;
    expect(talk.deal).toEqual({ noun: 'engagement', state: 'agreement' });
    const said = { clientId: 'engaged-talk-1', text: '下周三进厂' };
    await cast.expert.person.post(`/api/conversations/${talk.id}/messages`, said).expect(200);
    expect(await listed(cast.firm)).toMatchObject({ conversation: talk.id, unread: 1 });
    const bureau = await listed(cast.officer);
    expect(bureau).toMatchObject({ standings: ['officer'] });
    expect(bureau.conversation).toBeUndefined();
    // A fact told again, as after a crash, turns nothing back.
    const sent = await EventModel.findOne({ name: 'bid.submitted', 'subject.id': bid.id }).lean();
    for (const { run } of conversationReactions) await run(sent as never, house.assembly.world);
    const after = await cast.expert.person.get(`/api/conversations/${talk.id}`).expect(200);
    expect(after.body.deal.noun).toBe('engagement');
    await open(cast.officer, { kind: 'engagement', id: deal.id }).expect(403);
    await open(cast.rival, { kind: 'engagement', id: deal.id }).expect(404);
  });
});

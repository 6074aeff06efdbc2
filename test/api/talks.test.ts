import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { type Seated, seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

let serial = 0;
const clientId = () => {
  serial += 1;
  return `story-message-${serial}`;
};
const say = (who: Seated, talk: string, said: object) =>
  who.person.post(`/api/conversations/${talk}/messages`, { clientId: clientId(), ...said });
const said = async (who: Seated, talk: string, query = '') =>
  (await who.person.get(`/api/conversations/${talk}/messages${query}`).expect(200)).body.items;
const read = async (who: Seated, talk: string) =>
  (await who.person.get(`/api/conversations/${talk}`).expect(200)).body;

/** A talk as the list of what waits for somebody has it. */
const waiting = async (who: Seated, talk: string) =>
  (
    await who.person.get('/api/conversations?waiting=true&pageSize=100').expect(200)
  ).body.items.find(({ id }: { id: string }) => id === talk);

/** A talk about a bid. @returns its id, and the bid's */
const aTalk = async (title: string) => {
  const need = await aPublishedNeed(cast, { title });
  const bid = await aBid(cast.expert, need.id);
  const about = { kind: 'bid', id: bid.id };
  const talk = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body;
  return { need: need.id as string, bid: bid.id as string, talk: talk.id as string };
};

describe('the latest of a talk in the list', () => {
  it('when it has no words, then the list tells what it was and by whom', async () => {
    const { talk } = await aTalk('列表要说清的难题');
    const latest = async () => {
      const { items } = (await cast.expert.person.get('/api/conversations').expect(200)).body;
      return items.find((one: { id: string }) => one.id === talk).last;
    };
    await say(cast.firm, talk, { text: '写错了' }).expect(200);
    expect(await latest()).toMatchObject({ text: '写错了' });
    expect(await latest()).not.toHaveProperty('was');
    await cast.firm.person.delete(`/api/conversations/${talk}/messages/1`).expect(200);
    const by = (await read(cast.firm, talk)).people[0].name;
    expect(await latest()).toMatchObject({ text: '', was: 'withdrawn', by });
    await cast.firm.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    expect(await latest()).toMatchObject({ text: '', was: 'bureauCalled', by });
  });
});

describe('what there is one talk of', () => {
  it('when an introduction, then a bid, then an engagement brings two together, then it is one talk that follows the deal', async () => {
    const need = await aPublishedNeed(cast, { title: '引荐之后才揭榜的难题' });
    const introduction = { kind: 'introduction', id: need.id, expert: cast.expert.expert };
    await cast.firm.person.post('/api/conversations', { about: introduction }).expect(404);
    await cast.officer.person
      .post(`/api/needs/${need.id}/introductions`, { expert: cast.expert.expert, note: '请看看' })
      .expect(200);
    const begun = (
      await cast.firm.person.post('/api/conversations', { about: introduction }).expect(200)
    ).body;
    expect(begun).toMatchObject({ deal: { noun: 'need' }, with: '林知微', side: 'firm' });
    await cast.rival.person.post('/api/conversations', { about: introduction }).expect(404);

    const bid = await aBid(cast.expert, need.id);
    await house.settled();
    const followed = await read(cast.expert, begun.id);
    expect(followed).toMatchObject({ bid: bid.id, deal: { noun: 'bid', state: 'submitted' } });
    expect((await cast.firm.person.get(`/api/bids/${bid.id}`)).body.conversation).toBe(begun.id);
    await cast.firm.person.post(`/api/bids/${bid.id}/shortlist`).expect(200);
    await cast.firm.person
      .post(`/api/bids/${bid.id}/award`, { sentence: '已选定合作方' })
      .expect(200);
    await house.settled();
    const signed = await read(cast.expert, begun.id);
    expect(signed).toMatchObject({ deal: { noun: 'engagement', state: 'agreement' } });
    const about = { kind: 'engagement', id: signed.engagement };
    const again = await cast.expert.person.post('/api/conversations', { about }).expect(200);
    expect(again.body.id).toBe(begun.id);
  });
});

describe('what is said', () => {
  it('when it is edited or withdrawn, then a mark stays, quotes follow, and only the writer may while the minutes last', async () => {
    const { talk } = await aTalk('可以改口的难题');
    const first = (await say(cast.firm, talk, { text: '节拍能到 20 秒吗' }).expect(200)).body;
    const answer = (await say(cast.expert, talk, { text: '能', quote: first.seq }).expect(200))
      .body;
    expect(answer.quote).toEqual({ seq: first.seq, name: '方启明', text: '节拍能到 20 秒吗' });
    const at = `/api/conversations/${talk}/messages/${first.seq}`;
    await cast.expert.person.put(at, { text: '冒名改口' }).expect(403);
    await cast.firm.person.put(at, { text: '节拍能到 18 秒吗' }).expect(200);
    const changed = await said(cast.expert, talk, '?changed=0');
    expect(changed.map((one: { seq: number }) => one.seq)).toEqual([first.seq, answer.seq]);
    expect(changed[0]).toMatchObject({ text: '节拍能到 18 秒吗', editedAt: expect.any(String) });
    expect(changed[1].quote.text).toBe('节拍能到 18 秒吗');
    house.clock.set(new Date(house.clock.now().getTime() + 11 * 60_000));
    expect((await cast.firm.person.put(at, { text: '太晚了' }).expect(409)).body.code).toBe(
      'pastDeadline',
    );
    await cast.expert.person.delete(at).expect(403);
    await cast.firm.person.delete(at).expect(200);
    const left = await said(cast.expert, talk);
    expect(left[0]).toMatchObject({ text: '', withdrawnAt: expect.any(String) });
    expect(left[1].quote.text).toBe('');
    expect(await house.factsOf(talk)).toEqual(
      expect.arrayContaining(['message.edited', 'message.withdrawn']),
    );
  });

  it('when words are looked for, then signs of patterns are words too; when muted, then it is not counted', async () => {
    const { talk } = await aTalk('话很多的难题');
    await say(cast.firm, talk, { text: '振动 3 dB (A)' }).expect(200);
    await say(cast.firm, talk, { text: '另一句' }).expect(200);
    const found = await said(cast.expert, talk, `?q=${encodeURIComponent('db (a)')}`);
    expect(found.map((one: { text: string }) => one.text)).toEqual(['振动 3 dB (A)']);
    expect(await said(cast.expert, talk, `?q=${encodeURIComponent('.*')}`)).toEqual([]);
    const unread = async () => (await cast.expert.person.get('/api/conversations')).body.unread;
    const before = await unread();
    const mute = { muted: true };
    await cast.expert.person.put(`/api/conversations/${talk}/mute`, mute).expect(200);
    expect(await unread()).toBe(before - 2);
  });

  it('when nothing is said and nothing hangs on it, then it is refused', async () => {
    const { talk } = await aTalk('没有话说的难题');
    await say(cast.firm, talk, { text: '  ' }).expect(400);
  });
});

describe('calling somebody in', () => {
  it('when the bureau is called, then it reads and speaks, both sides see it, and before it sees nothing', async () => {
    const { talk } = await aTalk('要人撮合的难题');
    await cast.officer.person.get(`/api/conversations/${talk}`).expect(404);
    await cast.officer.person.post(`/api/conversations/${talk}/bureau`).expect(404);
    await cast.expert.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    await cast.expert.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    const notes = (await said(cast.firm, talk)).map((one: { note?: string }) => one.note);
    expect(notes).toEqual(['bureauCalled']);
    expect(await house.factsOf(talk)).toContain('conversation.bureauCalled');
    await say(cast.officer, talk, { text: '周四我陪你们去看磨床' }).expect(200);
    expect((await read(cast.firm, talk)).people).toEqual(
      expect.arrayContaining([expect.objectContaining({ side: 'bureau', name: '周以安' })]),
    );
    await cast.officer.person.get(`/api/conversations/${talk}/export`).expect(403);
    const far = await seated(house, 'broker', { county: '331299' });
    await far.person.get(`/api/conversations/${talk}`).expect(404);
    expect(await waiting(far, talk)).toBeUndefined();
  });

  it('when it was called, then its day’s work says by whom and since when, until it has spoken and read', async () => {
    const { talk } = await aTalk('等科技局来的难题');
    expect(await waiting(cast.officer, talk)).toBeUndefined();
    await cast.expert.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    const asked = { by: '林知微', side: 'expert', at: expect.any(String) };
    expect(await waiting(cast.officer, talk)).toMatchObject({ id: talk, asked });
    expect(await read(cast.firm, talk)).not.toHaveProperty('asked');
    const readAll = async () => {
      const { lastSeq } = await read(cast.officer, talk);
      await cast.officer.person
        .put(`/api/conversations/${talk}/read`, { seq: lastSeq })
        .expect(200);
    };
    await readAll();
    expect(await waiting(cast.officer, talk)).toMatchObject({ unread: 0 });
    await say(cast.officer, talk, { text: '我来了，先看材料' }).expect(200);
    expect(await waiting(cast.officer, talk)).toBeUndefined();
    await say(cast.firm, talk, { text: '材料在这里' }).expect(200);
    expect(await waiting(cast.officer, talk)).toMatchObject({ unread: 1 });
    await readAll();
    expect(await waiting(cast.officer, talk)).toBeUndefined();
  });
});

describe('exchanging contact details', () => {
  const contact = (who: Seated, talk: string, move: string) =>
    who.person.post(`/api/conversations/${talk}/contact`, { move });

  it('when both agree, then the two see each other and nobody else does, until one withdraws', async () => {
    const { talk, need } = await aTalk('想要见面的难题');
    expect((await contact(cast.firm, talk, 'ask').expect(409)).body.code).toBe('contactMissing');
    const [ours, theirs] = [
      { email: 'fang@example.com', phone: '0570-4012345' },
      { email: '', phone: '138 0000 0000' },
    ];
    await cast.firm.person.put('/api/me/contact', ours).expect(200);
    await cast.expert.person.put('/api/me/contact', theirs).expect(200);
    await contact(cast.firm, talk, 'ask').expect(200);
    await contact(cast.firm, talk, 'agree').expect(403);
    expect(JSON.stringify(await read(cast.expert, talk))).not.toContain('fang@example.com');
    await contact(cast.expert, talk, 'agree').expect(200);
    expect((await read(cast.expert, talk)).contact).toMatchObject({
      state: 'agreed',
      theirs: ours,
    });
    expect((await read(cast.firm, talk)).contact.theirs).toMatchObject(theirs);
    const link = await cast.firm.person.post('/api/invitations', { role: 'firmMember' });
    expect(link.status).toBeLessThan(500);
    await cast.firm.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    const seen = JSON.stringify(await read(cast.officer, talk));
    expect(seen).not.toMatch(/138 0000|fang@/);
    await contact(cast.expert, talk, 'withdraw').expect(200);
    expect((await read(cast.firm, talk)).contact).not.toHaveProperty('theirs');
    const timeline = (await cast.firm.person.get(`/api/needs/${need}/timeline`)).body.items;
    expect(timeline.map((one: { name: string }) => one.name)).toEqual(
      expect.arrayContaining(['contact.asked', 'contact.agreed', 'contact.withdrawn']),
    );
  });

  it('when the other declines, then nothing is shown and one may ask again', async () => {
    const { talk } = await aTalk('不想见面的难题');
    await cast.firm.person.put('/api/me/contact', { email: 'fang@example.com', phone: '' });
    await contact(cast.firm, talk, 'ask').expect(200);
    await contact(cast.expert, talk, 'decline').expect(200);
    expect((await contact(cast.expert, talk, 'agree').expect(409)).body.code).toBe(
      'moveNotPossible',
    );
    await contact(cast.firm, talk, 'ask').expect(200);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { talkNoticing } from '../../server/src/features/conversations/conversation.clockwork.ts';
import { letterSending } from '../../server/src/features/letters/letter.sending.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { aVerifiedExpert, type Seated, seated } from '../support/people.ts';
import { mailTo, openPostbox, type Postbox } from '../support/postbox.ts';

let post: Postbox;
let house: House;
let cast: Cast;

// A Tuesday, ten in the morning in Shanghai.
beforeAll(async () => {
  post = await openPostbox();
  house = await openHouse({ at: '2026-11-10T02:00:00Z', env: { SMTP_URL: post.url } });
  cast = await aCast(house);
  await mailTo(house, post, cast.expert, 'lin@example.cn');
  await mailTo(house, post, cast.firm, 'fang@example.cn');
});
afterAll(async () => {
  await house.close();
  await post.close();
});

const minute = 60_000;
let serial = 0;
const say = (who: Seated, talk: string, text: string) => {
  serial += 1;
  const clientId = `noticed-message-${serial}`;
  return who.person.post(`/api/conversations/${talk}/messages`, { clientId, text }).expect(200);
};
const aTalk = async (title: string, expert = cast.expert): Promise<string> => {
  const need = await aPublishedNeed(cast, { title });
  const about = { kind: 'bid', id: (await aBid(expert, need.id)).id };
  return (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body.id;
};
/** Lets minutes pass, and the clockwork run as it does every minute: twice, for it is safe to repeat. */
const pass = async (minutes: number) => {
  house.clock.pass(minutes * minute);
  await talkNoticing.run(house.assembly.world);
  await talkNoticing.run(house.assembly.world);
  await house.settled();
};
/** Notices of a talk that somebody has, by code, with what they tell. */
const noticesOf = async (who: Seated, talk: string) => {
  await house.settled();
  const { items } = (await who.person.get('/api/notices?pageSize=50').expect(200)).body;
  return items.filter((one: { link: object }) => 'id' in one.link && one.link.id === talk);
};
const codes = async (who: Seated, talk: string) =>
  (await noticesOf(who, talk)).map((one: { code: string }) => one.code);

describe('what is said', () => {
  it('when it is read in time, then nobody is told; when it is left unread, then its reader is told once', async () => {
    const talk = await aTalk('回话要及时的难题');
    await say(cast.firm, talk, '节拍能到 20 秒吗');
    await pass(14);
    expect(await codes(cast.expert, talk)).toEqual([]);
    await cast.expert.person.put(`/api/conversations/${talk}/read`, { seq: 1 }).expect(200);
    await pass(5);
    expect(await codes(cast.expert, talk)).toEqual([]);

    for (const text of ['还在吗', '砂轮换了一种', '等您的话']) await say(cast.firm, talk, text);
    await pass(16);
    await say(cast.firm, talk, '明天下午也行');
    await pass(30);
    const [notice, ...more] = await noticesOf(cast.expert, talk);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      code: 'talkWaiting',
      link: { noun: 'conversation', id: talk },
      words: { by: '方启明', title: '回话要及时的难题' },
    });
    expect(notice.words).not.toHaveProperty('count');
    expect(JSON.stringify(notice)).not.toContain('还在吗');
    expect(await codes(cast.firm, talk)).toEqual([]);
    const facts = await house.factsOf(talk);
    expect(facts.filter((name) => name === 'message.waiting')).toHaveLength(1);
  });

  it('when they looked and left the next one, then it is the same notice again; on another day it is another', async () => {
    const talk = await aTalk('谈了两天的难题');
    await say(cast.firm, talk, '第一句');
    await pass(16);
    await cast.expert.person.put(`/api/conversations/${talk}/read`, { seq: 1 }).expect(200);
    await cast.expert.person.post('/api/notices/read').expect(200);
    await say(cast.firm, talk, '第二句');
    await pass(16);
    const [again, ...more] = await noticesOf(cast.expert, talk);
    expect(more).toEqual([]);
    expect(again).toMatchObject({ read: false, words: { count: '2' } });
    await say(cast.firm, talk, '第三句');
    await pass(24 * 60);
    expect(await codes(cast.expert, talk)).toEqual(['talkWaiting', 'talkWaiting']);
  });

  it('when it was withdrawn, or the talk is muted, then nobody is told', async () => {
    const talk = await aTalk('不想被打扰的难题');
    await say(cast.firm, talk, '说错了');
    await cast.firm.person.delete(`/api/conversations/${talk}/messages/1`).expect(200);
    await pass(16);
    const mute = { muted: true };
    await cast.expert.person.put(`/api/conversations/${talk}/mute`, mute).expect(200);
    await say(cast.firm, talk, '有空看看');
    await pass(16);
    await cast.firm.person.post(`/api/conversations/${talk}/contact`, { move: 'ask' }).expect(200);
    expect(await codes(cast.expert, talk)).toEqual([]);
  });

  it('when its reader chose one letter a day, then the morning’s letter has one line of it', async () => {
    house.clock.set('2026-11-17T02:00:00Z');
    const reader = await aVerifiedExpert(house, cast.officer, { name: '程以宁' });
    await mailTo(house, post, reader, 'cheng@example.cn');
    const talk = await aTalk('写信来提醒的难题', reader);
    for (const text of ['在吗', '看到请回']) await say(cast.firm, talk, text);
    await pass(16);
    house.clock.set('2026-11-18T00:01:00Z');
    await letterSending.run(house.assembly.world);
    const letters = post.letters.filter(({ to }) => to === 'cheng@example.cn');
    const lines = letters.flatMap(({ mail }) => `${mail.subject}\n${mail.text}`.split('\n'));
    const telling = lines.filter((line) => line.includes('有话等您看'));
    expect(new Set(telling).size).toBe(1);
    expect(letters.filter(({ mail }) => mail.text?.includes('有话等您看'))).toHaveLength(1);
    expect(lines.join()).not.toContain('看到请回');
  });
});

describe('being asked', () => {
  const contact = (who: Seated, talk: string, move: string) =>
    who.person.post(`/api/conversations/${talk}/contact`, { move }).expect(200);

  it('when contact details are asked for, then the other side is told, once, and the answer goes to who asked', async () => {
    const talk = await aTalk('想见面谈的难题');
    await contact(cast.firm, talk, 'ask');
    await pass(60);
    expect(await codes(cast.expert, talk)).toEqual(['contactAsked']);
    expect(await codes(cast.firm, talk)).toEqual([]);
    await contact(cast.expert, talk, 'decline');
    expect(await codes(cast.firm, talk)).toEqual(['contactDeclined']);
    await contact(cast.firm, talk, 'ask');
    await contact(cast.expert, talk, 'agree');
    expect(await codes(cast.firm, talk)).toEqual(['contactAgreed', 'contactDeclined']);
    expect(await codes(cast.rival, talk)).toEqual([]);
  });

  it('when the bureau or the unit is called in, then their officers are told, and nobody else’s', async () => {
    const [unit, other] = [
      await seated(house, 'universityOfficer'),
      await seated(house, 'universityOfficer'),
    ];
    const theirs = await aVerifiedExpert(house, cast.officer, { unit: unit.organisation });
    const need = await aPublishedNeed(cast, { title: '要请人来的难题' });
    await cast.officer.person
      .post(`/api/needs/${need.id}/introductions`, { expert: theirs.expert, note: '请看看' })
      .expect(200);
    const about = { kind: 'introduction', id: need.id };
    const talk = (await theirs.person.post('/api/conversations', { about }).expect(200)).body.id;
    await theirs.person.post(`/api/conversations/${talk}/unit`).expect(200);
    expect(await codes(unit, talk)).toEqual(['talkUnitCalled']);
    expect(await codes(other, talk)).toEqual([]);
    await cast.firm.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    expect(await codes(cast.officer, talk)).toEqual(['talkBureauCalled']);
    const far = await seated(house, 'broker', { county: '331299' });
    expect(await codes(far, talk)).toEqual([]);
  });
});

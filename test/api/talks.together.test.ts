import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { keepForPeer } from '../../server/src/features/conversations/message.peers.service.ts';
import { rehearseTalking } from '../../server/src/features/conversations/message.rehearsal.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';
import { type LiveHouse, openLive } from '../support/wire.live.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const aTalk = async (title: string): Promise<string> => {
  const need = await aPublishedNeed(cast, { title });
  const about = { kind: 'bid', id: (await aBid(cast.expert, need.id)).id };
  return (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body.id;
};
const say = (who: Seated, talk: string, clientId: string, more: object = {}) =>
  who.person.post(`/api/conversations/${talk}/messages`, { clientId, text: clientId, ...more });
const said = async (talk: string) =>
  (await cast.firm.person.get(`/api/conversations/${talk}/messages?limit=200`).expect(200)).body
    .items as { seq: number; clientId: string }[];
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** A storm is limited by the real clock: each story's people have not said much before. */
const ten = 10;

describe('messages of one moment', () => {
  it('when both sides say much at once and read along, then all are there once, numbered without a hole, each with its own answer, and of each speaker one fact', async () => {
    const talk = await aTalk('同时说话的套圈');
    const seq = (await say(cast.firm, talk, 'the-first-of-all').expect(200)).body.seq;
    const answers = await Promise.all([
      ...times(ten, (index) => say(cast.firm, talk, `firm-at-once-${index}`)),
      ...times(ten, (index) => say(cast.expert, talk, `expert-at-once-${index}`)),
      say(cast.expert, talk, 'quoted-at-once', { quote: seq }),
      ...times(5, () => cast.expert.person.put(`/api/conversations/${talk}/read`, { seq })),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
    const kept = await said(talk);
    expect(kept.map((one) => one.seq)).toEqual(times(22, (index) => index + 1));
    expect(new Set(kept.map((one) => one.clientId)).size).toBe(22);
    for (const { body } of answers.filter(({ body }) => body.clientId))
      expect(kept.find((one) => one.clientId === body.clientId)?.seq).toBe(body.seq);
    const facts = await house.factsOf(talk);
    expect(facts.filter((name) => name === 'message.sent')).toHaveLength(2);
    const view = (await cast.firm.person.get(`/api/conversations/${talk}`).expect(200)).body;
    expect(view).toMatchObject({ lastSeq: 22, unread: expect.any(Number) });
  });

  it('when somebody goes on an hour later, or another speaks, then it is recorded again that they do, and not before', async () => {
    const talk = await aTalk('一小时后接着说');
    const spoken = async () =>
      (await house.factsOf(talk)).filter((name) => name === 'message.sent').length;
    await say(cast.firm, talk, 'an-hour-begins').expect(200);
    house.clock.pass(50 * 60_000);
    await say(cast.firm, talk, 'within-the-hour').expect(200);
    expect(await spoken()).toBe(1);
    await say(cast.expert, talk, 'another-speaks').expect(200);
    expect(await spoken()).toBe(2);
    house.clock.pass(11 * 60_000);
    await say(cast.firm, talk, 'after-the-hour').expect(200);
    await say(cast.expert, talk, 'still-their-hour').expect(200);
    expect(await spoken()).toBe(3);
  });

  it('when the way of a message is rehearsed after a start, then the store was asked and nothing is kept, told or recorded', async () => {
    const { db } = mongoose.connection;
    const kept = () =>
      Promise.all(
        ['conversations', 'messages', 'events'].map((name) =>
          db!.collection(name).countDocuments(),
        ),
      );
    const before = await kept();
    const told: unknown[] = [];
    const world = {
      ...house.assembly.world,
      nudge: (...given: unknown[]) => void told.push(given),
    };
    let asked = 0;
    const count = () => {
      asked += 1;
    };
    const client = mongoose.connection.getClient().on('connectionCheckedOut', count);
    await rehearseTalking(world);
    client.off('connectionCheckedOut', count);
    expect(asked).toBeGreaterThan(150);
    expect(await kept()).toEqual(before);
    expect(told).toEqual([]);
  });

  it('when one comes twenty times among others and a stranger speaks up, then it is kept once and only the stranger is refused', async () => {
    const talk = await aTalk('同一句话来了二十次');
    const [same, others, stranger] = await Promise.all([
      Promise.all(times(20, () => say(cast.expert, talk, 'twenty-times-me'))),
      Promise.all(times(ten, (index) => say(cast.firm, talk, `beside-it-${index}`))),
      say(cast.rival, talk, 'not-my-talk-1'),
    ]);
    expect(new Set(same.map(({ body }) => body.id)).size).toBe(1);
    expect([...same, ...others].every(({ status }) => status === 200)).toBe(true);
    expect(stranger.status).toBe(404);
    expect((await said(talk)).map((one) => one.seq)).toEqual(times(11, (index) => index + 1));
  });
});

describe('several servers on one store', () => {
  it('when both write to many talks, then each talk is written by one of them, and nothing is lost, twice or out of order', async () => {
    const talks: string[] = [];
    for (let talk = 0; talk < 6; talk += 1) talks.push(await aTalk(`两台服务器写第 ${talk} 个`));
    const servers: LiveHouse[] = [await openLive(house, 'store'), await openLive(house, 'store')];
    const { world } = house.assembly;
    const ask = world.elsewhere!;
    let handed = 0;
    world.elsewhere = (talk, given) => {
      const asked = ask(talk, given);
      handed += asked ? 1 : 0;
      return asked;
    };
    await Promise.all(
      talks.flatMap((talk) => times(3, (n) => say(cast.firm, talk, `by-two-servers-${n}`))),
    );
    for (const talk of talks) expect((await said(talk)).map((one) => one.seq)).toEqual([1, 2, 3]);
    // Which of the two cares for a talk is drawn by its id: one more until it is the other.
    while (handed === 0)
      await say(cast.firm, await aTalk('再开一个'), 'one-more-talk-1').expect(200);
    // refused there as here
    const [talk] = talks;
    await say(cast.rival, talk!, 'by-two-servers-9').expect(404);
    world.elsewhere = ask;
    for (const server of servers) await server.close();
    expect(world.elsewhere).toBeUndefined();
  });

  it('when the one that cares for a talk is lost, before or after it kept a message, then it is kept here, once', async () => {
    const talk = await aTalk('管事的服务器没了');
    const { world } = house.assembly;
    world.elsewhere = () => Promise.reject(new Error('lost'));
    await say(cast.expert, talk, 'lost-before-it-1').expect(200);
    world.elsewhere = async (_talk, given) => {
      await keepForPeer(given as never, world);
      throw new Error('lost');
    };
    const { body } = await say(cast.expert, talk, 'lost-after-it-1').expect(200);
    world.elsewhere = undefined;
    expect(body.seq).toBe(2);
    expect((await said(talk)).map((one) => one.seq)).toEqual([1, 2]);
  });
});

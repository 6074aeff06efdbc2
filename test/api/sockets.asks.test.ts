import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { AccountModel } from '../../server/src/features/accounts/account.model.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { anExpert, type Seated } from '../support/people.ts';
import { cutAfter, heard, type LiveHouse, nextLook, openLive } from '../support/wire.live.ts';

let house: House;
let live: LiveHouse;
let cast: Cast;
let talk: string;
beforeAll(async () => {
  house = await openHouse();
  live = await openLive(house);
  cast = await aCast(house);
  const bid = await aBid(cast.expert, (await aPublishedNeed(cast)).id);
  const about = { kind: 'bid', id: bid.id };
  talk = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body.id;
});
afterAll(async () => {
  await live.close();
  await house.close();
});

const door = 'POST /api/conversations/:id/messages';
const sit = async (who: Seated) => live.connect(await live.cookieOf(who));
const ask = (socket: Socket, asked: unknown) => socket.timeout(5000).emitWithAck('ask', asked);
const say = (socket: Socket, clientId: string, text: string, more: object = {}) =>
  ask(socket, { door, params: { id: talk }, body: { clientId, text, ...more } });
const saidOf = async (who: Seated) =>
  (await who.person.get(`/api/conversations/${talk}/messages`).expect(200)).body.items;

describe('a message over the socket', () => {
  it('when it is sent, again too, then it is kept once as by HTTP, and who has the talk open hears it', async () => {
    const [firm, expert] = await Promise.all([cast.firm, cast.expert].map(sit));
    const entered = heard(expert!, 'present');
    expert!.emit('enter', talk);
    await entered;
    const told = heard<{ message: object }>(expert!, 'changed');
    const first = await say(firm!, 'over-the-socket-1', '节拍能到 20 秒吗？');
    const again = await say(firm!, 'over-the-socket-1', '节拍能到 20 秒吗？');
    expect(first).toMatchObject({ status: 200, body: { text: '节拍能到 20 秒吗？', seq: 1 } });
    expect(again).toEqual(first);
    expect((await told).message).toEqual(first.body);
    expect(await saidOf(cast.expert)).toEqual([first.body]);
  });

  it('when it is not theirs, bad, or at a door that is not open to sockets, then it is refused as by HTTP and nothing is kept', async () => {
    const [firm, rival] = await Promise.all([cast.firm, cast.rival].map(sit));
    const before = await saidOf(cast.firm);
    expect(await say(rival!, 'not-mine-1', '插话')).toMatchObject({ status: 404 });
    expect(await say(firm!, 'not-good-1', '')).toMatchObject({
      status: 400,
      body: { code: 'badInput', issues: [{ path: 'text' }] },
    });
    const forged = { author: { id: cast.expert.id, name: '林知微' } };
    expect(await say(firm!, 'forged-1', '冒名', forged)).toMatchObject({ status: 400 });
    const english = { door, params: { id: talk }, body: {}, language: 'en' };
    const { body } = await ask(firm!, english);
    expect(body.issues.map(({ message }: { message: string }) => message).join()).toMatch(/[a-z]/);
    for (const other of ['GET /api/me', 'DELETE /api/session', '', 7, null])
      expect(await ask(firm!, { door: other })).toMatchObject({ status: 404 });
    for (const odd of [null, 'x', [], { door, params: 'x' }, { door, params: { id: 'x' } }])
      expect(await ask(firm!, odd)).toMatchObject({ status: 404 });
    expect(await saidOf(cast.firm)).toEqual(before);
  });

  it('when somebody says too much by either way, then both ways are held back, and others are unhurt', async () => {
    const [firm, expert] = await Promise.all([cast.firm, cast.expert].map(sit));
    const storm = await Promise.all(
      Array.from({ length: 80 }, (_, index) => say(firm!, `storm-of-mine-${index}`, '刷屏')),
    );
    expect(storm.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    const one = { clientId: 'storm-by-http-1', text: '刷屏' };
    await cast.firm.person.post(`/api/conversations/${talk}/messages`, one).expect(429);
    expect(await say(expert!, 'unhurt-by-it-1', '我不受影响')).toMatchObject({ status: 200 });
  });

  it('when a socket asks without end, then it is cut off', async () => {
    const socket = await sit(await anExpert(house));
    for (let time = 0; time < 400; time += 1) socket.emit('ask', { door: 'x' }, () => {});
    expect(await cutAfter(socket)).toBeLessThan(nextLook);
  });

  it('when an account is disabled, then its open socket can say nothing', async () => {
    const socket = await sit(cast.expert);
    await AccountModel.updateOne({ _id: cast.expert.id }, { $set: { disabled: true } });
    const start = performance.now();
    let status = 200;
    while (socket.connected && status === 200 && performance.now() - start < nextLook)
      status = (await say(socket, `still-there-${start}`, '还在吗').catch(() => ({ status: 401 })))
        .status;
    expect(performance.now() - start).toBeLessThan(nextLook);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { heard, type LiveHouse, openLive } from '../support/wire.live.ts';

let house: House;
let cast: Cast;
let first: LiveHouse;
let second: LiveHouse;
let talk: string;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
  const bid = await aBid(cast.expert, (await aPublishedNeed(cast)).id);
  const about = { kind: 'bid', id: bid.id };
  talk = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body.id;
  [first, second] = [await openLive(house, 'store'), await openLive(house, 'store')];
});
afterAll(async () => {
  await first.close();
  await second.close();
  await house.close();
});

type Present = { talk: string; people: { name: string }[] };
/** Resolves as soon as these and nobody else are seen to be there. */
const there = (socket: Socket, ...names: string[]) =>
  new Promise<void>((resolve) => {
    const look = ({ people }: Present) => {
      if (
        people
          .map(({ name }) => name)
          .sort()
          .join() !== names.sort().join()
      )
        return;
      socket.off('present', look);
      resolve();
    };
    socket.on('present', look);
  });

describe('two servers on one store', () => {
  it('when each has one of the two, then both see both, hear each other type, are told what is said, and see who left', async () => {
    const firm = await first.connect(await first.cookieOf(cast.firm));
    const expert = await second.connect(await second.cookieOf(cast.expert));
    const alone = there(firm, '方启明');
    firm.emit('enter', talk);
    await alone;
    const both = [there(firm, '方启明', '林知微'), there(expert, '方启明', '林知微')];
    expert.emit('enter', talk);
    await Promise.all(both);
    const typing = heard<{ name: string }>(firm, 'typing');
    const own: unknown[] = [];
    expert.on('typing', (told) => own.push(told));
    expert.emit('typing', talk);
    expect(await typing).toMatchObject({ talk, name: '林知微' });
    expect(own).toEqual([]);
    const told = [firm, expert].map((socket) => heard<{ topic: string }>(socket, 'changed'));
    const said = { clientId: 'two-servers-1', text: '两台服务器' };
    await cast.firm.person.post(`/api/conversations/${talk}/messages`, said).expect(200);
    for (const nudge of await Promise.all(told)) expect(nudge.topic).toBe('conversations');
    const gone = there(firm, '方启明');
    expert.close();
    await gone;
  });

  it('when somebody without a right asks the other server, then they neither see nor are seen', async () => {
    const firm = await first.connect(await first.cookieOf(cast.firm));
    const rival = await second.connect(await second.cookieOf(cast.rival));
    const strange: unknown[] = [];
    rival.onAny((...told) => strange.push(told));
    rival.emit('enter', talk);
    rival.emit('typing', talk);
    const alone = there(firm, '方启明');
    firm.emit('enter', talk);
    await alone;
    const expert = await second.connect(await second.cookieOf(cast.expert));
    const both = there(firm, '方启明', '林知微');
    expert.emit('enter', talk);
    await both;
    expect(strange).toEqual([]);
  });
});

describe('a store without change streams', () => {
  it('when sockets shall go through them, then it says what is needed and what to use instead', async () => {
    await expect(openLive(house, 'mongo')).rejects.toThrow(/MongoDB with .*use SOCKETS=store/);
  });
});

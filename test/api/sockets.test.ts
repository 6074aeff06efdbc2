import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { AccountModel } from '../../server/src/features/accounts/account.model.ts';
import { startRelay } from '../../server/src/platform/relay.ts';
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

let serial = 0;
const say = (who: Seated, text: string, more: object = {}) => {
  serial += 1;
  const said = { clientId: `socket-story-${serial}`, text, ...more };
  return who.person.post(`/api/conversations/${talk}/messages`, said);
};
const sit = async (who: Seated) => live.connect(await live.cookieOf(who));
interface Nudged {
  topic: string;
  message?: { text: string; seq: number };
}

describe('who may connect', () => {
  it('when it comes from another site, without a session or with a made-up one, then it is refused', async () => {
    const cookie = await live.cookieOf(cast.firm);
    await expect(live.connect(cookie, 'https://evil.example')).rejects.toThrow();
    await expect(live.connect()).rejects.toThrow('signInFirst');
    await expect(live.connect(`${cookie}x`)).rejects.toThrow('signInFirst');
    expect((await live.connect(cookie, live.url)).connected).toBe(true);
  });

  it('when a session has run out or was ended, then its socket is dead and no new one comes', async () => {
    const somebody = await anExpert(house);
    const [old, ended] = [await live.cookieOf(somebody), await live.cookieOf(somebody)];
    const sockets = [await live.connect(old), await live.connect(ended)];
    const sessions = mongoose.connection.db!.collection('sessions');
    const id = decodeURIComponent(old).split('s:')[1]!.split('.')[0]!;
    const past = { expires: new Date(Date.now() - 1000) };
    expect((await sessions.updateOne({ _id: id as never }, { $set: past })).matchedCount).toBe(1);
    await house.guest().delete('/api/session').set('Cookie', ended).expect(200);
    const times = await Promise.all(sockets.map(cutAfter));
    expect(Math.max(...times)).toBeLessThan(nextLook);
    await expect(live.connect(old)).rejects.toThrow('signInFirst');
    await expect(live.connect(ended)).rejects.toThrow('signInFirst');
  });

  it('when an account is disabled, then HTTP and its socket are dead', async () => {
    const somebody = await anExpert(house);
    const socket = await sit(somebody);
    await AccountModel.updateOne({ _id: somebody.id }, { $set: { disabled: true } });
    expect(await cutAfter(socket)).toBeLessThan(nextLook);
    await somebody.person.get('/api/notices').expect(401);
  });
});

describe('what one hears', () => {
  it('when something is said, then who has the talk open gets it at once; a stranger who asks for the room hears nothing', async () => {
    const [firm, expert, stranger] = await Promise.all(
      [cast.firm, cast.expert, cast.rival].map(sit),
    );
    const present = heard<{ people: object[] }>(firm!, 'present');
    firm!.emit('enter', talk);
    await present;
    const both = heard<{ people: { name: string }[] }>(firm!, 'present');
    expert!.emit('enter', talk);
    expect((await both).people.map(({ name }) => name).sort()).toEqual(['方启明', '林知微'].sort());
    stranger!.emit('enter', talk);
    const strange: unknown[] = [];
    stranger!.onAny((...told) => strange.push(told));
    const typing = heard<{ name: string }>(firm!, 'typing');
    stranger!.emit('typing', talk);
    expert!.emit('typing', talk);
    expect((await typing).name).toBe('林知微');
    const told = heard<Nudged>(expert!, 'changed');
    const sent = (await say(cast.firm, '<img src=x onerror=alert(1)>').expect(200)).body;
    expect((await told).message).toMatchObject({ text: sent.text, seq: sent.seq });
    expect(strange).toEqual([]);
  });

  it('when a client forges an event or a sender, then nobody hears it and nothing is stored', async () => {
    const [firm, expert] = await Promise.all([cast.firm, cast.expert].map(sit));
    const entered = heard(expert!, 'present');
    expert!.emit('enter', talk);
    await entered;
    const before = (await cast.firm.person.get(`/api/conversations/${talk}`)).body.lastSeq;
    const texts: unknown[] = [];
    const real = new Promise<void>((resolve) => {
      expert!.on('changed', ({ message }: Nudged) => {
        if (message) texts.push(message.text);
        if (message?.text === '真的') resolve();
      });
    });
    firm!.emit('changed', { topic: 'conversations', talk, message: { text: '假的' } });
    firm!.emit('message', { talk, author: { id: cast.expert.id }, text: '冒名' });
    await say(cast.firm, '冒名', { author: { id: cast.expert.id, name: '林知微' } }).expect(400);
    await say(cast.rival, '插话').expect(404);
    await say(cast.firm, '真的').expect(200);
    const said = (
      await cast.expert.person.get(`/api/conversations/${talk}/messages?after=${before}`)
    ).body.items;
    expect(said).toMatchObject([{ text: '真的', author: { id: cast.firm.id, name: '方启明' } }]);
    await real;
    expect(texts).toEqual(['真的']);
  });
});

describe('storms', () => {
  it('when one client sends without end, then it is held back and the other is answered as before', async () => {
    const storm = await Promise.all(Array.from({ length: 90 }, () => say(cast.firm, '刷屏')));
    const held = storm.filter(({ status }) => status === 429);
    expect(held.length).toBeGreaterThan(20);
    expect(storm.every(({ status }) => status === 200 || status === 429)).toBe(true);
    await say(cast.expert, '我不受影响').expect(200);
  });

  it('when a socket floods, then it alone is cut off', async () => {
    const [firm, expert] = await Promise.all([cast.firm, cast.expert].map(sit));
    for (let time = 0; time < 200; time += 1) firm!.emit('typing', talk);
    expect(await cutAfter(firm!)).toBeLessThan(nextLook);
    const present = heard(expert!, 'present');
    expert!.emit('enter', talk);
    await present;
    expect(expert!.connected).toBe(true);
  });
});

describe('several processes', () => {
  it('when one tells, then the others hear each nudge once and in order, and it does not hear itself', async () => {
    const got: Record<'a' | 'b', number[]> = { a: [], b: [] };
    let all = () => {};
    const whole = new Promise<void>((resolve) => {
      all = resolve;
    });
    const a = await startRelay({
      emit: ({ nudge }) => void got.a.push((nudge as { n: number }).n),
    });
    const b = await startRelay({
      emit: ({ rooms, nudge }) => {
        if (rooms[0] !== 'talk:1') return;
        got.b.push((nudge as { n: number }).n);
        if (got.b.length === 300) all();
      },
    });
    for (let n = 0; n < 300; n += 1) {
      a.tell({ rooms: ['talk:1'], nudge: { n } });
      if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await whole;
    expect(got.b).toEqual(Array.from({ length: 300 }, (_, n) => n));
    await Promise.all([a.stop(), b.stop()]);
    expect(got.a).toEqual([]);
  });
});

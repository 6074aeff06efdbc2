import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import { AccountModel } from '../../server/src/features/accounts/account.model.ts';
import { ConversationModel } from '../../server/src/features/conversations/conversation.model.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';
import { type LiveHouse, nextLook, openLive } from '../support/wire.live.ts';

let house: House;
let live: LiveHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  live = await openLive(house);
  cast = await aCast(house);
});
afterAll(async () => {
  await live.close();
  await house.close();
});

/** A talk to which the bureau was called. */
const aTalk = async (title: string): Promise<string> => {
  const need = await aPublishedNeed(cast, { title });
  const about = { kind: 'bid', id: (await aBid(cast.expert, need.id)).id };
  const { id } = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body;
  await cast.firm.person.post(`/api/conversations/${id}/bureau`).expect(200);
  return id;
};
let serial = 0;
const say = (who: Seated, talk: string) => {
  serial += 1;
  const said = { clientId: `removed-story-${serial}`, text: '还在吗' };
  return who.person.post(`/api/conversations/${talk}/messages`, said);
};
/** The bureau is out, as another process may write it; whoever should tell of it is lost. */
const takeOut = (talk: string) =>
  ConversationModel.updateOne({ _id: talk }, { $unset: { 'called.bureau': 1 } });

/** Milliseconds until these and nobody else are seen to be there. */
const there = (socket: Socket, names: string[]) => {
  const start = performance.now();
  return new Promise<number>((resolve) => {
    const look = ({ people }: { people: { name: string }[] }) => {
      const here = people.map(({ name }) => name);
      if (here.sort().join() !== names.sort().join()) return;
      socket.off('present', look);
      resolve(performance.now() - start);
    };
    socket.on('present', look);
  });
};

describe('who was taken out of a talk, when no process was told', () => {
  it('when they were speaking just now, then their next word is refused, and the others are heard as before', async () => {
    const talk = await aTalk('谁还能说话');
    await say(cast.officer, talk).expect(200);
    await say(cast.firm, talk).expect(200);
    await takeOut(talk);
    const answers = await Promise.all([
      say(cast.firm, talk),
      say(cast.officer, talk),
      say(cast.expert, talk),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200]);
    await say(cast.officer, talk).expect(404);
    const { items } = (await cast.firm.person.get(`/api/conversations/${talk}/messages`)).body;
    const words = (items as { note?: string; seq: number }[]).filter(({ note }) => !note);
    expect(words).toHaveLength(4);
    expect(items.map((one: { seq: number }) => one.seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('when they listen, or their account belongs elsewhere by now, then they hear nothing, however much is said', async () => {
    const talk = await aTalk('谁还能听');
    const [firm, expert, officer] = await Promise.all(
      [cast.firm, cast.expert, cast.officer].map(async (who) =>
        live.connect(await live.cookieOf(who)),
      ),
    );
    const all = there(firm!, ['方启明', '林知微', '周以安']);
    for (const socket of [firm, expert, officer]) socket!.emit('enter', talk);
    await all;
    const alone = there(firm!, ['方启明']);
    await takeOut(talk);
    const elsewhere = { expert: '0'.repeat(24) };
    await AccountModel.updateOne({ _id: cast.expert.id }, { $set: elsewhere });
    const talking = setInterval(() => void say(cast.firm, talk).then(() => {}), 500);
    expect(await alone).toBeLessThan(nextLook);
    clearInterval(talking);
    const strange: unknown[] = [];
    for (const socket of [expert, officer])
      socket!.on('changed', ({ message }) => message && strange.push(message));
    const heard = new Promise((resolve) => {
      firm!.on('changed', ({ message }) => message?.text === '还在吗' && resolve(message));
    });
    await say(cast.firm, talk).expect(200);
    await heard;
    expect(strange).toEqual([]);
  });
});

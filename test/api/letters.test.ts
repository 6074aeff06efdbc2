import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noticeKinds } from '@zhiqiao/shared/notices/notice.kinds';
import { letterSending } from '../../server/src/features/letters/letter.sending.ts';
import { stopToken } from '../../server/src/features/notices/notice.stopping.ts';
import { watchDigest } from '../../server/src/features/watches/watch.looking.service.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aDraft, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';
import { mailTo, openPostbox, type Postbox } from '../support/postbox.ts';

let post: Postbox;
let house: House;
let cast: Cast;
let need: { id: string };

// A Tuesday, ten in the morning in Shanghai.
beforeAll(async () => {
  post = await openPostbox();
  house = await openHouse({ at: '2026-11-10T02:00:00Z', env: { SMTP_URL: post.url } });
  cast = await aCast(house);
  await give(cast.firm, 'asker@example.cn');
  await give(cast.rival, 'expert@example.cn');
  await give(cast.officer, 'desk@example.cn');
});
afterAll(async () => {
  await house.close();
  await post.close();
});

const give = (who: Seated, email: string) => mailTo(house, post, who, email);
const minutes = 60_000;
/** Lets some time pass and the post go out. */
const send = async (pass = 2 * minutes) => {
  await house.settled();
  house.clock.pass(pass);
  await letterSending.run(house.assembly.world);
};
const lettersTo = (email: string) => post.letters.filter(({ to }) => to === email);
const choices = async (who: Seated) => (await who.person.get('/api/me/notices').expect(200)).body;
const choose = async (
  who: Seated,
  changes: { kinds?: object; quietFrom?: number; quietTo?: number },
) => {
  const { email: _, mail: __, confirmed: ___, ...now } = await choices(who);
  const body = { ...now, ...changes, kinds: { ...now.kinds, ...changes.kinds } };
  await who.person.put('/api/me/notices', body).expect(200);
};

describe('letters', () => {
  it('when a bid arrives, then the firm gets one letter with a text and an html part, and a link that needs no search', async () => {
    need = await aPublishedNeed(cast);
    await send();
    post.letters.length = 0;
    await aBid(cast.rival, need.id);
    await send();
    await send();
    const [letter, ...more] = lettersTo('asker@example.cn');
    expect(more).toEqual([]);
    const { mail } = letter!;
    expect(mail.subject).toBe('陆怀瑾揭榜了“精密轴承套圈磨削噪声控制”，请按期答复');
    expect(mail.text).toContain('请在 2026-11-24 前办理');
    const page = /http\S+\/notices\/([0-9a-f]{24})/.exec(mail.text ?? '');
    expect(mail.html).toContain(page![0]);
    expect((await cast.firm.person.get(`/api/notices/${page![1]}`).expect(200)).body.code).toBe(
      'bidArrived',
    );
    await cast.rival.person.get(`/api/notices/${page![1]}`).expect(404);
  });

  it('when it was read in the application before the letter left, then no letter goes out', async () => {
    const other = await aPublishedNeed(cast, { title: '竹材防霉的难题' });
    await aBid(cast.rival, other.id);
    await house.settled();
    await cast.firm.person.post('/api/notices/read').expect(200);
    await send();
    expect(lettersTo('asker@example.cn')).toHaveLength(1);
  });

  it('when its reader reads English, then it is in English', async () => {
    await cast.rival.person.patch('/api/me/preferences', { language: 'en' }).expect(200);
    const { items } = (await cast.firm.person.get(`/api/needs/${need.id}/bids`).expect(200)).body;
    await cast.firm.person.post(`/api/bids/${items[0].id}/shortlist`).expect(200);
    await send();
    const { mail } = lettersTo('expert@example.cn').at(-1)!;
    expect(mail.subject).toMatch(/^Your bid for “.*” is on the shortlist$/);
    expect(mail.text).toContain('Stop mail about “bids”');
  });

  it('when the night is quiet, then what happens waits, and the morning has one letter of it all', async () => {
    house.clock.set('2026-11-11T15:30:00Z');
    const before = lettersTo('desk@example.cn').length;
    for (const title of ['毛竹烘干的难题', '猴头菇液体菌种的难题']) {
      const draft = await aDraft(cast.firm, { title });
      await cast.firm.person
        .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '不同产线' })
        .expect(200);
    }
    await send(30 * minutes);
    expect(lettersTo('desk@example.cn')).toHaveLength(before);
    house.clock.set('2026-11-11T23:01:00Z');
    await send(0);
    const [letter, ...more] = lettersTo('desk@example.cn').slice(before);
    expect(more).toEqual([]);
    expect(letter!.mail.subject).toBe('智桥：2 件事');
    expect(letter!.mail.text).toContain('毛竹烘干');
  });

  it('when a kind is told once a day, then it waits for the morning; when it is off, then it never leaves', async () => {
    house.clock.set('2026-11-12T02:00:00Z');
    await choose(cast.firm, { kinds: { needs: 'digest', turn: 'off' } });
    const before = lettersTo('asker@example.cn').length;
    const draft = await aDraft(cast.firm, { title: '石英坩埚气泡的难题' });
    await cast.firm.person
      .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '不同产线' })
      .expect(200);
    await cast.officer.person.post(`/api/needs/${draft.id}/accept`).expect(200);
    await send(6 * 60 * minutes);
    expect(lettersTo('asker@example.cn')).toHaveLength(before);
    house.clock.set('2026-11-13T00:01:00Z');
    await send(0);
    expect(lettersTo('asker@example.cn').at(-1)!.mail.subject).toContain('科技局受理了');
  });
});

describe('a saved search', () => {
  it('when it is told daily, then the morning’s letter says how many are new and leads to the list', async () => {
    house.clock.set('2026-11-13T02:00:00Z');
    await give(cast.expert, 'reader@example.cn');
    const watch = { kind: 'needs', address: 'q=山核桃', name: '山核桃', rhythm: 'daily' };
    await cast.expert.person.post('/api/watches', watch).expect(200);
    house.clock.pass(minutes);
    await aPublishedNeed(cast, { title: '山核桃脱壳破碎率高' });
    await house.settled();
    house.clock.set('2026-11-14T00:01:00Z');
    await watchDigest.run(house.assembly.world);
    await send();
    const letter = lettersTo('reader@example.cn').find(({ mail }) =>
      mail.subject?.includes('山核桃'),
    );
    expect(letter?.mail.subject).toContain('有 1 条新的');
    const id = /\/notices\/([0-9a-f]{24})/.exec(letter?.mail.text ?? '')![1];
    const notice = (await cast.expert.person.get(`/api/notices/${id}`).expect(200)).body;
    expect(notice.words.address).toBe(`/needs?q=${encodeURIComponent('山核桃')}`);
  });
});

describe('one click stops it', () => {
  it('when the mail program presses its button, from elsewhere and signed in as nobody, then that kind is off', async () => {
    const { headers, mail } = lettersTo('expert@example.cn').at(-1)!;
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const door = /<https?:\/\/[^/]+(\/api\/stop\/[^>]+)>/.exec(
      headers.get('list-unsubscribe')!,
    )![1]!;
    const seen = (await house.guest().get(door).expect(200)).body;
    expect(seen).toEqual({ kind: 'bids', email: 'e***@example.cn', stopped: false });
    expect((await choices(cast.rival)).kinds.bids).toBe('instant');
    await house
      .guest()
      .bare('post', door)
      .set('Origin', 'https://mail.example.com')
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    expect((await choices(cast.rival)).kinds).toMatchObject({ bids: 'off', turn: 'instant' });
    expect(mail.text).toContain(door.replace('/api', ''));
    await house.guest().post(`${door}x`).expect(404);
    await house
      .guest()
      .post(door.replace(/\.[^.]*$/, `.${'A'.repeat(32)}`))
      .expect(404);
  });
});

describe('the link at the foot', () => {
  it('when it stops any kind of notice, or all of them, then its page tells which', async () => {
    for (const kind of [...noticeKinds, 'all'] as const) {
      const token = stopToken(cast.expert.id, kind, house.assembly.world);
      const reply = await house.guest().get(`/api/stop/${token}`);
      expect([kind, reply.status, reply.body.kind]).toEqual([kind, 200, kind]);
    }
  });
});

describe('what was sent and what failed', () => {
  const listed = async (query = '') =>
    (await cast.officer.person.get(`/api/desk/letters${query}`).expect(200)).body;

  it('when the mail server refuses, then it is tried again with longer waits, then failed for officers to see and retry', async () => {
    house.clock.set('2026-11-16T02:00:00Z');
    await choose(cast.firm, { kinds: { turn: 'instant' }, quietFrom: 0, quietTo: 0 });
    const { items } = (await cast.firm.person.get(`/api/needs/${need.id}/bids`).expect(200)).body;
    const [bid] = items;
    await cast.firm.person
      .post(`/api/bids/${bid.id}/clarify`, { question: '能否做连续批？' })
      .expect(200);
    post.refuse('asker@example.cn');
    await cast.rival.person.post(`/api/bids/${bid.id}/answer`, { reply: '可以。' }).expect(200);
    const before = lettersTo('asker@example.cn').length;
    const [first] = (await listed()).items;
    await send();
    const [waiting] = (await listed('?state=waiting')).items;
    expect(waiting).toMatchObject({ to: 'a***@example.cn', tries: 1, state: 'waiting' });
    expect(waiting.id).not.toBe(first.id);
    for (const wait of [1, 5, 30, 120, 480]) await send((wait + 1) * minutes);
    const failed = await listed('?state=failed');
    expect(failed.items).toMatchObject([
      { id: waiting.id, tries: 6, error: expect.stringContaining('busy') },
    ]);
    expect(failed.byState.failed).toBe(1);
    expect(lettersTo('asker@example.cn')).toHaveLength(before);
    post.refuse();
    await cast.firm.person.post(`/api/desk/letters/${waiting.id}/retry`).expect(403);
    await cast.officer.person.post(`/api/desk/letters/${waiting.id}/retry`).expect(200);
    await send(0);
    expect(lettersTo('asker@example.cn')).toHaveLength(before + 1);
    expect((await listed('?state=failed')).total).toBe(0);
  });

  it('when two processes send at once, then each letter goes out once', async () => {
    const before = lettersTo('desk@example.cn').length;
    const draft = await aDraft(cast.firm, { title: '香精连续化的难题' });
    await cast.firm.person
      .post(`/api/needs/${draft.id}/submit`, { duplicateReason: '不同产线' })
      .expect(200);
    await house.settled();
    house.clock.pass(2 * minutes);
    const { world } = house.assembly;
    await Promise.all([1, 2, 3].map(() => letterSending.run(world)));
    expect(lettersTo('desk@example.cn').slice(before)).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LetterModel } from '../../server/src/features/letters/letter.model.ts';
import { letterSending } from '../../server/src/features/letters/letter.sending.ts';
import { type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import type { Seated } from '../support/people.ts';
import { confirmingLink, openPostbox, type Postbox } from '../support/postbox.ts';

let post: Postbox;
let house: House;
let cast: Cast;
beforeAll(async () => {
  post = await openPostbox();
  house = await openHouse({ at: '2026-11-10T02:00:00Z', env: { SMTP_URL: post.url } });
  cast = await aCast(house);
});
afterAll(async () => {
  await house.close();
  await post.close();
});

const minute = 60_000;
const day = 24 * 60 * minute;
const send = async (pass = 2 * minute) => {
  await house.settled();
  house.clock.pass(pass);
  await letterSending.run(house.assembly.world);
};
const give = (who: Seated, email: string) =>
  who.person.put('/api/me/contact', { email, phone: '' }).expect(200);
const stateOf = async (who: Seated) => (await who.person.get('/api/me/mail').expect(200)).body;
const lettersTo = (email: string) => post.letters.filter(({ to }) => to === email);
const press = (token: string | undefined) => house.guest().post(`/api/mail/${token}`);

/** Something that the firm is told of by mail. */
const somethingHappens = async (title: string) => {
  const need = await aPublishedNeed(cast, { title });
  await aBid(cast.rival, need.id);
  await send();
};

describe('a mail address that was given', () => {
  it('when it is not confirmed, then one letter asks for that and nothing else goes there', async () => {
    await give(cast.firm, 'fang@example.cn');
    expect(await stateOf(cast.firm)).toEqual({
      email: 'fang@example.cn',
      state: 'asked',
      on: true,
    });
    await somethingHappens('还没确认邮箱时的难题');
    await give(cast.firm, 'fang@example.cn');
    await send();
    const [letter, ...more] = lettersTo('fang@example.cn');
    expect(more).toEqual([]);
    expect(letter!.mail.subject).toBe('智桥: 请确认这个邮箱');
    expect(letter!.mail.text).not.toContain('还没确认邮箱时的难题');
    expect(letter!.mail.html).toContain(confirmingLink(post, 'fang@example.cn'));
    expect(letter!.headers.has('list-unsubscribe')).toBe(false);
    const choices = (await cast.firm.person.get('/api/me/notices').expect(200)).body;
    expect(choices).toMatchObject({ email: 'fang@example.cn', confirmed: false });
  });

  it('when the link is only looked at, then nothing is confirmed; when it is pressed, then once, and letters go out', async () => {
    const token = confirmingLink(post, 'fang@example.cn');
    const looked = await house.guest().get(`/api/mail/${token}`).expect(200);
    expect(looked.body).toEqual({ email: 'fang@example.cn' });
    expect((await stateOf(cast.firm)).state).toBe('asked');
    await press(`${token!.slice(0, -2)}xx`).expect(404);
    await press(token).expect(200);
    expect((await stateOf(cast.firm)).state).toBe('confirmed');
    await press(token).expect(404);
    await house.guest().get(`/api/mail/${token}`).expect(404);
    expect(await house.factsOf(cast.firm.id)).toEqual(
      expect.arrayContaining(['account.mailAsked', 'account.mailConfirmed']),
    );
    post.letters.length = 0;
    await somethingHappens('确认以后的难题');
    expect(
      lettersTo('fang@example.cn')
        .map(({ mail }) => mail.subject)
        .join(),
    ).toContain('确认以后的难题');
  });

  it('when it changes, then the new one is asked about, and neither gets anything until then', async () => {
    post.letters.length = 0;
    await give(cast.firm, 'new@example.cn');
    await send();
    const first = confirmingLink(post, 'new@example.cn');
    await cast.firm.person.post('/api/me/mail').expect(200);
    await somethingHappens('换邮箱时的难题');
    const second = confirmingLink(post, 'new@example.cn');
    expect(second).not.toBe(first);
    expect(lettersTo('new@example.cn')).toHaveLength(2);
    expect(lettersTo('fang@example.cn')).toEqual([]);
    await press(first).expect(404);
    await press(second).expect(200);
    // Back to one that was confirmed before is another change.
    await give(cast.firm, 'fang@example.cn');
    expect((await stateOf(cast.firm)).state).toBe('asked');
  });

  it('when a letter waits while the address changes, then it goes to neither; once confirmed, later ones go to the new one', async () => {
    await send();
    await press(confirmingLink(post, 'fang@example.cn')).expect(200);
    post.refuse('fang@example.cn');
    await somethingHappens('邮箱坏了时的难题');
    post.refuse();
    post.letters.length = 0;
    await give(cast.firm, 'third@example.cn');
    await send(40 * minute);
    expect(post.letters.map(({ to, mail }) => [to, mail.subject])).toEqual([
      ['third@example.cn', '智桥: 请确认这个邮箱'],
    ]);
    expect(await LetterModel.countDocuments({ state: 'dropped' })).toBe(1);
    post.refuse('third@example.cn');
    await press(confirmingLink(post, 'third@example.cn')).expect(200);
    await somethingHappens('信在路上时的难题');
    post.refuse();
    // Given and confirmed again before the next try: the letter goes where they are now.
    await give(cast.firm, 'fang@example.cn');
    await send(0);
    await press(confirmingLink(post, 'fang@example.cn')).expect(200);
    await send(40 * minute);
    expect(lettersTo('third@example.cn')).toHaveLength(1);
    expect(
      lettersTo('fang@example.cn')
        .map(({ mail }) => mail.subject)
        .join(),
    ).toContain('信在路上时的难题');
    await give(cast.firm, 'third@example.cn');
    await send(0);
    await press(confirmingLink(post, 'third@example.cn')).expect(200);
    await give(cast.firm, 'fang@example.cn');
  });

  it('when the letter lies for more than a week, then its link is dead and another may be asked for', async () => {
    await send();
    const old = confirmingLink(post, 'fang@example.cn');
    house.clock.pass(8 * day);
    await press(old).expect(404);
    await cast.firm.person.post('/api/me/mail').expect(200);
    await send();
    await press(confirmingLink(post, 'fang@example.cn')).expect(200);
  });

  it('when it is of a domain kept for examples, then nothing is ever sent there', async () => {
    const before = await LetterModel.countDocuments();
    for (const email of ['contact@example.com', 'a@mail.example.org', 'b@county.test']) {
      await give(cast.expert, email);
      expect((await stateOf(cast.expert)).state).toBe('sample');
    }
    await cast.expert.person.post('/api/me/mail').expect(200);
    await send();
    expect(await LetterModel.countDocuments()).toBe(before);
  });

  it('when somebody asks without end, then they are held back', async () => {
    const asked = [];
    for (let time = 0; time < 14; time += 1)
      asked.push((await cast.rival.person.post('/api/me/mail')).status);
    expect(asked.filter((status) => status === 429).length).toBeGreaterThan(2);
  });
});

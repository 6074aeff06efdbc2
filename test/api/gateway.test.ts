import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GatewayModel } from '../../server/src/features/letters/gateway.model.ts';
import { openSecret } from '../../server/src/features/letters/gateway.secret.ts';
import { letterSending } from '../../server/src/features/letters/letter.sending.ts';
import { isInside } from '../../server/src/platform/outbound.ts';
import { makeSeal } from '../../server/src/platform/seal.ts';
import { type House, openHouse, sessionSecret } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { type Seated, seated } from '../support/people.ts';
import { openReceiver, type Receiver } from '../support/postbox.ts';

const secret = 'a secret of the county, made at random';
let receiver: Receiver;
let house: House;
let cast: Cast;
let leader: Seated;

beforeAll(async () => {
  receiver = await openReceiver();
  house = await openHouse({ at: '2026-11-10T02:00:00Z', env: { GATEWAY_PRIVATE: 'true' } });
  cast = await aCast(house);
  leader = await seated(house, 'leader', { organisation: cast.officer.organisation });
});
afterAll(async () => {
  await house.close();
  await receiver.close();
});

const set = (who: Seated, changes: object = {}) =>
  who.person.put('/api/desk/gateway', { url: receiver.url, on: true, secret, ...changes });
const send = async (minutes = 1) => {
  await house.settled();
  house.clock.pass(minutes * 60_000);
  await letterSending.run(house.assembly.world);
};
const failed = async () =>
  (await cast.officer.person.get('/api/desk/letters?state=failed&channel=gateway').expect(200))
    .body;

describe('a county’s own gateway', () => {
  it('when a leader sets it, then the secret is never shown again; a broker may look, a firm may not', async () => {
    await set(cast.officer).expect(403);
    await set(leader, { secret: 'short' }).expect(400);
    expect((await set(leader).expect(200)).body).toMatchObject({ on: true, hasSecret: true });
    const { body } = await cast.officer.person.get('/api/desk/gateway').expect(200);
    expect(JSON.stringify(body)).not.toContain(secret);
    await cast.firm.person.get('/api/desk/gateway').expect(403);
    // The same address keeps its secret.
    expect((await set(leader, { secret: '' }).expect(200)).body.secret).toBeUndefined();
    expect(await house.factsOf('331201')).toContain('gateway.set');
  });

  it('when the store is read, then the secret is not in it, and what is kept for one county serves no other', async () => {
    const kept = JSON.stringify(await GatewayModel.find().lean());
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('base64url').slice(4, 40));
    const { secret: closed } = (await GatewayModel.findById('331201').lean())!;
    const { seal } = house.assembly.world;
    expect(openSecret(seal, { _id: '331201', secret: closed })).toBe(secret);
    expect(openSecret(seal, { _id: '331299', secret: closed })).toBeUndefined();
    // Another process of the county is given the same secret, and has a data folder of its own.
    expect(openSecret(makeSeal(sessionSecret), { _id: '331201', secret: closed })).toBe(secret);
    const another = makeSeal('another secret of sessions, as long');
    expect(openSecret(another, { _id: '331201', secret: closed })).toBeUndefined();
    const changed = `${closed!.slice(0, -2)}${closed!.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(openSecret(seal, { _id: '331201', secret: changed })).toBeUndefined();
  });

  it('when none is given or it is replaced, then one is made, shown once, and signs what follows', async () => {
    const made = (await set(leader, { secret: '', url: `${receiver.url}/other` }).expect(200)).body;
    expect(made.secret).toMatch(/^[\w-]{43}$/);
    const renewed = (
      await set(leader, { secret: '', url: `${receiver.url}/other`, renew: true }).expect(200)
    ).body.secret;
    expect(renewed).not.toBe(made.secret);
    expect((await leader.person.get('/api/desk/gateway').expect(200)).body.secret).toBeUndefined();
    receiver.received.length = 0;
    await leader.person.post('/api/desk/gateway/try').expect(200);
    const { headers, body } = receiver.received.at(-1)!;
    const [, t, v1] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-zhiqiao-signature']))!;
    expect(createHmac('sha256', renewed).update(`${t}.${body}`).digest('hex')).toBe(v1);
    await GatewayModel.updateOne(
      { _id: '331201' },
      { $set: { secret: 'v1.kept-with-an-older-key' } },
    );
    const lost = (await leader.person.get('/api/desk/gateway').expect(200)).body;
    expect(lost).toMatchObject({ on: true, hasSecret: false });
    expect((await leader.person.post('/api/desk/gateway/try').expect(200)).body.done).toBe(false);
    await set(leader).expect(200);
  });

  it('when it fails at first, then it is tried again, once received it is done, and the signature holds', async () => {
    receiver.answer(500, 302);
    const need = await aPublishedNeed(cast);
    await house.settled();
    await send(0);
    receiver.received.length = 0;
    receiver.answer(503, 503, 503, 503);
    await aBid(cast.rival, need.id);
    await cast.firm.person.put('/api/me/contact', { email: '', phone: '13000000001' }).expect(200);
    await send();
    // While it waits for its next try the telephone changes: the message goes with the new one.
    await cast.firm.person.put('/api/me/contact', { email: '', phone: '13000000000' }).expect(200);
    await send(2);
    await send(6);
    await send(60);
    const arrived = receiver.received.filter(({ body }) => JSON.parse(body).code === 'bidArrived');
    const said = arrived.map(({ body }) => JSON.parse(body).to);
    expect(said[0]).toMatchObject({ account: cast.firm.id, phone: '13000000001' });
    expect(said.at(-1)).toEqual({ account: cast.firm.id, name: '方启明', phone: '13000000000' });
    expect(new Set(arrived.map(({ headers }) => headers['x-zhiqiao-id'])).size).toBe(1);
    const { headers, body } = arrived.at(-1)!;
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-zhiqiao-signature']))!;
    expect(createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')).toBe(v1);
    expect(JSON.parse(body)).toMatchObject({
      kind: 'turn',
      text: { en: expect.stringContaining('please answer in time') },
    });
    const count = receiver.received.length;
    await send(600);
    expect(receiver.received).toHaveLength(count);
  });

  it('when it never answers well, then it is failed for officers to see, and a retry brings it', async () => {
    const need = await aPublishedNeed(cast, { title: '竹材防霉的难题' });
    await house.settled();
    await send(700);
    receiver.answer(...Array(40).fill(500));
    await aBid(cast.expert, need.id);
    for (const wait of [1, 2, 6, 31, 121, 481]) await send(wait);
    const dead = await failed();
    expect(dead.total).toBeGreaterThan(0);
    expect(dead.items[0]).toMatchObject({ error: 'the gateway answered 500', tries: 6 });
    receiver.answer();
    for (const { id } of dead.items)
      await cast.officer.person.post(`/api/desk/letters/${id}/retry`).expect(200);
    await send(0);
    expect((await failed()).total).toBe(0);
  });

  it('when a test is asked for, then it says what the gateway answered', async () => {
    receiver.answer(418);
    expect((await leader.person.post('/api/desk/gateway/try').expect(200)).body).toEqual({
      done: false,
      error: 'HTTP 418',
    });
    expect((await leader.person.post('/api/desk/gateway/try').expect(200)).body).toEqual({
      done: true,
    });
  });
});

describe('addresses inside', () => {
  it('when the installation does not allow them, then nothing is sent there, by number or by name', async () => {
    house.assembly.world.privateGateways = false;
    const count = receiver.received.length;
    for (const url of [
      receiver.url,
      receiver.url.replace('127.0.0.1', 'localhost'),
      'http://[::1]:1/',
      'http://2130706433/',
    ]) {
      await set(leader, { url }).expect(200);
      const { done, error } = (await leader.person.post('/api/desk/gateway/try').expect(200)).body;
      expect([done, error]).toEqual([false, expect.stringContaining('private address')]);
    }
    expect(receiver.received).toHaveLength(count);
  });

  it('when an address is read, then every range of inside is known, also in its longer writings', () => {
    const wrong = [
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '::1',
      'fd00::1',
      'fe80::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '0.0.0.0',
      '100.64.1.1',
    ];
    expect(wrong.filter((address) => !isInside(address))).toEqual([]);
    expect(['8.8.8.8', '172.32.0.1', '2400:3200::1'].filter(isInside)).toEqual([]);
  });
});

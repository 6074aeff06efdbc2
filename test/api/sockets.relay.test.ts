import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carerOf } from '../../server/src/platform/relay.asking.ts';
import { PeerModel, type PeerRow } from '../../server/src/platform/relay.model.ts';
import { type Relay, startRelay, type Told } from '../../server/src/platform/relay.ts';
import { type House, openHouse } from '../support/app.ts';

let house: House;
const open: Relay[] = [];
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  for (const relay of open) await relay.stop();
  await house.close();
});

/** A process, with what it hears. It answers a question with its name. */
const aProcess = async (name: string) => {
  const heard: Told[] = [];
  let more = () => {};
  let missed = 0;
  const relay = await startRelay({
    emit: (told) => {
      heard.push(told);
      more();
    },
    answer: async (given) => ({ by: name, given }),
    missed: () => {
      missed += 1;
      more();
    },
  });
  open.push(relay);
  const until = async (holds: () => boolean) => {
    while (!holds())
      await new Promise<void>((resolve) => {
        more = resolve;
      });
  };
  return { relay, heard, until, missed: () => missed };
};

const told = (n: number): Told => ({ rooms: ['talk:1'], nudge: { n } });

describe('processes on one store', () => {
  it('when three have met, then each hears the others in order and not itself, and each thing has one that cares for it', async () => {
    const all = [await aProcess('a'), await aProcess('b'), await aProcess('c')];
    for (let n = 0; n < 200; n += 1) all[0]!.relay.tell(told(n));
    for (const one of all.slice(1)) {
      await one.until(() => one.heard.length === 200);
      expect(one.heard).toEqual(Array.from({ length: 200 }, (_, n) => told(n)));
    }
    expect(all[0]!.heard).toEqual([]);
    for (const thing of ['talk 1', 'talk 2', 'talk 3', 'talk 4']) {
      const asked = all.map(({ relay }) => relay.ask(thing, 7));
      const answers = await Promise.all(asked.filter((one) => one !== undefined));
      expect(answers).toHaveLength(2);
      expect(answers[0]).toMatchObject({ given: 7 });
      expect(answers[0]).toEqual(answers[1]);
    }
    for (const { relay } of all) await relay.stop();
    open.length = 0;
  });

  it('when one comes or goes, then only what it cared for changes hands', () => {
    const things = Array.from({ length: 300 }, (_, n) => `talk ${n}`);
    const two = things.map((thing) => carerOf(thing, ['p1', 'p2']));
    const three = things.map((thing) => carerOf(thing, ['p3', 'p1', 'p2']));
    const moved = things.filter((_, n) => two[n] !== three[n]);
    expect(moved.length).toBeGreaterThan(50);
    expect(moved.length).toBeLessThan(150);
    for (const [n, thing] of things.entries())
      if (moved.includes(thing)) expect(three[n]).toBe('p3');
  });
});

/** Calls a process as another one would. */
const callOf = (peer: PeerRow, token: string): Promise<{ socket: Socket; first: string }> =>
  new Promise((resolve) => {
    const socket = connect(peer.port, peer.address);
    socket.on('error', () => undefined);
    socket.write(`${JSON.stringify({ hello: { from: 'somebody', token } })}\n`);
    socket.once('data', (data) => resolve({ socket, first: data.toString() }));
    socket.once('close', () => resolve({ socket, first: '' }));
  });

describe('whoever calls', () => {
  it('when they do not know the token, or speak no line of ours, then they hear nothing and nobody hears them', async () => {
    const one = await aProcess('one');
    const [peer] = await PeerModel.find().lean<PeerRow[]>();
    const { socket, first } = await callOf(peer!, 'guessed');
    expect(first).toBe('');
    expect(socket.destroyed).toBe(true);
    const noise = connect(peer!.port, peer!.address);
    noise.write(`${JSON.stringify({ tell: told(1) })}\nno line at all\n`);
    await new Promise((resolve) => noise.once('close', resolve));
    expect(one.heard).toEqual([]);
    expect(one.relay.ask('a thing', 1)).toBeUndefined();
  });

  it('when one that was lost is there again, then it is said that something may have been missed', async () => {
    const one = await aProcess('two');
    const peer = await PeerModel.findOne().sort({ since: -1 }).lean<PeerRow>();
    const call = await callOf(peer!, peer!.token);
    expect(call.first).toContain('welcome');
    call.socket.write(`${JSON.stringify({ tell: told(5) })}\n`);
    await one.until(() => one.heard.length === 1);
    expect(one.missed()).toBe(0);
    call.socket.destroy();
    let again = await callOf(peer!, peer!.token);
    // It may be back before it was seen to have gone.
    while (one.missed() === 0) {
      again.socket.destroy();
      again = await callOf(peer!, peer!.token);
    }
    expect(one.missed()).toBe(1);
    again.socket.destroy();
  });
});

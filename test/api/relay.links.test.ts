import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { callUp } from '../../server/src/platform/relay.links.ts';

describe('a process that was killed', () => {
  it('when another one calls where it is still written down, then nobody answers and the caller goes on', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const met: string[] = [];
    const peer = { id: 'gone', address: '127.0.0.1', port, token: 't' };
    await callUp(peer, 'me', (from) => {
      met.push(from);
      return { hear: () => {}, gone: () => {} };
    });
    expect(met).toEqual([]);
  });
});

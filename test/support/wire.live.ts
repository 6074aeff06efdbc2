import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { goLive } from '../../server/src/live.ts';
import type { Sockets } from '../../server/src/platform/sockets.ts';
import type { House } from './app.ts';
import { password, type Seated } from './people.ts';

export interface LiveHouse {
  url: string;
  /** a session of their own for somebody, as the cookie a browser would send */
  cookieOf(who: Seated): Promise<string>;
  /** resolves when connected, rejects with what the server said */
  connect(cookie?: string, origin?: string): Promise<Socket>;
  close(): Promise<void>;
}

const listen = (server: Server) =>
  new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

const connected = (socket: Socket) =>
  new Promise<Socket>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });

/** A house that listens: the same application with real sockets; several of them on one store are several processes. */
export const openLive = async (
  house: House,
  by: 'alone' | 'store' | 'mongo' = 'alone',
): Promise<LiveHouse> => {
  const server = createServer(house.app);
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}`;
  const sockets: Sockets = await goLive(house.assembly, server, {
    publicUrl: url,
    sockets: by,
  }).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const open: Socket[] = [];
  return {
    url,
    cookieOf: async (who) => {
      const { login } = (await who.person.get('/api/me').expect(200)).body.account;
      const signedIn = await house.guest().post('/api/session', { login, password }).expect(200);
      return String((signedIn.headers['set-cookie'] as unknown as string[])[0]).split(';')[0]!;
    },
    connect: (cookie, origin) => {
      const socket = io(url, {
        transports: ['websocket'],
        reconnection: false,
        extraHeaders: { ...(cookie ? { cookie } : {}), ...(origin ? { origin } : {}) },
      });
      open.push(socket);
      return connected(socket);
    },
    close: async () => {
      for (const socket of open) socket.close();
      await sockets.close();
      server.closeAllConnections();
    },
  };
};

/** The next time a socket hears this, with what it heard. */
export const heard = <T = unknown>(socket: Socket, event: string): Promise<T> =>
  new Promise((resolve) => socket.once(event, resolve));

/** Milliseconds in which the next round of looking has come, every four seconds, on a machine that may stand still. */
export const nextLook = 9000;

/** Milliseconds until a socket is cut off. */
export const cutAfter = async (socket: Socket): Promise<number> => {
  const start = performance.now();
  if (socket.connected) await heard(socket, 'disconnect');
  return performance.now() - start;
};

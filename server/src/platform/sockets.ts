import type { Server as HttpServer } from 'node:http';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { RequestHandler } from 'express';
import { Server } from 'socket.io';

/** Who is nudged: everybody of an account, of an organisation, or the officers of a county. */
export type Audience = { account: string } | { organisation: string } | { officersOf: string };

/** Tells clients that something changed; they fetch it by HTTP, where rights are decided. */
export type Nudge = (audience: Audience, topic: string) => void;

const roomOf = (audience: Audience): string => {
  if ('account' in audience) return `account:${audience.account}`;
  if ('organisation' in audience) return `organisation:${audience.organisation}`;
  return `officers:${audience.officersOf}`;
};

export interface Sockets {
  nudge: Nudge;
  /** cuts every socket of an account: signed out, or disabled */
  cut(account: string): void;
  close(): Promise<void>;
}

const join = (socket: { join(room: string): void }, actor: Actor): void => {
  socket.join(roomOf({ account: actor.id }));
  if (actor.organisation) socket.join(roomOf({ organisation: actor.organisation }));
  if (actor.role === 'broker' || actor.role === 'leader')
    socket.join(roomOf({ officersOf: actor.county }));
};

/** Socket.IO on the application's server: the HTTP session's identity, own origin only, nothing to send. */
export const attachSockets = (options: {
  server: HttpServer;
  /** the session handlers in order; after them the request has its user */
  handlers: RequestHandler[];
  publicUrl: string;
  load: (account: string) => Promise<Actor | undefined>;
}): Sockets => {
  const home = new URL(options.publicUrl).origin;
  const io = new Server(options.server, {
    path: '/socket.io',
    maxHttpBufferSize: 10_000,
    allowRequest: (req, done) => {
      const origin = req.headers.origin;
      done(null, !origin || origin === home || origin === `http://${req.headers.host}`);
    },
  });
  for (const handler of options.handlers) io.engine.use(handler as never);
  io.use((socket, next) => {
    const actor = (socket.request as { user?: Actor }).user;
    if (!actor) return next(new Error('signInFirst'));
    socket.data.actor = actor;
    next();
  });
  io.on('connection', (socket) => join(socket, socket.data.actor as Actor));
  const recheck = setInterval(() => {
    for (const socket of io.sockets.sockets.values()) {
      void options
        .load((socket.data.actor as Actor).id)
        .then((actor) => !actor && socket.disconnect(true));
    }
  }, 4000);
  recheck.unref();
  return {
    nudge: (audience, topic) => {
      io.to(roomOf(audience)).emit('changed', { topic });
    },
    cut: (account) => io.in(roomOf({ account })).disconnectSockets(true),
    close: async () => {
      clearInterval(recheck);
      await io.close();
    },
  };
};

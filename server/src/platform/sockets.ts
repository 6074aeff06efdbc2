import type { Server as HttpServer } from 'node:http';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { RequestHandler } from 'express';
import { Server, type Socket } from 'socket.io';
import type { Told } from './relay.ts';
import { adapterCollection } from './sockets.adapter.model.ts';
import { type Ask, followAsks } from './sockets.asks.ts';
import { makePresence, type Presence } from './sockets.presence.ts';
import { followRooms, leaveLost, type Rooms } from './sockets.rooms.ts';

/** Who is nudged: everybody of an account, an organisation or an expert, a county's officers, or who has a talk open. */
export type Audience =
  | { account: string }
  | { organisation: string }
  | { expert: string }
  | { officersOf: string }
  | { talk: string };

/**
 * Tells clients that something changed; they fetch it by HTTP, where rights are decided. Only to those who have a talk
 * open, whose right to it was decided when they opened it, what was said goes with it. Of several audiences each socket
 * is told once; `except` names those who are told otherwise.
 */
export type Nudge = (
  audience: Audience | readonly Audience[],
  topic: string,
  said?: object,
  except?: Audience,
) => void;

/** The room of an audience: `account:42`. */
export const roomOf = (audience: Audience): string => {
  const [kind, id] = Object.entries(audience)[0]!;
  return `${kind === 'officersOf' ? 'officers' : kind}:${id}`;
};

export const toldOf = (...[audience, topic, said = {}, except]: Parameters<Nudge>): Told => ({
  rooms: [audience].flat().map((one) => roomOf(one as Audience)),
  ...(except ? { except: roomOf(except) } : {}),
  nudge: { topic, ...said },
});

export interface Sockets {
  nudge: Nudge;
  /** what `nudge` does once the rooms are known: for nudges that come from another process */
  emit(told: Told): void;
  /** cuts every socket of an account: signed out, or disabled */
  cut(account: string): void;
  close(): Promise<void>;
}

const join = (socket: Socket, actor: Actor): void => {
  void socket.join(roomOf({ account: actor.id }));
  if (actor.organisation) void socket.join(roomOf({ organisation: actor.organisation }));
  if (actor.expert) void socket.join(roomOf({ expert: actor.expert }));
  if (actor.role === 'broker' || actor.role === 'leader')
    void socket.join(roomOf({ officersOf: actor.county }));
};

export interface SocketOptions extends Rooms {
  server: HttpServer;
  /** the session handlers in order; after them the request has its user */
  handlers: RequestHandler[];
  publicUrl: string;
  /** which of these accounts may still sign in, as they are now */
  allowed: (accounts: readonly string[]) => Promise<Map<string, Actor>>;
  /** which of these HTTP sessions still live */
  alive: (sessions: readonly string[]) => Promise<Set<string>>;
  /** answers what a socket asks at a door, for whoever has this account; never throws */
  ask: Ask;
  /** joins the sockets of several processes; none: this process is alone */
  adapter?: unknown;
}

/** Socket.IO's adapter over MongoDB's change streams: a replica set, never the embedded store. Read only when chosen. */
export const mongoAdapter = async (): Promise<unknown> => {
  const [{ createAdapter }, collection] = await Promise.all([
    import('@socket.io/mongo-adapter'),
    adapterCollection().catch((cause: unknown) => {
      throw new Error(
        'SOCKETS=mongo needs a MongoDB with capped collections and change streams (a replica set), and this store has none: use SOCKETS=store',
        { cause },
      );
    }),
  ]);
  // The adapter brings a driver of its own; its collection is the same to it.
  return createAdapter(collection as never);
};

const serverOf = ({ server, publicUrl }: SocketOptions): Server => {
  const home = new URL(publicUrl).origin;
  return new Server(server, {
    path: '/socket.io',
    // a message of the greatest length in letters of three bytes, with its attachments' ids
    maxHttpBufferSize: 20_000,
    allowRequest: (req, done) => {
      const origin = req.headers.origin;
      done(null, !origin || origin === home || origin === `http://${req.headers.host}`);
    },
  });
};

const every = 4000;

/** Every few seconds: whoever is disabled, or whose session ended or ran out, hears nothing any more, nor of a talk whoever lost it. */
const recheck = (io: Server, presence: Presence, options: SocketOptions) => {
  const { allowed, alive } = options;
  const seat = ({ data }: Socket) => data as { actor: Actor; session: string };
  const look = async () => {
    const sockets = [...io.sockets.sockets.values()];
    if (sockets.length === 0) return;
    const [accounts, sessions] = await Promise.all([
      allowed([...new Set(sockets.map((socket) => seat(socket).actor.id))]),
      alive([...new Set(sockets.map((socket) => seat(socket).session))]),
    ]);
    for (const socket of sockets) {
      const { actor, session } = seat(socket);
      const now = accounts.get(actor.id);
      if (!now || !sessions.has(session)) socket.disconnect(true);
      else socket.data.actor = now;
    }
    await leaveLost(sockets, options, presence);
  };
  return setInterval(() => void look().catch(() => undefined), every).unref();
};

/** Whether somebody of this process is in one of these rooms and not in the other one. */
const anybody = (io: Server, rooms: readonly string[], except: string | undefined): boolean => {
  const { rooms: seats } = io.sockets.adapter;
  const without = except === undefined ? undefined : seats.get(except);
  if (rooms.length === 0) return true;
  return rooms.some((room) => [...(seats.get(room) ?? [])].some((id) => !without?.has(id)));
};

/** Socket.IO on the application's server: the HTTP session's identity, own origin only. */
export const attachSockets = (options: SocketOptions): Sockets => {
  const io = serverOf(options);
  if (options.adapter) io.adapter(options.adapter as never);
  for (const handler of options.handlers) io.engine.use(handler as never);
  io.use((socket, next) => {
    const { user, sessionID } = socket.request as { user?: Actor; sessionID?: string };
    if (!user) return next(new Error('signInFirst'));
    socket.data.actor = user;
    socket.data.session = sessionID;
    next();
  });
  const presence = makePresence(io, options.tell);
  io.on('connection', (socket) => {
    join(socket, socket.data.actor as Actor);
    followRooms(socket, options, presence);
    followAsks(socket, options.ask);
  });
  const timer = recheck(io, presence, options);
  const emit = ({ rooms, except, nudge, event = 'changed' }: Told) => {
    if (event === 'here') return presence.hear(nudge as { from: string });
    // An adapter knows sockets of other processes; without one nothing is written for nobody.
    if (!options.adapter && !anybody(io, rooms, except)) return;
    (except ? io.to(rooms).except(except) : io.to(rooms)).emit(event, nudge);
  };
  return {
    emit,
    nudge: (...told) => emit(toldOf(...told)),
    cut: (account) => void io.in(roomOf({ account })).disconnectSockets(true),
    close: async () => {
      clearInterval(timer);
      presence.stop();
      await io.close();
    },
  };
};

import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { Socket } from 'socket.io';
import type { Told } from './relay.ts';
import { makeBucket } from './sockets.bucket.ts';
import { type Presence, talkRoom } from './sockets.presence.ts';

/** Talks that somebody has open: who is there and who is typing, told only to those who are there too. */
export interface Rooms {
  /** whether somebody may listen to a talk */
  mayListen: (actor: Actor, talk: string) => Promise<boolean>;
  /** the same for all open talks in one go: asked again every few seconds, as long as they are open */
  listenersOf: (talks: readonly string[]) => Promise<(actor: Actor, talk: string) => boolean>;
  /** carries what is only said in passing to other processes, where no adapter joins them */
  tell?: (told: Told) => void;
}

const enter = async (socket: Socket, talk: string, rooms: Rooms, presence: Presence) => {
  if (!(await rooms.mayListen(socket.data.actor as Actor, talk))) return;
  await socket.join(talkRoom(talk));
  await presence.changed(talk, true);
};

const leave = async (socket: Socket, talk: string, presence: Presence): Promise<void> => {
  await socket.leave(talkRoom(talk));
  await presence.changed(talk);
};

const talksOf = (socket: Socket): string[] =>
  [...socket.rooms].filter((room) => room.startsWith('talk:')).map((room) => room.slice(5));

/** Rights may end while somebody listens: whoever may no longer is taken out of a talk they have open. What was entered meanwhile was asked for just now. */
export const leaveLost = async (
  sockets: readonly Socket[],
  rooms: Rooms,
  presence: Presence,
): Promise<void> => {
  const talks = new Set(sockets.flatMap(talksOf));
  if (talks.size === 0) return;
  const may = await rooms.listenersOf([...talks]);
  for (const socket of sockets)
    for (const talk of talksOf(socket))
      if (talks.has(talk) && !may(socket.data.actor as Actor, talk))
        await leave(socket, talk, presence);
};

/** Listens to `enter`, `leave` and `typing` of one socket. Whoever asks too much is cut off. */
export const followRooms = (socket: Socket, rooms: Rooms, presence: Presence): void => {
  const allowed = makeBucket();
  const on = (name: string, act: (talk: string) => unknown) =>
    socket.on(name, (talk: unknown) => {
      if (!allowed()) return void socket.disconnect(true);
      if (typeof talk !== 'string' || talk.length > 40) return;
      void Promise.resolve(act(talk)).catch(() => undefined);
    });
  on('enter', (talk) => enter(socket, talk, rooms, presence));
  on('leave', (talk) => leave(socket, talk, presence));
  on('typing', (talk) => {
    if (!socket.rooms.has(talkRoom(talk))) return;
    const { id, name } = socket.data.actor as Actor;
    const typing = { talk, id, name };
    socket.to(talkRoom(talk)).emit('typing', typing);
    rooms.tell?.({ rooms: [talkRoom(talk)], event: 'typing', nudge: typing });
  });
  socket.on('disconnecting', () => {
    const left = talksOf(socket);
    // Once it is gone, the others are told who is still there.
    setImmediate(() => {
      for (const talk of left) void presence.changed(talk).catch(() => undefined);
    });
  });
};

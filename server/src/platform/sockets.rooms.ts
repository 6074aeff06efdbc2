import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { Server, Socket } from 'socket.io';

/** Talks that somebody has open: who is there and who is typing, told only to those who are there too. */
export interface Rooms {
  /** whether somebody may listen to a talk */
  mayListen: (actor: Actor, talk: string) => Promise<boolean>;
}

const roomOf = (talk: string) => `talk:${talk}`;
/** What one socket may ask of us in ten seconds; a client of ours needs a fraction of it. */
const most = 60;
const window = 10_000;
/** After this many milliseconds a right to listen is asked for again. */
const trusted = 15_000;

const makeBucket = () => {
  let since = Date.now();
  let used = 0;
  return (): boolean => {
    if (Date.now() - since > window) {
      since = Date.now();
      used = 0;
    }
    used += 1;
    return used <= most;
  };
};

/** Who has the talk open, each person once however many windows they have. */
const tellPresent = async (io: Server, talk: string): Promise<void> => {
  const sockets = await io.in(roomOf(talk)).fetchSockets();
  const people = new Map(
    sockets.map(({ data }) => [(data.actor as Actor).id, (data.actor as Actor).name]),
  );
  io.to(roomOf(talk)).emit('present', {
    talk,
    people: [...people].map(([id, name]) => ({ id, name })),
  });
};

const enter = async (io: Server, socket: Socket, talk: string, rooms: Rooms): Promise<void> => {
  if (!(await rooms.mayListen(socket.data.actor as Actor, talk))) return;
  await socket.join(roomOf(talk));
  await tellPresent(io, talk);
};

const leave = async (io: Server, socket: Socket, talk: string): Promise<void> => {
  await socket.leave(roomOf(talk));
  await tellPresent(io, talk);
};

const talksOf = (socket: Socket): string[] =>
  [...socket.rooms].filter((room) => room.startsWith('talk:')).map((room) => room.slice(5));

/** Rights may end while somebody listens: they are asked for again as long as a talk is open. */
const recheck = (io: Server, socket: Socket, rooms: Rooms) =>
  setInterval(() => {
    for (const talk of talksOf(socket))
      void rooms
        .mayListen(socket.data.actor as Actor, talk)
        .then((may) => (may ? undefined : leave(io, socket, talk)))
        .catch(() => undefined);
  }, trusted).unref();

/** Listens to `enter`, `leave` and `typing` of one socket. Whoever asks too much is cut off. */
export const followRooms = (io: Server, socket: Socket, rooms: Rooms): void => {
  const allowed = makeBucket();
  const timer = recheck(io, socket, rooms);
  const on = (name: string, act: (talk: string) => unknown) =>
    socket.on(name, (talk: unknown) => {
      if (!allowed()) return void socket.disconnect(true);
      if (typeof talk !== 'string' || talk.length > 40) return;
      void Promise.resolve(act(talk)).catch(() => undefined);
    });
  on('enter', (talk) => enter(io, socket, talk, rooms));
  on('leave', (talk) => leave(io, socket, talk));
  on('typing', (talk) => {
    if (!socket.rooms.has(roomOf(talk))) return;
    const { id, name } = socket.data.actor as Actor;
    socket.to(roomOf(talk)).emit('typing', { talk, id, name });
  });
  socket.on('disconnecting', () => {
    clearInterval(timer);
    const left = talksOf(socket);
    // Once it is gone, the others are told who is still there.
    setImmediate(() => {
      for (const talk of left) void tellPresent(io, talk).catch(() => undefined);
    });
  });
};

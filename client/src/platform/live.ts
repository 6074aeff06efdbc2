import type { QueryClient } from '@tanstack/react-query';
import { type AskSocket, dropLine, takeLine } from './line.ts';
import { topicKey } from './query.ts';
import { enterOpen, forgetRooms, hearRooms, hearSaid, type RoomSocket } from './rooms.ts';

interface Nudged {
  topic: string;
  talk?: string;
  message?: unknown;
}

/** The part of a Socket.IO client that is used here; tests hand in one of their own. */
export interface NudgeSocket extends RoomSocket, AskSocket {
  on(event: 'present' | 'typing', listener: (told: never) => void): unknown;
  on(event: 'connect', listener: () => void): unknown;
  on(event: 'changed', listener: (nudge: Nudged) => void): unknown;
  disconnect(): unknown;
}

/** Milliseconds: a busy talk makes one reading of the list, not one for each word. */
const breath = 400;

/** Reads at once what a nudge names, and then at most once a breath however many more come. */
const gather = (read: (topic: string) => void) => {
  const waiting = new Map<string, boolean>();
  return (topic: string) => {
    if (waiting.has(topic)) return void waiting.set(topic, true);
    read(topic);
    waiting.set(topic, false);
    setTimeout(() => {
      const more = waiting.get(topic);
      waiting.delete(topic);
      if (more) read(topic);
    }, breath);
  };
};

/** Nudges only say that something changed; what it is now is fetched by HTTP, where rights are decided. */
export const followNudges = (socket: NudgeSocket, cache: QueryClient): void => {
  let connectedBefore = false;
  const read = gather((topic) => {
    void cache.invalidateQueries({ queryKey: topicKey(topic) });
  });
  socket.on('changed', ({ topic, talk, message }) => {
    hearSaid(talk, message);
    read(topic);
  });
  hearRooms(socket);
  socket.on('connect', () => {
    enterOpen();
    // Whatever happened while we were away was not heard: read again what is on the screen.
    if (connectedBefore) void cache.invalidateQueries();
    connectedBefore = true;
  });
};

/** Connects after sign-in (the library is loaded only then). Returns the way to hang up. */
export const goLive = (cache: QueryClient): (() => void) => {
  let socket: NudgeSocket | undefined;
  let over = false;
  void import('socket.io-client').then(({ io }) => {
    if (over) return;
    // Tries again after 1, 2, 4 ... at most 10 seconds, each drawn a little apart so that not all come back at once.
    socket = io({
      path: '/socket.io',
      reconnectionDelayMax: 10_000,
      randomizationFactor: 0.5,
    }) as unknown as NudgeSocket;
    followNudges(socket, cache);
    takeLine(socket);
  });
  return () => {
    over = true;
    socket?.disconnect();
    dropLine();
    forgetRooms();
  };
};

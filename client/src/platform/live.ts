import type { QueryClient } from '@tanstack/react-query';
import { topicKey } from './query.ts';

/** The part of a Socket.IO client that is used here; tests hand in one of their own. */
export interface NudgeSocket {
  on(event: 'connect', listener: () => void): unknown;
  on(event: 'changed', listener: (nudge: { topic: string }) => void): unknown;
  disconnect(): unknown;
}

/** Nudges only say that something changed; what it is now is fetched by HTTP, where rights are decided. */
export const followNudges = (socket: NudgeSocket, cache: QueryClient): void => {
  let connectedBefore = false;
  socket.on('changed', ({ topic }) => {
    void cache.invalidateQueries({ queryKey: topicKey(topic) });
  });
  socket.on('connect', () => {
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
    socket = io({ path: '/socket.io', reconnectionDelayMax: 10_000 }) as NudgeSocket;
    followNudges(socket, cache);
  });
  return () => {
    over = true;
    socket?.disconnect();
  };
};

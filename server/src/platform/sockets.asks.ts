import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { Socket } from 'socket.io';
import type { LiveAnswer } from './live.doors.ts';
import { makeBucket } from './sockets.bucket.ts';

export type Ask = (given: unknown, account: string) => Promise<LiveAnswer>;

/** The doors have limits of their own, which answer; far beyond them a socket is cut off without an answer. */
const patience = 5;

/** Answers `ask` of one socket, each in the order it is done. What asks for no answer gets none, and does nothing. */
export const followAsks = (socket: Socket, ask: Ask): void => {
  const allowed = makeBucket(patience);
  socket.on('ask', (given: unknown, answer: unknown) => {
    if (!allowed()) return void socket.disconnect(true);
    if (typeof answer !== 'function') return;
    void ask(given, (socket.data.actor as Actor).id).then((told) => answer(told));
  });
};

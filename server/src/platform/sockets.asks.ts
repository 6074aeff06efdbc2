import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { makeBucket } from './sockets.bucket.ts';

/** As HTTP would answer: 200 with the reply, or a refusal's status with what is told of it. */
export interface LiveAnswer {
  status: number;
  body: unknown;
}
export type Ask = (given: unknown, account: string) => Promise<LiveAnswer>;

/** The doors have limits of their own, which answer; far beyond them a socket is cut off without an answer. */
const patience = 5;

/** The part of a socket that asks. */
interface AskingSocket {
  data: { actor: Actor };
  on(event: 'ask', listener: (given: unknown, answer: unknown) => void): unknown;
  disconnect(close: true): unknown;
}

/** Answers `ask` of one socket, each in the order it is done. What asks for no answer gets none, and does nothing. */
export const followAsks = (socket: AskingSocket, ask: Ask): void => {
  const allowed = makeBucket(patience);
  socket.on('ask', (given: unknown, answer: unknown) => {
    if (!allowed()) return void socket.disconnect(true);
    if (typeof answer !== 'function') return;
    void ask(given, socket.data.actor.id).then((told) => answer(told));
  });
};

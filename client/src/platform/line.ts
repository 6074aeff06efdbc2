import type { Endpoint } from '@zhiqiao/shared/kernel/endpoint';

/** The part of a socket that is used for asking. */
export interface AskSocket {
  connected?: boolean;
  timeout?(ms: number): { emitWithAck(event: 'ask', asked: object): Promise<unknown> };
}

/** What came back: as HTTP would have answered. */
export interface LineAnswer {
  status: number;
  body: unknown;
}

/** Milliseconds; longer, and it is taken for lost. */
const patience = 8000;

let line: AskSocket | undefined;

export const takeLine = (socket: AskSocket): void => {
  line = socket;
};
export const dropLine = (): void => {
  line = undefined;
};

/**
 * Asks a `live` door over the open socket. Nothing where there is none, or the door is not made for it: ask by HTTP.
 * An answer that does not come is status 0: what was asked may have happened, and is safe to ask again.
 */
export const askLine = async (
  door: Endpoint,
  asked: { params?: object | undefined; body?: unknown },
  language: string,
): Promise<LineAnswer | undefined> => {
  // A socket notices late that the network is gone; the browser knows at once.
  if (!door.live || !line?.connected || !line.timeout || !navigator.onLine) return undefined;
  const named = { door: `${door.method} ${door.path}`, language, ...asked };
  try {
    return (await line.timeout(patience).emitWithAck('ask', named)) as LineAnswer;
  } catch {
    return { status: 0, body: {} };
  }
};

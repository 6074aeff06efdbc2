export interface Present {
  id: string;
  name: string;
}

/** The part of a socket that is used for who is there and who is typing. */
export interface RoomSocket {
  on(event: 'present' | 'typing', listener: (told: never) => void): unknown;
  emit?(event: string, talk: string): unknown;
}

/** What somebody who has a talk open hears at once: what was said, who is there, who is typing. */
export interface RoomListener {
  onSaid?: (message: unknown) => void;
  onPresent?: (people: readonly Present[]) => void;
  onTyping?: (person: Present) => void;
}

const open = new Map<string, Set<RoomListener>>();
let line: RoomSocket | undefined;

const each = (talk: string | undefined, tell: (listener: RoomListener) => void): void => {
  for (const listener of open.get(talk ?? '') ?? []) tell(listener);
};

/** Enters the talks that are open: on a new socket, and again whenever it comes back. */
export const enterOpen = (): void => {
  for (const talk of open.keys()) line?.emit?.('enter', talk);
};

/** Hands what came with a nudge to whoever has the talk open. */
export const hearSaid = (talk: string | undefined, message: unknown): void => {
  if (message) each(talk, (listener) => listener.onSaid?.(message));
};

/** Listens on a socket to who is there and who is typing. */
export const hearRooms = (socket: RoomSocket): void => {
  line = socket;
  socket.on('present', ({ talk, people }: { talk: string; people: Present[] }) =>
    each(talk, (listener) => listener.onPresent?.(people)),
  );
  socket.on('typing', ({ talk, id, name }: Present & { talk: string }) =>
    each(talk, (listener) => listener.onTyping?.({ id, name })),
  );
};

export const forgetRooms = (): void => {
  line = undefined;
};

/** Listens to a talk while it is on the screen. Returns the way to leave. */
export const enterRoom = (talk: string, listener: RoomListener): (() => void) => {
  const listeners = open.get(talk) ?? new Set();
  open.set(talk, listeners.add(listener));
  line?.emit?.('enter', talk);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    open.delete(talk);
    line?.emit?.('leave', talk);
  };
};

const quiet = 2500;
let typedAt = 0;

/** Says that one is typing, at most once in a while. */
export const sayTyping = (talk: string): void => {
  if (Date.now() - typedAt < quiet) return;
  typedAt = Date.now();
  line?.emit?.('typing', talk);
};

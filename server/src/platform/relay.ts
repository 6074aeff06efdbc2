import { randomBytes } from 'node:crypto';
import { RelayModel } from './relay.model.ts';

/** A nudge on its way: into which rooms, and who of them is told otherwise; or a word of one process to the others. */
export interface Told {
  /** `changed` when absent; `here` is for the processes themselves */
  event?: 'changed' | 'typing' | 'here' | undefined;
  rooms: string[];
  except?: string | undefined;
  nudge: object;
}

export interface Relay {
  /** Tells the other processes; the caller's own sockets are told already. */
  tell(told: Told): void;
  stop(): Promise<void>;
}

/** Milliseconds: how long nudges gather before they are written, and how often the others' are looked for. */
const gather = 5;
const look = 25;
/** A store that is away keeps no more than this waiting; clients catch up by themselves afterwards. */
const most = 5000;
/** A process that has been silent for so long is forgotten; its documents are gone by then. */
const silent = 120_000;

const makeWriter = (from: string) => {
  let queue: Told[] = [];
  let seq = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = () => {
    timer = undefined;
    const told = queue;
    queue = [];
    seq += 1;
    const row = { from, seq, told, at: new Date() };
    // One after another, so that a higher seq is never there before a lower one.
    writing = writing.then(() => RelayModel.insertMany([row], { lean: true })).catch(() => {});
  };
  return {
    add: (told: Told) => {
      if (queue.length < most) queue.push(told);
      timer ??= setTimeout(flush, gather);
    },
    stop: async () => {
      clearTimeout(timer);
      await writing;
    },
  };
};

const makeReader = (me: string, emit: (told: Told) => void) => {
  const since = new Date();
  const known = new Map<string, { seq: number; at: number }>();
  const forgetSilent = () => {
    for (const [from, { at }] of known) if (Date.now() - at > silent) known.delete(from);
  };
  return async () => {
    forgetSilent();
    const fresh = { from: { $nin: [me, ...known.keys()] }, at: { $gt: since } };
    const more = [...known].map(([from, { seq }]) => ({ from, seq: { $gt: seq } }));
    const rows = await RelayModel.find({ $or: [fresh, ...more] } as object)
      .sort({ from: 1, seq: 1 })
      .limit(500)
      .lean();
    for (const { from, seq, told } of rows) {
      known.set(from, { seq, at: Date.now() });
      for (const one of told) emit(one as unknown as Told);
    }
  };
};

/**
 * Carries nudges between server processes on one store: each writes what it tells its own sockets into a small
 * collection and reads what the others wrote. Works on every store, also one without change streams. Delivery is best
 * effort and in the order of each process; who misses something catches up by HTTP.
 */
export const startRelay = (emit: (told: Told) => void): Relay => {
  const me = randomBytes(8).toString('hex');
  const writer = makeWriter(me);
  const read = makeReader(me, emit);
  let over = false;
  let reading: Promise<void> = Promise.resolve();
  const again = (): void => {
    if (over) return;
    reading = read()
      .catch(() => undefined)
      .then(() => void setTimeout(again, look).unref());
  };
  again();
  return {
    tell: (told) => writer.add(told),
    stop: async () => {
      over = true;
      await Promise.all([reading, writer.stop()]);
    },
  };
};

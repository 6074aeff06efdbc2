import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type AskPeer, makeAsking } from './relay.asking.ts';
import { callUp, type Greet, type Line, type Link, takeCalls } from './relay.links.ts';
import { PeerModel, type PeerRow } from './relay.model.ts';

/** A nudge on its way: into which rooms, and who of them is told otherwise; or a word of one process to the others. */
export interface Told {
  /** `changed` when absent; `here` and `indexed` are for the processes themselves */
  event?: 'changed' | 'typing' | 'here' | 'indexed' | undefined;
  /** none: everybody */
  rooms: string[];
  except?: string | undefined;
  nudge: object;
}

export interface Relay {
  /** Tells the other processes; the caller's own sockets are told already. */
  tell(told: Told): void;
  /** Asks the process that cares for a thing to do something; nothing when it is this one. */
  ask: AskPeer;
  stop(): Promise<void>;
}

export interface RelayOptions {
  /** what another process told */
  emit(told: Told): void;
  /** does what another process asked, because this one cares for the thing */
  answer?(given: unknown): Promise<unknown>;
  /** a process that was lost is there again: what it told meanwhile was not heard */
  missed?(): void;
  /** where the others reach this process; on several machines an address of their own network */
  address?: string;
}

/** Milliseconds: how often a process says that it lives and looks who else does. */
const beat = 2000;

type Peers = Map<string, Link>;

/** Greets processes: whoever is linked is told everything, and may ask. */
const makeGreeting = (peers: Peers, asking: ReturnType<typeof makeAsking>, o: RelayOptions) => {
  const lost = new Set<string>();
  const greet: Greet = (from, link) => {
    peers.set(from, link);
    if (lost.delete(from)) o.missed?.();
    const hear = ({ tell, ask, answer }: Line) => {
      if (tell) o.emit(tell as Told);
      if (ask) asking.answer(link, ask, o.answer);
      if (answer) asking.take(answer);
    };
    const gone = () => {
      if (peers.get(from) !== link) return;
      peers.delete(from);
      lost.add(from);
      asking.drop(from);
    };
    return { hear, gone };
  };
  return greet;
};

/** Of two processes the later one calls the earlier, so that there is one link between them. */
const before = (one: PeerRow, me: PeerRow): boolean =>
  one.since < me.since || (one.since === me.since && one._id < me._id);

const meet = async (me: PeerRow, peers: Peers, greet: Greet): Promise<void> => {
  await PeerModel.updateOne({ _id: me._id }, { $set: { ...me, at: new Date() } }, { upsert: true });
  const rows = await PeerModel.find({ _id: { $nin: [me._id, ...peers.keys()] } }).lean<PeerRow[]>();
  const earlier = rows.filter((row) => before(row, me));
  await Promise.all(earlier.map((row) => callUp({ ...row, id: row._id }, me._id, greet)));
};

/**
 * Joins the server processes on one store: each says in the store where it is reached, and they tell each other directly.
 * Works on every store, also one without change streams. Delivery is best effort and in the order of each process; who
 * misses something catches up by HTTP. Resolves when this process has met those that are there.
 */
export const startRelay = async (options: RelayOptions): Promise<Relay> => {
  const id = randomBytes(8).toString('hex');
  const token = randomBytes(24).toString('base64url');
  const address = options.address ?? '127.0.0.1';
  const peers: Peers = new Map();
  const asking = makeAsking(id, peers);
  const greet = makeGreeting(peers, asking, options);
  const server = await takeCalls(address, token, greet);
  const { port } = server.address() as AddressInfo;
  const me: PeerRow = { _id: id, address, port, token, since: Date.now() };
  await meet(me, peers, greet);
  let meeting: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    meeting = meet(me, peers, greet).catch(() => undefined);
  }, beat).unref();
  return {
    tell: (told) => {
      for (const link of peers.values()) link.send({ tell: told });
    },
    ask: asking.ask,
    stop: async () => {
      clearInterval(timer);
      await meeting;
      server.close();
      for (const link of peers.values()) link.close();
      await PeerModel.deleteOne({ _id: id }).catch(() => undefined);
    },
  };
};

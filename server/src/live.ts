import type { Server } from 'node:http';
import type { Assembly } from './assemble.ts';
import type { Config } from './config.ts';
import { allowedAccounts, loadActor } from './features/accounts/account.making.service.ts';
import { listenersOf, mayListen } from './features/conversations/conversation.reads.ts';
import { hearElsewhere, keepForPeer } from './features/conversations/message.peers.service.ts';
import { answerLive } from './platform/live.doors.ts';
import { type Relay, startRelay } from './platform/relay.ts';
import { telling } from './platform/search/definition.ts';
import { sessionsAlive } from './platform/session.ts';
import { attachSockets, mongoAdapter, type Sockets, toldOf } from './platform/sockets.ts';

interface Reindexed {
  index: string;
  ids: string[];
}

/** What this process changes in its search the others change in theirs, soon; what a lost word left differing is healed. */
const shareSearch = ({ world }: Assembly, relay: Relay) => {
  const own = world.search;
  world.search = telling(own, (index, ids) =>
    relay.tell({ event: 'indexed', rooms: [], nudge: { index, ids } satisfies Reindexed }),
  );
  return () => {
    world.search = own;
  };
};

/** Links this process with the others on the store: what is told here they hear, and what they tell is told here. */
const linkUp = async (
  assembly: Assembly,
  sockets: Sockets,
  config: Pick<Config, 'socketsAddress' | 'meili'>,
): Promise<Relay> => {
  const failed = (err: unknown) => assembly.world.log.error({ err }, 'search could not follow');
  const follow = ({ index, ids }: Reindexed) => void assembly.follow(index, ids).catch(failed);
  const relay = await startRelay({
    emit: (told) => {
      if (told.event === 'indexed') return follow(told.nudge as Reindexed);
      if (!told.event) hearElsewhere(told.nudge);
      sockets.emit(told);
    },
    answer: (given) => keepForPeer(given as never, assembly.world),
    // Whatever was told meanwhile was not heard: everybody reads their talks again, and search is compared with the store.
    missed: () => {
      sockets.emit({ rooms: [], nudge: { topic: 'conversations' } });
      void assembly.heal().catch(failed);
    },
    ...(config.socketsAddress ? { address: config.socketsAddress } : {}),
  });
  assembly.world.elsewhere = relay.ask;
  // A Meilisearch is one for all.
  const unshare = config.meili ? undefined : shareSearch(assembly, relay);
  return {
    ...relay,
    stop: async () => {
      if (assembly.world.elsewhere === relay.ask) assembly.world.elsewhere = undefined;
      unshare?.();
      await relay.stop();
    },
  };
};

/** Puts sockets on a server and sends the application's nudges through them, and to other processes as configured. */
export const goLive = async (
  assembly: Assembly,
  server: Server,
  config: Pick<Config, 'publicUrl' | 'sockets' | 'socketsAddress' | 'meili'>,
): Promise<Sockets> => {
  // What is said in passing (who is here, who types) goes the way of the nudges once there is one.
  let relay: Relay | undefined;
  const alone = config.sockets !== 'store';
  const sockets = attachSockets({
    server,
    handlers: assembly.sessions.handlers,
    publicUrl: config.publicUrl,
    allowed: allowedAccounts,
    alive: sessionsAlive,
    mayListen,
    listenersOf,
    ask: (given, account) => answerLive(given, () => loadActor(account), assembly.world),
    ...(alone ? {} : { tell: (told) => relay?.tell(told) }),
    ...(config.sockets === 'mongo' ? { adapter: await mongoAdapter() } : {}),
  });
  if (alone) {
    assembly.nudgeWith(sockets.nudge);
    return sockets;
  }
  const links = await linkUp(assembly, sockets, config);
  relay = links;
  assembly.nudgeWith((...given) => {
    const told = toldOf(...given);
    sockets.emit(told);
    links.tell(told);
  });
  return {
    ...sockets,
    close: async () => {
      await links.stop();
      await sockets.close();
    },
  };
};

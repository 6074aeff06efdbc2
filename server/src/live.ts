import type { Server } from 'node:http';
import type { Assembly } from './assemble.ts';
import type { Config } from './config.ts';
import { allowedAccounts } from './features/accounts/account.making.service.ts';
import { mayListen } from './features/conversations/conversation.reads.ts';
import { startRelay } from './platform/relay.ts';
import { sessionsAlive } from './platform/session.ts';
import { attachSockets, mongoAdapter, type Sockets, toldOf } from './platform/sockets.ts';

/** Puts sockets on a server and sends the application's nudges through them, and to other processes as configured. */
export const goLive = async (
  assembly: Assembly,
  server: Server,
  config: Pick<Config, 'publicUrl' | 'sockets'>,
): Promise<Sockets> => {
  const sockets = attachSockets({
    server,
    handlers: assembly.sessions.handlers,
    publicUrl: config.publicUrl,
    allowed: allowedAccounts,
    alive: sessionsAlive,
    mayListen,
    ...(config.sockets === 'mongo' ? { adapter: await mongoAdapter() } : {}),
  });
  if (config.sockets !== 'store') {
    assembly.nudgeWith(sockets.nudge);
    return sockets;
  }
  const relay = startRelay(sockets.emit);
  assembly.nudgeWith((...given) => {
    const told = toldOf(...given);
    sockets.emit(told);
    relay.tell(told);
  });
  return {
    ...sockets,
    close: async () => {
      await relay.stop();
      await sockets.close();
    },
  };
};

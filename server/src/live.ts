import type { Server } from 'node:http';
import type { Assembly } from './assemble.ts';
import type { Config } from './config.ts';
import { allowedAccounts } from './features/accounts/account.making.service.ts';
import { mayListen } from './features/conversations/conversation.reads.ts';
import { sessionsAlive } from './platform/session.ts';
import { attachSockets, type Sockets } from './platform/sockets.ts';

/** Puts sockets on a server and sends the application's nudges through them. */
export const goLive = async (
  assembly: Assembly,
  server: Server,
  config: Pick<Config, 'publicUrl'>,
): Promise<Sockets> => {
  const sockets = attachSockets({
    server,
    handlers: assembly.sessions.handlers,
    publicUrl: config.publicUrl,
    allowed: allowedAccounts,
    alive: sessionsAlive,
    mayListen,
  });
  assembly.nudgeWith(sockets.nudge);
  return sockets;
};

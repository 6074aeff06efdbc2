import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { loadActor } from './features/accounts/account.making.service.ts';
import { checkPassword } from './features/accounts/account.signing.service.ts';
import { settleOpenings } from './features/disclosures/disclosure.noting.ts';
import { loadReference, synonymList } from './features/reference/reference.service.ts';
import { indexes, reactions } from './features.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { makeEmbeddings } from './platform/embeddings.ts';
import { makeFileStore } from './platform/files.ts';
import { makeLog } from './platform/log.ts';
import { makeMail } from './platform/mail.ts';
import { connectStore, disconnectStore, ensureIndexes } from './platform/mongo.ts';
import { makeReactor, whilePlaying } from './platform/reactions.ts';
import { makeSeal } from './platform/seal.ts';
import { readyIndexes, reconcile, reindex } from './platform/search/definition.ts';
import type { SearchIndex } from './platform/search/port.ts';
import { makeSessions, type SessionKit } from './platform/session.ts';
import type { Nudge } from './platform/sockets.ts';
import type { World } from './platform/world.ts';
import { openStores, type Stores } from './stores.ts';

/** The application put together around real stores, not yet listening. */
export interface Assembly {
  world: World;
  app: Express;
  sessions: SessionKit;
  /** where nudges go once there are sockets */
  nudgeWith(nudge: Nudge): void;
  /** compares search with the store and heals; runs while serving */
  heal(): Promise<number>;
  /** another process changed these in its own index: brings them to the truth here as well */
  follow(index: string, ids: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export interface AssembleOptions {
  clock?: Clock;
  /** database name; the URI's own when absent */
  database?: string;
  client?: string;
  /** already opening; else they are opened now */
  stores?: Stores;
  /**
   * Past days are played: search is neither kept true nor asked meanwhile (whoever plays rebuilds every index at the
   * end), no screen is open, and nobody is told of what happened before `tellFrom`.
   */
  playing?: { tellFrom: Date };
}

/** Where none is given the session secret is made once and kept, so that a restart signs nobody out. */
const secretOf = (config: Config): string => {
  if (config.sessionSecret) return config.sessionSecret;
  const path = join(config.dataDir, 'session.secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
};

/** In production one address may ask this often a minute; a proxy in front counts as one. Elsewhere there is no such limit. */
const perMinute = 60_000;

const makeWorld = (
  config: Config,
  secret: string,
  search: SearchIndex,
  { clock = systemClock, playing }: AssembleOptions,
  nudge: Nudge,
): World => {
  const follow = playing ? whilePlaying(reactions, playing.tellFrom) : reactions;
  const world: World = {
    clock,
    log: makeLog(config.logLevel),
    search,
    mail: makeMail(config.smtpUrl, config.mailFrom),
    seal: makeSeal(secret),
    privateGateways: config.privateGateways,
    embeddings: config.embedding && makeEmbeddings(config.embedding),
    files: makeFileStore(join(config.dataDir, 'files')),
    nudge,
    reactor: makeReactor(follow, () => world),
    demo: config.demo,
    publicUrl: config.publicUrl,
  };
  return world;
};

const heal = async (world: World): Promise<number> => {
  await world.reactor.sweep();
  let drift = 0;
  for (const index of indexes) drift += await reconcile(world.search, index);
  return drift;
};

/** Opens the stores, fills the indexes that are new, and puts the application together. */
export const assemble = async (
  config: Config,
  options: AssembleOptions = {},
): Promise<Assembly> => {
  const opening = options.stores ?? openStores(config);
  loadReference(join(config.dataDir, 'reference'));
  const store = await opening.store;
  await connectStore(store.uri, options.database ?? 'zhiqiao');
  await ensureIndexes();
  const search = await opening.search;
  let nudge: Nudge = () => {};
  const secret = secretOf(config);
  const world = makeWorld(config, secret, search, options, (...told) => nudge(...told));
  await readyIndexes(search, indexes, synonymList());
  const secure = config.publicUrl.startsWith('https:');
  const sessions = makeSessions({ secret, secure, verify: checkPassword, load: loadActor });
  return {
    world,
    app: createApp({
      world,
      sessions,
      client: options.client,
      secure,
      ...(config.production ? { limit: perMinute } : {}),
    }),
    sessions,
    nudgeWith: (given) => {
      nudge = given;
    },
    heal: () => heal(world),
    follow: async (index, ids) => {
      const definition = indexes.find(({ schema }) => schema.name === index);
      // not through the world: what follows others tells nobody
      if (definition) await reindex(search, definition, ids);
    },
    stop: async () => {
      await world.reactor.stop();
      await settleOpenings();
      await search.close();
      await disconnectStore();
      await store.stop();
    },
  };
};

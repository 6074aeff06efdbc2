import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Express } from 'express';
import mongoose from 'mongoose';
import supertest from 'supertest';
import { type Assembly, assemble } from '../../server/src/assemble.ts';
import { readConfig } from '../../server/src/config.ts';
import { openCounty } from '../../server/src/features/counties/county.service.ts';
import { SetClock } from '../../server/src/platform/clock.ts';
import { EventModel } from '../../server/src/platform/events.ts';

export interface House {
  app: Express;
  clock: SetClock;
  assembly: Assembly;
  /** a guest with a cookie jar of their own */
  guest(): Person;
  /** resolves when every reaction has run */
  settled(): Promise<void>;
  /** names of the events of a thing, oldest first */
  factsOf(id: string): Promise<string[]>;
  close(): Promise<void>;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Somebody at a browser: real cookies, the header our client sends, JSON. */
export class Person {
  private readonly agent: ReturnType<typeof supertest.agent>;
  constructor(app: Express) {
    this.agent = supertest.agent(app);
  }
  private ask(method: Method, path: string) {
    return this.agent[method](path).set('X-Requested-With', 'zhiqiao');
  }
  get(path: string) {
    return this.ask('get', path);
  }
  post(path: string, body: object = {}) {
    return this.ask('post', path).send(body);
  }
  put(path: string, body: object = {}) {
    return this.ask('put', path).send(body);
  }
  patch(path: string, body: object = {}) {
    return this.ask('patch', path).send(body);
  }
  delete(path: string) {
    return this.ask('delete', path);
  }
  upload(path: string, name: string, bytes: Buffer | string) {
    return this.ask('post', path).attach('file', Buffer.from(bytes), name);
  }
  /** The same agent without our header: what another site's form would send. */
  bare(method: Method, path: string) {
    return this.agent[method](path);
  }
}

/** The bytes of a file that a door sends. */
export const bytesOf = async (asked: supertest.Test): Promise<Buffer> =>
  (
    await asked.buffer(true).parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    })
  ).body;

export const countyCode = '331201';
/** What every process of one county is given. */
export const sessionSecret = 'a secret of the tests, long enough to pass';

interface HouseOptions {
  demo?: boolean;
  at?: string;
  /** the address people use, as in production */
  publicUrl?: string;
  /** more settings, as the environment gives them */
  env?: Record<string, string>;
}

/** The real application on the test store, in a database and a folder of its own, with a clock that is moved by hand. */
export const openHouse = async (options: HouseOptions = {}): Promise<House> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zq-house-'));
  const clock = new SetClock(options.at ?? new Date());
  const config = readConfig({
    DATA_DIR: dataDir,
    MONGODB_URI: process.env.TEST_MONGODB_URI,
    MEILI_URL: process.env.MEILI_URL,
    MEILI_KEY: process.env.MEILI_KEY,
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
    DEMO: options.demo ? 'true' : 'false',
    ...(options.publicUrl ? { NODE_ENV: 'production', PUBLIC_URL: options.publicUrl } : {}),
    SESSION_SECRET: sessionSecret,
    ...options.env,
  });
  const database = `t${process.pid}x${Date.now().toString(36)}x${Math.floor(Math.random() * 1e6)}`;
  const assembly = await assemble(config, { clock, database });
  // A Meilisearch outlives its houses: what another left in its indexes goes.
  if (process.env.MEILI_URL) await assembly.heal();
  await openCounty({ code: countyCode, name: '清江县' }, clock.now());
  return {
    app: assembly.app,
    clock,
    assembly,
    guest: () => new Person(assembly.app),
    settled: () => assembly.world.reactor.settled(),
    factsOf: async (id) =>
      (await EventModel.find({ 'subject.id': id }).sort({ _id: 1 }).lean()).map((row) => row.name),
    close: async () => {
      await assembly.world.reactor.settled();
      await mongoose.connection.dropDatabase();
      await assembly.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};

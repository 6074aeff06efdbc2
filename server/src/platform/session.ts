import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import MongoStore from 'connect-mongo';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import mongoose from 'mongoose';
import { Passport, type PassportStatic } from 'passport';
import { Strategy } from 'passport-local';
import { forget, keyOf, longMoment, remembered } from './memory.ts';

declare module 'express-session' {
  interface SessionData {
    account?: string;
    device?: string;
    since?: string;
  }
}

type Done<T> = (error?: unknown, value?: T) => void;

const promised = <T = void>(run: (done: Done<T>) => void) =>
  new Promise<T>((resolve, reject) =>
    run((error, value) => (error ? reject(error) : resolve(value as T))),
  );

const idle = 30 * 60_000;
const absolute = 12 * 3600_000;

/** Checks a sign-in name and a password; undefined when they do not belong together. May throw a Refusal. */
export type Verify = (login: string, password: string) => Promise<Actor | undefined>;

export interface SessionKit {
  /** in this order, before the routes */
  handlers: RequestHandler[];
  /** shared with the sockets, so that one sign-in serves both */
  session: RequestHandler;
  /** kept in app.locals, where the session's door finds it */
  passport: Pick<PassportStatic, 'authenticate'>;
}

/** Reads a session at most once a moment: every signed-in request asks for it. What ends or changes it is seen at once. */
const withMemory = (store: MongoStore): MongoStore => {
  const { get, set, destroy } = store;
  store.get = (id, done) => {
    remembered(
      keyOf('session', id),
      () =>
        promised<session.SessionData | null | undefined>((settle) => get.call(store, id, settle)),
      longMoment,
    ).then(
      // a copy: each request makes its own cookie of it
      (found) => done(null, found && structuredClone(found)),
      (error) => done(error),
    );
  };
  store.set = (id, held, done) => {
    set.call(store, id, held, (error) => {
      forget([keyOf('session', id)]);
      done?.(error);
    });
  };
  store.destroy = (id, done) => {
    destroy.call(store, id, (error) => {
      forget([keyOf('session', id)]);
      done?.(error);
    });
  };
  return store;
};

/** A reader without a cookie has no session to look up; only what is sent may begin one. */
const unlessVisiting =
  (handler: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.method === 'GET' && !req.headers.cookie ? next() : handler(req, res, next);

const oldEnough: RequestHandler = (req, _res, next) => {
  const since = req.session?.since;
  if (since && Date.now() - Date.parse(since) > absolute) req.session.destroy(() => next());
  else next();
};

/** Server-side sessions in the store, with Passport on top. @param load the actor of an account id, if still allowed */
export const makeSessions = (options: {
  secret: string;
  secure: boolean;
  verify: Verify;
  load: (accountId: string) => Promise<Actor | undefined>;
}): SessionKit => {
  const passport = new Passport();
  passport.use(
    new Strategy({ usernameField: 'login' }, (login, password, done) => {
      options.verify(login, password).then(
        (actor) => done(null, actor ?? false),
        (error) => done(error),
      );
    }),
  );
  passport.serializeUser((actor, done) => done(null, (actor as Actor).id));
  passport.deserializeUser((id: string, done) => {
    options.load(id).then(
      (actor) => done(null, actor ?? false),
      (error) => done(error),
    );
  });
  const sessions = session({
    name: 'zq.sid',
    secret: options.secret,
    // Behind a proxy that ends TLS a request is plain: its X-Forwarded-Proto tells that the browser's side was not.
    proxy: options.secure,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: options.secure, maxAge: idle, path: '/' },
    store: withMemory(
      MongoStore.create({
        client: mongoose.connection.getClient() as never,
        dbName: mongoose.connection.name,
        collectionName: 'sessions',
        stringify: false,
        touchAfter: 60,
        autoRemove: 'native',
      }),
    ),
  });
  return {
    session: sessions,
    passport,
    handlers: [sessions, oldEnough, passport.initialize(), passport.session()].map(unlessVisiting),
  };
};

/** The session of the one who asks, as the use cases of signing in and out see it. */
export interface SessionDoor {
  /** The actor whose credentials came with this request, by Passport's local strategy. */
  authenticate(passwordFields: { login: string; password: string }): Promise<Actor | undefined>;
  /** Signs in with a new session id, once the change under way is committed. */
  start(actor: Actor): void;
  end(): void;
  readonly key: string | undefined;
  /** Carries out what start or end said; the binder calls it after commit. */
  settle(): Promise<void>;
}

/** A session for whoever is not at a browser: it remembers who was signed in and nothing else. */
export const noSession = (): SessionDoor => ({
  authenticate: async () => undefined,
  start: () => {},
  end: () => {},
  key: undefined,
  settle: async () => {},
});

export const sessionDoor = (req: Request, res: Response): SessionDoor => {
  let wanted: Actor | 'end' | undefined;
  return {
    authenticate: ({ login, password }) =>
      new Promise((resolve, reject) => {
        req.body = { login, password };
        const passport = req.app.locals.passport as SessionKit['passport'];
        passport.authenticate('local', (error: unknown, actor: Actor | false) =>
          error ? reject(error) : resolve(actor || undefined),
        )(req, res, () => resolve(undefined));
      }),
    start: (actor) => {
      wanted = actor;
    },
    end: () => {
      wanted = 'end';
    },
    key: req.user ? req.sessionID : undefined,
    settle: async () => {
      if (!wanted) return;
      if (wanted === 'end') return promised((done) => req.logout(done));
      const actor = wanted;
      await promised((done) => req.logIn(actor, done));
      req.session.account = actor.id;
      req.session.since = new Date().toISOString();
      req.session.device = (req.get('user-agent') ?? '').slice(0, 200);
      await promised((done) => req.session.save(done));
    },
  };
};

const sessionsOf = () =>
  mongoose.connection.db!.collection<{
    _id: string;
    session: session.SessionData;
    lastModified?: Date;
    expires?: Date;
  }>('sessions');

/** The live sessions of an account, latest first. */
export const listSessions = (account: string) =>
  sessionsOf().find({ 'session.account': account }).sort({ lastModified: -1 }).limit(50).toArray();

/** Which of these session ids still live: not ended, not idle too long, not too old. */
export const sessionsAlive = async (ids: readonly string[]): Promise<Set<string>> => {
  const since = new Date(Date.now() - absolute).toISOString();
  const rows = await sessionsOf()
    .find(
      { _id: { $in: [...ids] }, expires: { $gt: new Date() }, 'session.since': { $gt: since } },
      { projection: { _id: 1 } },
    )
    .toArray();
  const alive = new Set(rows.map(({ _id }) => _id));
  // What another process ended, or time, is not to be remembered here any longer.
  forget(ids.filter((id) => !alive.has(id)).map((id) => keyOf('session', id)));
  return alive;
};

/** Ends every session of an account, but for the one to keep. */
export const endSessions = async (account: string, keep?: string): Promise<void> => {
  const ended = { 'session.account': account, ...(keep ? { _id: { $ne: keep } } : {}) };
  const ids = await sessionsOf().distinct('_id', ended);
  await sessionsOf().deleteMany(ended);
  forget(ids.map((id) => keyOf('session', id)));
};

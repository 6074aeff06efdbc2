import { randomUUID } from 'node:crypto';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import compression from 'compression';
import express, { type Express, type RequestHandler, Router } from 'express';
import helmet from 'helmet';
import swaggerPath from 'swagger-ui-dist/absolute-path.js';
import { bindFeatures } from './features.ts';
import { answerErrors } from './platform/answerErrors.ts';
import { bound } from './platform/bind.ts';
import { serveClient } from './platform/client.files.ts';
import { limitTo, refuseCrossSite } from './platform/limits.ts';
import { measure } from './platform/metrics.ts';
import { storeReady } from './platform/mongo.ts';
import { describeDoors } from './platform/openapi.ts';
import { requestOf } from './platform/recording.ts';
import type { SessionKit } from './platform/session.ts';
import type { World } from './platform/world.ts';

export interface AppOptions {
  world: World;
  sessions: SessionKit;
  /** folder of the built client; none: API only */
  client?: string | undefined;
  secure: boolean;
  /** requests a minute from one address; none: no limit */
  limit?: number;
}

const headers = (secure: boolean, publicUrl: string): RequestHandler => {
  const host = new URL(publicUrl).host;
  return helmet({
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'", `ws://${host}`, `wss://${host}`],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  });
};

const nameRequest: RequestHandler = (req, res, next) => {
  const id = randomUUID();
  res.locals.requestId = id;
  res.set('X-Request-Id', id);
  requestOf.run({ id, address: req.socket.remoteAddress ?? '' }, next);
};

const logAnswers =
  (world: World): RequestHandler =>
  (req, res, next) => {
    const start = performance.now();
    res.once('finish', () => {
      const line = {
        requestId: res.locals.requestId,
        method: req.method,
        door: req.route?.path ?? 'none',
        status: res.statusCode,
      };
      world.log.info(
        { ...line, ms: Math.round((performance.now() - start) * 10) / 10 },
        'answered',
      );
    });
    next();
  };

const health =
  (world: World): RequestHandler =>
  async (_req, res) => {
    const [store, search] = await Promise.all([storeReady(), world.search.health()]);
    res
      .status(store && search.ready ? 200 : 503)
      .json({ ready: store && search.ready, store, search: search.ready });
  };

const bindDocs = (app: Express): void => {
  let document: unknown;
  app.get('/api/openapi.json', (_req, res) => {
    document ??= describeDoors(bound);
    res.json(document);
  });
  app.get('/api/docs/swagger-initializer.js', (_req, res) => {
    res
      .type('js')
      .send("window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui' });");
  });
  app.use('/api/docs', express.static(swaggerPath()));
};

/** The application as an Express app; Supertest and main both use it. */
export const createApp = (options: AppOptions): Express => {
  const { world, sessions } = options;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.locals.world = world;
  app.locals.passport = sessions.passport;
  app.use(nameRequest, headers(options.secure, world.publicUrl), measure, logAnswers(world));
  app.get('/api/health', health(world));
  app.use(compression({ threshold: 2048 }));
  bindDocs(app);
  const doors = Router();
  bindFeatures(doors);
  app.use(
    '/api',
    ...(options.limit ? [limitTo(options.limit)] : []),
    (_req, res, next) => {
      res.set('Cache-Control', 'no-store');
      next();
    },
    refuseCrossSite(world.publicUrl, /^\/stop\//),
    ...sessions.handlers,
    express.json({ limit: '256kb' }),
  );
  app.use(doors);
  app.use('/api', () => {
    throw new Refusal('notFound');
  });
  if (options.client) serveClient(app, options.client);
  app.use(answerErrors);
  return app;
};

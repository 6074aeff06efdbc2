import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { RequestHandler } from 'express';
import { MemoryStore, rateLimit } from 'express-rate-limit';

const minute = 60_000;

/** At most `max` requests a minute from one address; the address is the socket's, never a header's. */
export const limitTo = (max: number): RequestHandler =>
  rateLimit({
    windowMs: minute,
    limit: max,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => req.socket.remoteAddress ?? 'unknown',
    validate: false,
    handler: (_req, _res, next) => next(new Refusal('tooMany')),
  });

/** A limit of one account, wherever it sits; others of its address are unhurt. */
export interface EachLimit {
  handler: RequestHandler;
  /** counts what came another way than by HTTP. @throws Refusal tooMany */
  spend(account: string): Promise<void>;
}

/** At most `max` requests in so many seconds from one account, by whatever way they come. */
export const limitEach = (max: number, seconds: number): EachLimit => {
  const store = new MemoryStore();
  const handler = rateLimit({
    windowMs: seconds * 1000,
    limit: max,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (req) => (req.user as { id?: string } | undefined)?.id ?? 'guest',
    store,
    validate: false,
    handler: (_req, _res, next) => next(new Refusal('tooMany')),
  });
  return {
    handler,
    spend: async (account) => {
      const { totalHits } = await store.increment(account);
      if (totalHits > max) throw new Refusal('tooMany');
    },
  };
};

/**
 * Refuses writes that another site started: our client and tools send a header that a form cannot, and browsers tell.
 * @param signed paths that carry their own signed permission and look at no session: mail programs press their button
 */
export const refuseCrossSite =
  (publicUrl: string, signed?: RegExp): RequestHandler =>
  (req, _res, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(req.method) || signed?.test(req.path)) return next();
    const site = req.get('sec-fetch-site');
    const origin = req.get('origin');
    const home = [`${req.protocol}://${req.get('host')}`, new URL(publicUrl).origin];
    const foreign =
      (site && site !== 'same-origin' && site !== 'none') || (origin && !home.includes(origin));
    if (foreign || req.get('x-requested-with') !== 'zhiqiao') throw new Refusal('crossSite');
    next();
  };

import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';

/** The page of the client as it was built last; the one before while a build has taken it away. */
const pageIn = (dir: string): (() => Buffer | undefined) => {
  const file = join(dir, 'index.html');
  let page: Buffer | undefined;
  let builtAt = 0;
  return () => {
    const at = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (at === undefined || at === builtAt) return page;
    const read = readFileSync(file);
    // Empty while it is being written: the next who asks gets it.
    if (read.length > 0) {
      page = read;
      builtAt = at;
    }
    return page;
  };
};

/**
 * Serves the built client, also one that is built while the server runs. A part of an earlier build is missing and says
 * so: with the page in its place a browser would try to run HTML.
 * @param dir the folder of the built client; it may be empty yet
 */
export const serveClient = (app: Express, dir: string): void => {
  const page = pageIn(dir);
  app.use('/assets', express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y' }));
  app.use('/assets', (_req, res) => {
    res.status(404).set('Cache-Control', 'no-store').type('txt').send('Not found');
  });
  app.use(express.static(dir, { index: false, maxAge: '1h' }));
  app.get('/{*path}', (_req, res, next) => {
    const html = page();
    if (!html) return next();
    res.set('Cache-Control', 'no-cache').type('html').send(html);
  });
};

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import express, { type Express } from 'express';
import supertest from 'supertest';
import { serveClient } from '../../server/src/platform/client.files.ts';

let dir: string;
let app: Express;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zq-client-'));
  app = express();
  serveClient(app, dir);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const build = (name: string) => {
  mkdirSync(join(dir, 'assets'), { recursive: true });
  writeFileSync(join(dir, 'index.html'), `<script src="/assets/${name}"></script>`);
  writeFileSync(join(dir, 'assets', name), `'${name}';`);
};
const page = async (path: string) => (await supertest(app).get(path).expect(200)).text;

describe('the built client', () => {
  it('when it is built after the server started, and once more, then the newest is served at every address', async () => {
    await supertest(app).get('/').expect(404);
    build('first.js');
    expect(await page('/')).toContain('first.js');
    rmSync(join(dir, 'index.html'));
    expect(await page('/needs')).toContain('first.js');
    build('the-second.js');
    expect(await page('/needs/new')).toContain('the-second.js');
    expect(await page('/assets/the-second.js')).toBe(`'the-second.js';`);
  });

  it('when a part of an earlier build is asked for, then it is missing, and nobody remembers that', async () => {
    build('first.js');
    const gone = await supertest(app).get('/assets/gone.js').expect(404);
    expect(gone.headers['content-type']).not.toContain('html');
    expect(gone.headers['cache-control']).toBe('no-store');
  });
});

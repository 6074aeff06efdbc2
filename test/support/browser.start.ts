import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPost } from './browser.post.ts';

export interface BrowserHouse {
  server: ChildProcess;
  dir: string;
  post: { close(): Promise<void> };
}

const chromium = '/usr/bin/chromium';

const listening = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    server.stdout!.on('data', (chunk: Buffer) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0];
      if (url) resolve(url);
    });
    server.once('exit', (code) => reject(new Error(`the application ended with ${code}`)));
  });

/** Builds the application, plays the demonstration county into a folder of its own and starts it, as `npm start` does. */
export default async function start(): Promise<void> {
  if (!existsSync(chromium)) {
    process.stdout.write('No Chromium at /usr/bin/chromium: the browser stories are not run.\n');
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'zq-browser-'));
  const post = await openPost(dir);
  const env = {
    ...process.env,
    DATA_DIR: dir,
    DEMO: 'true',
    LOG_LEVEL: 'error',
    PORT: '0',
    NODE_ENV: 'development',
    NODE_OPTIONS: '',
    SMTP_URL: post.url,
    // The county's gateway of a story stands on this machine.
    GATEWAY_PRIVATE: 'true',
  };
  for (const command of [
    ['npx', 'tsx', 'scripts/build.ts'],
    [process.execPath, 'server/dist/seed.js'],
  ]) {
    const { status, stderr } = spawnSync(command[0]!, command.slice(1), { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  }
  const server = spawn(process.execPath, ['server/dist/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.env.BROWSER_URL = await listening(server);
  process.env.BROWSER_PATH = chromium;
  process.env.BROWSER_DIR = dir;
  (globalThis as { browserHouse?: BrowserHouse }).browserHouse = { server, dir, post };
}

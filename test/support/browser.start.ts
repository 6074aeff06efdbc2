import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { houseEnv, type Running, startBuilt } from './browser.house.ts';
import { openPost } from './browser.post.ts';

export interface BrowserHouse extends Running {
  dirs: string[];
  post: { close(): Promise<void> };
}

const chromium = '/usr/bin/chromium';

/** Builds the application, plays the demonstration county into a folder of its own and starts it, as `npm start` does. */
export default async function start(): Promise<void> {
  if (!existsSync(chromium)) {
    process.stdout.write('No Chromium at /usr/bin/chromium: the browser stories are not run.\n');
    return;
  }
  const dir = mkdtempSync(join(tmpdir(), 'zq-browser-'));
  const played = mkdtempSync(join(tmpdir(), 'zq-played-'));
  const post = await openPost(dir);
  const env = houseEnv(dir, post.url);
  // The client is built as people get it: with the development's React it is half as large again.
  const production = { ...env, NODE_ENV: 'production' };
  for (const [command, settings] of [
    [['npx', 'tsx', 'scripts/build.ts'], production],
    [[process.execPath, 'server/dist/seed.js'], env],
  ] as const) {
    const { status, stderr } = spawnSync(command[0]!, command.slice(1), {
      env: settings,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  }
  // As it was before anybody came, for a story that needs a county of its own.
  cpSync(dir, played, { recursive: true });
  const running = await startBuilt(env);
  process.env.BROWSER_URL = running.url;
  process.env.BROWSER_PATH = chromium;
  process.env.BROWSER_DIR = dir;
  process.env.BROWSER_POST = post.url;
  process.env.BROWSER_PLAYED = played;
  const house: BrowserHouse = { ...running, dirs: [dir, played], post };
  (globalThis as { browserHouse?: BrowserHouse }).browserHouse = house;
}

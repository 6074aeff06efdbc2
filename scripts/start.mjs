import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Builds what is missing or older than its sources, plays the demonstration into an empty store, and starts the server.
const empty = process.argv.includes('--empty');
const dataDir = process.env.DATA_DIR || './data';
const stamp = 'server/dist/built.json';

const newest = (dir) => {
  let latest = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(dir, entry.name);
    const at = entry.isDirectory() ? newest(path) : statSync(path).mtimeMs;
    if (at > latest) latest = at;
  }
  return latest;
};

const sources = () => Math.max(...['server', 'client', 'shared', 'seeds', 'scripts'].map(newest));
const builtAt = () => (existsSync(stamp) ? JSON.parse(readFileSync(stamp, 'utf8')).sources : 0);

const children = new Set();
const run = (args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: 'inherit',
      env: { ...process.env, ...env },
    });
    children.add(child);
    child.on('exit', (status) => {
      children.delete(child);
      if (status === 0) return resolve();
      for (const other of children) other.kill();
      process.exit(status ?? 1);
    });
  });
const build = (half) => run(['--import', 'tsx', 'scripts/build.ts', half]);

const now = sources();
const stale = builtAt() !== now || !existsSync('client/dist/index.html');
if (stale) {
  process.stdout.write('Building ...\n');
  await build('server');
}
const client = stale ? build('client') : undefined;

if (empty) {
  // Remembered, so that a later plain start does not play the demonstration into a county's own data.
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'empty'), '');
}
const demo = !empty && !existsSync(join(dataDir, 'empty'));
const settings = demo ? { DEMO: 'true' } : {};
const startServer = (ahead = false) =>
  spawn(process.execPath, ['server/dist/main.js', ...(ahead ? ['--when-told'] : [])], {
    stdio: ahead ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { LOG_LEVEL: 'warn', ...process.env, ...settings },
  });
const toPlay = demo && !existsSync(join(dataDir, 'demo.json'));
// As soon as the client is built there is room to read the server's code while the county is still played.
const ahead = toPlay ? client?.then(() => startServer(true)) : undefined;
if (toPlay) {
  process.stdout.write('Playing the demonstration county into the empty store ...\n');
  // A year in seconds: slow commands say nothing then.
  await run(['server/dist/seed.js'], { ...settings, SLOW_QUERY_MS: '0' });
}
await client;
if (stale) writeFileSync(stamp, JSON.stringify({ sources: now }));

const server = (await ahead) ?? startServer();
if (ahead) server.send('serve', () => {});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => process.exit(code ?? 0));

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../seeds/roles.ts';
import { needBriefFor } from './bench.needs.ts';

/**
 * Creates needs until 2,000 are acknowledged, killing the whole application (kill -9) several times on the way, and
 * then counts: every acknowledged one must be there, whole, with its event. Needs `npm run build`.
 */
const wanted = Number(process.argv[2] ?? 2000);
const kills = Number(process.argv[3] ?? 5);
const port = 4990;
const url = `http://127.0.0.1:${port}`;
const dir = mkdtempSync(join(tmpdir(), 'zq-crash-'));
const env = { ...process.env, DATA_DIR: dir, DEMO: 'true', LOG_LEVEL: 'error', PORT: String(port) };
const headers = { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao' };

const start = async (): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['server/dist/main.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout!.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`server ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  return child;
};

const signIn = async (): Promise<string> => {
  const body = JSON.stringify({ login: 'firm-bearing', password: demoPassword });
  const reply = await fetch(`${url}/api/session`, { method: 'POST', headers, body });
  if (!reply.ok) throw new Error(`sign-in answered ${reply.status}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const acknowledged = new Map<string, string>();

/** Sixteen at a time create until enough are acknowledged or the server is gone. */
const createUntil = async (cookie: string, enough: number) => {
  const one = async () => {
    while (acknowledged.size < enough) {
      const brief = needBriefFor(acknowledged.size);
      try {
        const reply = await fetch(`${url}/api/needs`, {
          method: 'POST',
          headers: { ...headers, cookie },
          body: JSON.stringify(brief),
        });
        if (!reply.ok) return;
        const { id, title } = (await reply.json()) as { id: string; title: string };
        acknowledged.set(id, title);
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, one));
};

const verify = async (cookie: string) => {
  let lost = 0;
  let torn = 0;
  for (const [id, title] of acknowledged) {
    const reply = await fetch(`${url}/api/needs/${id}`, { headers: { cookie } });
    if (reply.status === 404) lost += 1;
    else {
      const need = (await reply.json()) as { title: string };
      const facts = (await (
        await fetch(`${url}/api/needs/${id}/timeline`, { headers: { cookie } })
      ).json()) as { items?: { name: string }[] };
      if (need.title !== title || facts.items?.[0]?.name !== 'need.drafted') torn += 1;
    }
  }
  return { lost, torn };
};

const run = async (): Promise<number> => {
  if (spawnSync(process.execPath, ['server/dist/seed.js'], { env, stdio: 'inherit' }).status !== 0)
    throw new Error('seeding failed; is it built?');
  let server = await start();
  let slowest = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const goal = Math.round((wanted * kill) / (kills + 1));
    const working = createUntil(await signIn(), wanted);
    while (acknowledged.size < goal) await new Promise((resolve) => setTimeout(resolve, 5));
    server.kill('SIGKILL');
    await working;
    const at = performance.now();
    server = await start();
    slowest = Math.max(slowest, performance.now() - at);
  }
  const cookie = await signIn();
  await createUntil(cookie, wanted);
  const { lost, torn } = await verify(cookie);
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
  process.stdout.write(
    `${acknowledged.size} acknowledged creates, ${kills} times kill -9: ${lost} lost, ${torn} half-written; slowest restart ${Math.round(slowest)} ms\n`,
  );
  return lost + torn;
};

const bad = await run().finally(() => rmSync(dir, { recursive: true, force: true }));
process.exit(bad === 0 ? 0 : 1);

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { demoPassword } from '../seeds/roles.ts';
import { needBriefFor } from './bench.needs.ts';

/**
 * Requests a second of the built application at N published needs (default 10000), each beside bare Express answering
 * the same bytes from memory, in the same run. Needs `npm run build`. `npm run bench:http -- [N] [seconds]`
 */
const count = Number(process.argv[2] ?? 10_000);
const seconds = Number(process.argv[3] ?? 6);
const connections = 16;
const dir = mkdtempSync(join(tmpdir(), 'zq-bench-'));
const env = { ...process.env, DATA_DIR: dir, DEMO: 'true', LOG_LEVEL: 'error' };
const children: ChildProcess[] = [];

const started = (
  command: string,
  args: string[],
  more: Record<string, string>,
): Promise<{ child: ChildProcess; url: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...env, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    child.stdout!.on('data', (chunk: Buffer) => {
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(chunk.toString())?.[0];
      if (url) resolve({ child, url });
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });

/** CPU milliseconds a process has used so far, and its resident memory in MB. */
const used = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) * 10,
    mb: Math.round(Number(rss) / 1024),
  };
};

interface Load {
  name: string;
  path: string;
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Record<string, string>;
}

const load = async (
  url: string,
  pid: number,
  { path, method = 'GET', body, headers = {} }: Load,
) => {
  const before = used(pid);
  const result = await autocannon({
    url: url + path,
    method,
    connections,
    duration: seconds,
    headers: { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao', ...headers },
    ...(body ? { body } : {}),
  });
  const requests = result.requests.total;
  return {
    rate: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    bad: result.non2xx + result.errors,
    cpu: (used(pid).cpu - before.cpu) / Math.max(1, requests),
  };
};

const signIn = async (url: string, login: string): Promise<string> => {
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao' },
    body: JSON.stringify({ login, password: demoPassword }),
  });
  if (!reply.ok) throw new Error(`sign-in answered ${reply.status}`);
  return reply.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
};

const run = async () => {
  const seeded = spawnSync(process.execPath, ['server/dist/seed.js', '--scale', String(count)], {
    env,
    stdio: 'inherit',
  });
  if (seeded.status !== 0) throw new Error('seeding failed; is it built?');
  const beginning = performance.now();
  const ours = await started(process.execPath, ['server/dist/main.js'], { PORT: '0' });
  const startMs = Math.round(performance.now() - beginning);
  const list = '/api/needs?industry=34&sort=deadline&pageSize=20';
  const first = (await (await fetch(`${ours.url}${list}`)).json()).items[0].card.id as string;
  const cookie = await signIn(ours.url, 'firm-bearing');
  const loads: Load[] = [
    { name: 'list 20, filtered, sorted', path: list },
    { name: 'one', path: `/api/needs/${first}` },
    { name: 'search', path: `/api/needs?q=${encodeURIComponent('轴承噪声')}&pageSize=20` },
    {
      name: 'create',
      path: '/api/needs',
      method: 'POST',
      body: JSON.stringify(needBriefFor(1)),
      headers: { cookie },
    },
  ];
  process.stdout.write(
    `${count} needs, ${connections} connections, ${seconds} s each; start to first answer ${startMs} ms\n`,
  );
  process.stdout.write(
    'door                        | ours/s  p50  p99 ms  CPU ms | bare Express/s  p99 | ratio | not 2xx\n',
  );
  for (const one of loads) {
    const sample =
      one.method === 'POST' ? '{"done":true}' : await (await fetch(ours.url + one.path)).text();
    const bare = await started(process.execPath, ['--import', 'tsx', 'scripts/bench.bare.ts'], {
      SAMPLE: sample,
    });
    const reference = await load(bare.url, bare.child.pid!, one);
    bare.child.removeAllListeners('exit');
    bare.child.kill();
    const mine = await load(ours.url, ours.child.pid!, one);
    process.stdout.write(
      `${one.name.padEnd(27)} | ${String(mine.rate).padStart(6)} ${String(mine.p50).padStart(4)} ${String(mine.p99).padStart(7)} ${mine.cpu.toFixed(2).padStart(7)} | ${String(reference.rate).padStart(14)} ${String(reference.p99).padStart(4)} | ${(mine.rate / reference.rate).toFixed(3)} | ${mine.bad}\n`,
    );
  }
  process.stdout.write(`resident memory after the load: ${used(ours.child.pid!).mb} MB\n`);
};

try {
  await run();
} finally {
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const gone = alive.map(
    (child) => new Promise((resolve) => child.removeAllListeners('exit').once('exit', resolve)),
  );
  for (const child of alive) child.kill();
  await Promise.all(gone);
  rmSync(dir, { recursive: true, force: true });
}
process.exit(0);

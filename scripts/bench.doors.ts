import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { demoPassword } from '../seeds/roles.ts';

/** What the benches of HTTP share: processes beside each other, load on a door, and the CPU time that it took. */
const connections = 16;
const children: ChildProcess[] = [];

/** Starts a process and waits for the address it prints. */
export const started = (
  command: string,
  args: string[],
  env: Record<string, string | undefined>,
): Promise<{ child: ChildProcess; url: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
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
export const used = (pid: number) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return {
    cpu: (Number(fields[11]) + Number(fields[12])) * 10,
    mb: Math.round(Number(rss) / 1024),
  };
};

export interface Load {
  name: string;
  path: string;
  method?: 'GET' | 'POST';
  body?: string;
  headers?: Record<string, string>;
}

const load = async (
  url: string,
  pid: number,
  seconds: number,
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

export const signIn = async (url: string, login: string): Promise<string> => {
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

export const heading =
  'door                        | ours/s  p50  p99 ms  CPU ms | bare Express/s  p99 | ratio | not 2xx\n';

/** One door of ours beside bare Express answering the same bytes: a line of the table. */
export const beside = async (
  ours: { url: string; child: ChildProcess },
  one: Load,
  seconds: number,
): Promise<string> => {
  const sample =
    one.method === 'POST'
      ? '{"done":true}'
      : await (await fetch(ours.url + one.path, { headers: one.headers ?? {} })).text();
  const bare = await started(process.execPath, ['--import', 'tsx', 'scripts/bench.bare.ts'], {
    SAMPLE: sample,
  });
  const reference = await load(bare.url, bare.child.pid!, seconds, one);
  bare.child.removeAllListeners('exit');
  bare.child.kill();
  const mine = await load(ours.url, ours.child.pid!, seconds, one);
  return `${one.name.padEnd(27)} | ${String(mine.rate).padStart(6)} ${String(mine.p50).padStart(4)} ${String(mine.p99).padStart(7)} ${mine.cpu.toFixed(2).padStart(7)} | ${String(reference.rate).padStart(14)} ${String(reference.p99).padStart(4)} | ${(mine.rate / reference.rate).toFixed(3)} | ${mine.bad}\n`;
};

export const stopAll = async (): Promise<void> => {
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const gone = alive.map(
    (child) => new Promise((resolve) => child.removeAllListeners('exit').once('exit', resolve)),
  );
  for (const child of alive) child.kill();
  await Promise.all(gone);
};

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beside, heading, type Load, signIn, started, stopAll, used } from './bench.doors.ts';
import { needBriefFor } from './bench.needs.ts';
import { seenSoon } from './bench.seen.ts';

/**
 * Requests a second of the built application at N published needs (default 10000), each beside bare Express answering
 * the same bytes from memory, in the same run; then how soon readers are told of what came and went. Needs `npm run build`. `npm run bench:http -- [N] [seconds]`
 */
const count = Number(process.argv[2] ?? 10_000);
const seconds = Number(process.argv[3] ?? 6);
const dir = mkdtempSync(join(tmpdir(), 'zq-bench-'));
const env = { ...process.env, DATA_DIR: dir, DEMO: 'true', LOG_LEVEL: 'error' };
const run = async () => {
  const seeded = spawnSync(process.execPath, ['server/dist/seed.js', '--scale', String(count)], {
    env,
    stdio: 'inherit',
  });
  if (seeded.status !== 0) throw new Error('seeding failed; is it built?');
  const beginning = performance.now();
  const ours = await started(process.execPath, ['server/dist/main.js'], { ...env, PORT: '0' });
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
    `${count} needs, 16 connections, ${seconds} s each; start to first answer ${startMs} ms\n`,
  );
  process.stdout.write(heading);
  for (const one of loads) process.stdout.write(await beside(ours, one, seconds));
  process.stdout.write(await seenSoon(ours.url));
  process.stdout.write(`resident memory after the load: ${used(ours.child.pid!).mb} MB\n`);
};

try {
  await run();
} finally {
  await stopAll();
  rmSync(dir, { recursive: true, force: true });
}
process.exit(0);

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { ImportView } from '@zhiqiao/shared/imports/import.schema';
import { beside, heading, type Load, signIn, started, stopAll, used } from './bench.doors.ts';

/**
 * Brings a table of outcomes (.json or .xlsx) into the demonstration county through the door of imports: a dry run
 * first, told in counts with every kind of fault, then the writing; then list, search, one outcome and its one-page
 * sheet, each beside bare Express with the same bytes. Needs `npm run build`. `npm run bench:outcomes -- FILE [seconds]`
 */
const [, , file, given] = process.argv;
if (!file) throw new Error('say which table: npm run bench:outcomes -- FILE [seconds]');
const seconds = Number(given ?? 6);
const dir = mkdtempSync(join(tmpdir(), 'zq-outcomes-'));
const env = { DATA_DIR: dir, DEMO: 'true', LOG_LEVEL: 'error' };
const say = (line: string) => process.stdout.write(`${line}\n`);

const ask = async <T>(url: string, cookie: string, body?: FormData | object): Promise<T> => {
  const form = body instanceof FormData;
  const reply = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie,
      'x-requested-with': 'zhiqiao',
      ...(form ? {} : { 'content-type': 'application/json' }),
    },
    ...(body ? { body: form ? body : JSON.stringify(body) } : {}),
  });
  if (!reply.ok) throw new Error(`${url} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as T;
};

/** How often each column had each fault, the commonest first. */
const tellFaults = ({ faults, faultCount }: ImportView) => {
  const kinds = new Map<string, number>();
  for (const { column, message } of faults) {
    const kind = `${column}: ${message}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, times] of [...kinds].toSorted((a, b) => b[1] - a[1]))
    say(`  ${String(times).padStart(5)} x ${kind}`);
  if (faultCount > faults.length) say(`  and ${faultCount - faults.length} faults not listed`);
};

/** The rows, each said to be agreed by its unit, so that they are listed: the table itself does not say so. */
const tableOf = (path: string): Blob => {
  const bytes = readFileSync(path);
  if (!path.endsWith('.json')) return new Blob([new Uint8Array(bytes)]);
  const rows = JSON.parse(bytes.toString('utf8')) as object[];
  return new Blob([JSON.stringify(rows.map((row) => ({ ...row, unitAgreed: '是' })))]);
};

/** @returns how many were written */
const bring = async (url: string, path: string): Promise<number> => {
  const cookie = await signIn(url, 'leader');
  const { items } = await ask<{ items: { id: string }[] }>(
    `${url}/api/organisations?kind=university&standing=verified`,
    cookie,
  );
  const form = new FormData();
  form.append('file', tableOf(path), basename(path));
  let at = performance.now();
  const door = `${url}/api/imports/outcomes?organisation=${items[0]!.id}`;
  const checked = await ask<ImportView>(door, cookie, form);
  const took = () => `${Math.round(performance.now() - at)} ms`;
  say(
    `dry run: ${checked.rows} rows, ${checked.good} good, ${checked.faultCount} faults, ${took()}`,
  );
  tellFaults(checked);
  at = performance.now();
  const written = await ask<ImportView>(`${url}/api/imports/${checked.id}/write`, cookie, {
    skipFaulty: true,
  });
  say(`written: ${written.done} rows, ${took()}`);
  return written.done;
};

const list = '/api/outcomes?sort=newest&pageSize=20';
interface Found {
  total: number;
  items: { id?: string; card?: { id: string } }[];
}

/** The search engine follows the store: waits until it finds as many as there are. */
const indexed = async (url: string, least: number): Promise<Found> => {
  for (let time = 0; ; time += 1) {
    const found = (await (await fetch(url + list)).json()) as Found;
    if (found.total >= least) return found;
    if (time > 600) throw new Error(`only ${found.total} of ${least} were indexed in two minutes`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

const run = async () => {
  const seeded = spawnSync(process.execPath, ['server/dist/seed.js'], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  if (seeded.status !== 0) throw new Error('seeding failed; is it built?');
  const ours = await started(process.execPath, ['server/dist/main.js'], { ...env, PORT: '0' });
  const written = await bring(ours.url, file);
  const { items, total } = await indexed(ours.url, written);
  const id = items[0]!.card?.id ?? items[0]!.id;
  say(`${total} outcomes listed; ${seconds} s each`);
  const loads: Load[] = [
    { name: 'list 20, newest', path: list },
    { name: 'search', path: `/api/outcomes?q=${encodeURIComponent('轴承检测')}&pageSize=20` },
    { name: 'one, and its sheet', path: `/api/outcomes/${id}` },
    { name: 'the page of the sheet', path: `/outcomes/${id}/sheet` },
  ];
  process.stdout.write(heading);
  for (const one of loads) process.stdout.write(await beside(ours, one, seconds));
  say(`resident memory after the load: ${used(ours.child.pid!).mb} MB`);
};

try {
  await run();
} finally {
  await stopAll();
  rmSync(dir, { recursive: true, force: true });
}
process.exit(0);

import { performance } from 'node:perf_hooks';
import { signIn } from './bench.doors.ts';
import { needBriefFor } from './bench.needs.ts';

/** What readers of the search are told, how soon: a need published until a guest finds it, withdrawn until nobody does. */
const rounds = 30;
const patience = 10_000;

const knock = async (address: string, cookie: string, body?: unknown) => {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'zhiqiao', cookie },
    body: JSON.stringify(body ?? {}),
  });
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as { id: string };
};

/** Milliseconds until a guest's search tells so many of these words, from the moment `deed` is asked for. */
const until = async (url: string, words: string, total: number, deed: () => Promise<unknown>) => {
  const start = performance.now();
  await deed();
  while (performance.now() - start < patience) {
    const reply = await fetch(`${url}/api/needs?q=${encodeURIComponent(`"${words}"`)}`);
    if (((await reply.json()) as { total: number }).total === total)
      return performance.now() - start;
  }
  throw new Error(`${words} was not ${total} times there within ${patience} ms`);
};

const told = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${Math.round(sorted[rounds / 2]!)} | ${Math.round(sorted.at(-1)!)}`;
};

/** The lines of the table: milliseconds from the deed to what a guest is told, the deed's own answer among them. */
export const seenSoon = async (url: string): Promise<string> => {
  const firm = await signIn(url, 'firm-bearing');
  const officer = await signIn(url, 'broker');
  const times = { deed: [] as number[], found: [] as number[], gone: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const words = `seen${String(round).padStart(3, '0')}`;
    const brief = {
      ...needBriefFor(round),
      title: `${needBriefFor(round).title.slice(0, 60)} ${words}`,
    };
    const { id } = await knock(`${url}/api/needs`, firm, brief);
    const move = (name: string, who: string, body?: object) =>
      knock(`${url}/api/needs/${id}/${name}`, who, body);
    await move('submit', firm, { duplicateReason: '不同产线' });
    times.found.push(await until(url, words, 1, () => move('publish', officer)));
    const withdraw = async () => {
      const start = performance.now();
      await move('withdraw', firm, { reason: 'other', note: '不需要了' });
      times.deed.push(performance.now() - start);
    };
    times.gone.push(await until(url, words, 0, withdraw));
  }
  return (
    `of ${rounds} needs, milliseconds | p50 | max\n` +
    `withdrawing, the answer to the firm | ${told(times.deed)}\n` +
    `withdrawn until no guest finds it | ${told(times.gone)}\n` +
    `published until a guest finds it | ${told(times.found)}\n`
  );
};

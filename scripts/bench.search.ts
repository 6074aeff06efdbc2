/**
 * Measures the embedded search engine: `tsx scripts/bench.search.ts [documents = 10000] [file.json]`.
 * The file, if given, holds an array of texts or of things with `name` and `context`; otherwise texts
 * are made up from a fixed vocabulary with a fixed seed, so that runs compare. What the engine takes is measured in
 * fresh processes that hold nothing else: one builds the index, one loads its snapshot.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSearch } from '../server/src/embedded/search/start.ts';
import type {
  SearchDocument,
  SearchIndex,
  SearchRequest,
} from '../server/src/platform/search/port.ts';
import { miniIndex } from './bench.mini.ts';
import {
  batches,
  benchDocuments,
  benchSchema,
  pick,
  random,
  roots,
  sentence,
} from './bench.search.documents.ts';

async function measure(name: string, times: number, act: (i: number) => Promise<unknown>) {
  for (let i = 0; i < Math.min(times, 20); i++) await act(i);
  const taken: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    await act(i);
    taken.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  const worked = ((user + system) / 1000 / times).toFixed(2).padStart(8);
  taken.sort((a, b) => a - b);
  const at = (share: number): string => taken[Math.floor(times * share)]!.toFixed(2).padStart(8);
  console.log(`${name.padEnd(34)} p50 ${at(0.5)}  p95 ${at(0.95)} ms  CPU ${worked} ms`);
}

async function measureSearches(index: SearchIndex, documents: SearchDocument[]): Promise<void> {
  const page = { index: benchSchema.name, offset: 0, limit: 20 };
  const ask = (name: string, more: () => Partial<SearchRequest>) =>
    measure(name, 200, () => index.search({ ...page, crop: 80 + asked++, ...more() }));
  // what was asked before is answered from memory: the length of a cut makes every question a new one
  let asked = 0;
  const words = (): string => `${pick(roots)}${pick(roots)} ${pick(roots)}`;
  const open = { eq: ['state', 'open'] as [string, string] };
  const facets = ['industry', 'county', 'state'];
  const newest = [{ field: 'createdAt', order: 'desc' as const }];
  await ask('one word', () => ({ q: pick(roots) }));
  await measure('one word, asked before', 200, () => index.search({ ...page, q: roots[0]! }));
  await ask('three words, highlights', () => ({
    q: words(),
    highlight: ['title', 'summary'],
  }));
  await ask('as you type, a prefix', () => {
    const word = words();
    return { q: word.slice(0, 1 + random(word.length - 1)) };
  });
  await ask('pinyin', () => ({ q: pick(['zhouc', 'zhoucheng', 'dianchi', 'zs', 'mj']) }));
  const piece = (): string => textOf(pick(documents)).slice(0, 150);
  await ask('a text of 300 characters', () => ({ q: piece() + piece() }));
  await ask('a quoted phrase', () => ({ q: `“${pick(roots)}${pick(roots)}”` }));
  await ask('words that no text holds all', () => ({ q: sentence(6) }));
  await ask('one mistyped character', () => ({ q: pick(['轴成噪声', '电迟隔膜', '模剧涂层']) }));
  await ask('filter + 3 facets + sort', () => ({
    q: pick(roots),
    filter: open,
    facets,
    sort: newest,
  }));
  await ask('browse, filter + 3 facets + sort', () => ({ filter: open, facets, sort: newest }));
  await measure('candidates of a need, 30 terms', 200, (i) => {
    const need = [
      { text: String(documents[i]!.title), weight: 3 },
      { text: textOf(documents[i]!).slice(0, 300), weight: 1 },
    ];
    return index.candidates({ index: benchSchema.name, texts: need, terms: 30, limit: 100 });
  });
}

/** The plainest reference: every text read for the word, as a list without an index would. */
async function measureScan(documents: SearchDocument[]): Promise<void> {
  const texts = documents.map(({ title, summary }) => `${title} ${summary}`);
  await measure('reference: scan for one word', 30, async () => {
    const word = pick(roots);
    return texts.filter((text) => text.includes(word)).length;
  });
}

/** A well-kept library on the same documents: no facets, highlights, pinyin or worker, everything in this process. */
async function measureMini(documents: SearchDocument[]): Promise<void> {
  const start = performance.now();
  const mini = miniIndex(documents);
  console.log(
    `reference: MiniSearch built in ${seconds(start)}, ${(mini.bytes() / 1e6).toFixed(1)} MB as JSON`,
  );
  await measure('reference: MiniSearch, one word', 200, async () => mini.search(pick(roots)));
  await measure('reference: MiniSearch, three words', 200, async () =>
    mini.search(`${pick(roots)} ${pick(roots)} ${pick(roots)}`),
  );
  await measure('reference: MiniSearch, 300 chars', 3, async (i) =>
    mini.candidates(textOf(documents[i]!).slice(0, 300)),
  );
}

async function measureChanges(index: SearchIndex, documents: SearchDocument[]): Promise<void> {
  const apply = (change: { upserts?: SearchDocument[]; deletes?: string[] }) =>
    index.apply(benchSchema.name, change);
  const changed = (i: number) => ({ ...documents[i]!, rev: 2, title: sentence(8) });
  await measure('add one document', 200, (i) =>
    apply({ upserts: [{ ...changed(i), id: `new${i}` }] }),
  );
  await measure('update one document', 500, (i) => apply({ upserts: [changed(i * 7)] }));
  await measure('delete one document', 200, (i) => apply({ deletes: [`new${i}`] }));
}

const textOf = ({ summary }: SearchDocument): string => String(summary);
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;

/** Runs a script in a process of its own, under the same loader. */
function alone(script: string, args: readonly string[]): void {
  const path = join(import.meta.dirname, script);
  const ran = spawnSync(process.execPath, [...process.execArgv, path, ...args], {
    stdio: 'inherit',
  });
  if (ran.status) throw new Error(`${script} failed`);
}

const count = Number(process.argv[2] ?? 10_000);
const documents = benchDocuments(count, process.argv[3]);
const dir = mkdtempSync(join(tmpdir(), 'bench-search-'));
const index = await startSearch({ dir });
await index.ensure(benchSchema);
let start = performance.now();
const worked = process.cpuUsage();
await index.rebuild(benchSchema.name, batches(documents));
const { user, system } = process.cpuUsage(worked);
console.log(
  `${count} documents built in ${seconds(start)}, snapshot among it; CPU ${((user + system) / 1e6).toFixed(2)} s`,
);
alone('bench.search.building.ts', process.argv.slice(2));
await measureSearches(index, documents);
await measureChanges(index, documents);
start = performance.now();
await index.close();
const size = statSync(join(dir, `${benchSchema.name}.index`)).size / 1e6;
console.log(`snapshot of ${size.toFixed(1)} MB written in ${seconds(start)}`);
alone('bench.search.loading.ts', [dir]);
rmSync(dir, { recursive: true });
await measureScan(documents);
await measureMini(documents);

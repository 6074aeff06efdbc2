/**
 * Measures the embedded search engine: `tsx scripts/bench.search.ts [documents = 10000] [file.json]`.
 * The file, if given, holds an array of texts or of things with `name` and `context`; otherwise texts
 * are made up from a fixed vocabulary with a fixed seed, so that runs compare.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSearch } from '../server/src/embedded/search/start.ts';
import type {
  IndexSchema,
  SearchDocument,
  SearchIndex,
  SearchRequest,
} from '../server/src/platform/search/port.ts';
import { miniIndex } from './bench.mini.ts';

const SCHEMA: IndexSchema = {
  name: 'bench',
  version: 1,
  text: { title: 3, keywords: 2, summary: 1 },
  filters: ['state', 'industry', 'county', 'budget', 'keywords'],
  sorts: ['createdAt', 'budget'],
};
const ROOTS =
  '轴承 噪声 寿命 铸造 模具 焊接 涂层 电池 隔膜 催化 精馏 传感 视觉 检测 算法 控制 电机 变频 减速 齿轮 滤芯 纤维 织物 染整 竹木 茶叶 保鲜 发酵 提取 残留 污水 除磷 余热 回收 光伏 逆变 封装 芯片 陶瓷 玻璃';
const LINKS =
  '的 高精度 低能耗 一种 关键 技术 工艺 系统 装置 方法 优化 在线 智能 复合 材料 设备 性能 提升';

let seed = 20_260_101;
const random = (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
const roots = ROOTS.split(' ');
const links = LINKS.split(' ');

/** Words in a row; now and then a random pair of Han characters, so that the vocabulary grows as in life. */
function sentence(words: number): string {
  const rare = (): string =>
    String.fromCharCode(0x4e00 + random(4000)) + String.fromCharCode(0x4e00 + random(4000));
  return Array.from({ length: words }, () => pick([pick(roots), pick(links), rare()])).join('');
}

function texts(): { title: string; summary: string }[] {
  const file = process.argv[3];
  if (!file) return [];
  const things = JSON.parse(readFileSync(file, 'utf8')) as (string | Record<string, string>)[];
  return things.map((thing) =>
    typeof thing === 'string'
      ? { title: thing.slice(0, 30), summary: thing }
      : { title: thing.name ?? '', summary: thing.context ?? '' },
  );
}

function makeDocuments(count: number): SearchDocument[] {
  const given = texts();
  return Array.from({ length: count }, (_, i) => ({
    id: `d${i}`,
    rev: 1,
    title: given[i % given.length]?.title ?? sentence(8),
    summary: given[i % given.length]?.summary.slice(0, 600) ?? sentence(100),
    keywords: [pick(roots), pick(roots), pick(roots)],
    state: pick(['open', 'open', 'closed', 'draft']),
    industry: `C${10 + random(30)}`,
    county: pick(['江州区', '德清县', '长兴县', '安吉县']),
    budget: random(500),
    createdAt: 1_700_000_000 + random(10_000_000),
  }));
}

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

async function* batches(documents: SearchDocument[]) {
  for (let i = 0; i < documents.length; i += 1000) yield documents.slice(i, i + 1000);
}

async function measureSearches(index: SearchIndex, documents: SearchDocument[]): Promise<void> {
  const page = { index: SCHEMA.name, offset: 0, limit: 20 };
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
  await ask('a text of 300 characters', () => ({ q: sentence(120).slice(0, 300) }));
  await ask('one mistyped character', () => ({ q: pick(['轴成噪声', '电迟隔膜', '模剧涂层']) }));
  await ask('filter + 3 facets + sort', () => ({
    q: pick(roots),
    filter: open,
    facets,
    sort: newest,
  }));
  await ask('browse, filter + 3 facets + sort', () => ({ filter: open, facets, sort: newest }));
  await measure('candidates of a need, 30 terms', 200, (i) => {
    const { title, summary } = documents[i]! as SearchDocument & { title: string; summary: string };
    const need = [
      { text: title, weight: 3 },
      { text: summary.slice(0, 300), weight: 1 },
    ];
    return index.candidates({ index: SCHEMA.name, texts: need, terms: 30, limit: 100 });
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
    mini.candidates(
      String((documents[i] as SearchDocument & { summary: string }).summary).slice(0, 300),
    ),
  );
}

async function measureChanges(index: SearchIndex, documents: SearchDocument[]): Promise<void> {
  const apply = (change: { upserts?: SearchDocument[]; deletes?: string[] }) =>
    index.apply(SCHEMA.name, change);
  const changed = (i: number) => ({ ...documents[i]!, rev: 2, title: sentence(8) });
  await measure('add one document', 200, (i) =>
    apply({ upserts: [{ ...changed(i), id: `new${i}` }] }),
  );
  await measure('update one document', 500, (i) => apply({ upserts: [changed(i * 7)] }));
  await measure('delete one document', 200, (i) => apply({ deletes: [`new${i}`] }));
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;
const resident = (): number => process.memoryUsage().rss / 1e6;

const count = Number(process.argv[2] ?? 10_000);
const documents = makeDocuments(count);
const dir = mkdtempSync(join(tmpdir(), 'bench-search-'));
globalThis.gc?.();
const before = resident();
const index = await startSearch({ dir });
await index.ensure(SCHEMA);
let start = performance.now();
await index.rebuild(SCHEMA.name, batches(documents));
console.log(`${count} documents built in ${seconds(start)}, snapshot among it`);
await measureSearches(index, documents);
await measureChanges(index, documents);
await measureScan(documents);
await measureMini(documents);
start = performance.now();
await index.close();
const size = statSync(join(dir, `${SCHEMA.name}.index`)).size / 1e6;
console.log(`snapshot of ${size.toFixed(1)} MB written in ${seconds(start)}`);
console.log(
  `resident memory grew by ${(resident() - before).toFixed(0)} MB at most, building among it`,
);
start = performance.now();
const again = await startSearch({ dir });
await again.ensure(SCHEMA);
await again.search({ index: SCHEMA.name, q: roots[0]!, offset: 0, limit: 1 });
console.log(`started from the snapshot and answered in ${seconds(start)}`);
await again.close();
rmSync(dir, { recursive: true });

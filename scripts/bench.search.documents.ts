import { readFileSync } from 'node:fs';
import type { IndexSchema, SearchDocument } from '../server/src/platform/search/port.ts';

/** The index that `bench:search` fills. */
export const benchSchema: IndexSchema = {
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
export const random = (below: number): number => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
export const pick = <T>(from: readonly T[]): T => from[random(from.length)]!;
export const roots = ROOTS.split(' ');
const links = LINKS.split(' ');

/** Common ones far oftener than others, as in life. */
const skewed = (below: number, power: number): number =>
  Math.floor(below * (random(1_000_000) / 1_000_000) ** power);
const character = (): string => String.fromCharCode(0x4e00 + skewed(4000, 5));
/**
 * Drawn so that the vocabulary grows with the texts as it does in 3,500 real needs and outcomes of 1.0 million
 * characters (102,000 different characters and pairs in the first 800,000), and somewhat beyond: 126,000.
 */
const rareWords = Array.from({ length: 50_000 }, () => character() + character());
const rare = (): string => rareWords[skewed(rareWords.length, 4)]!;

/** Words in a row: the trade's own, those of any such text, and rare ones. */
export function sentence(words: number): string {
  return Array.from({ length: words }, () => pick([pick(roots), pick(links), rare()])).join('');
}

/** The texts of a file: an array of texts, or of things with `name` and `context`. */
function textsOf(file: string | undefined): { title: string; summary: string }[] {
  if (!file) return [];
  const things = JSON.parse(readFileSync(file, 'utf8')) as (string | Record<string, string>)[];
  return things.map((thing) =>
    typeof thing === 'string'
      ? { title: thing.slice(0, 30), summary: thing }
      : { title: thing.name ?? '', summary: thing.context ?? '' },
  );
}

/** So many documents, the texts of a file over and over, or made up with a fixed seed, so that runs compare. */
export function benchDocuments(count: number, file?: string): SearchDocument[] {
  const given = textsOf(file);
  return Array.from({ length: count }, (_, i) => benchDocument(i, given));
}

const benchDocument = (i: number, given: { title: string; summary: string }[]): SearchDocument => ({
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
});

export async function* batches(documents: SearchDocument[]) {
  for (let i = 0; i < documents.length; i += 1000) yield documents.slice(i, i + 1000);
}

/** The same documents, made when they are asked for: none is held by who builds an index of them. */
export async function* madeBatches(count: number, file?: string) {
  const given = textsOf(file);
  for (let from = 0; from < count; from += 1000)
    yield Array.from({ length: Math.min(1000, count - from) }, (_, i) =>
      benchDocument(from + i, given),
    );
}

import {
  categories,
  envoyKinds,
  envoyLevels,
  evidenceKinds,
} from '@zhiqiao/shared/experts/expert.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import type { Mode } from '@zhiqiao/shared/reference/reference.schema';
import { reference } from '../reference/reference.service.ts';

/** Splits a cell that lists several: 、，,;； and spaces between. */
export const several = (cell: string): string[] =>
  cell
    .split(/[、，,;；/]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** Rows within a cell, each of fields: "a|b|c；d|e|f", or a row a line. */
export const rowsOf = (cell: string | undefined): string[][] =>
  (cell ?? '')
    .split(/[；;\n]/)
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([first]) => first);

/** What other tables call the ways of working together. A word that is none of them is left to a fault. */
const modeWords: Record<string, Mode> = {
  技术开发: 'develop',
  委托开发: 'develop',
  合作开发: 'jointDevelop',
  合作生产: 'jointDevelop',
  技术转让: 'transfer',
  完全转让: 'transfer',
  技术许可: 'license',
  许可转让: 'license',
  技术入股: 'jointDevelop',
  技术咨询: 'consult',
  技术服务: 'service',
  任职: 'post',
  岗位: 'post',
  develop: 'develop',
  jointDevelop: 'jointDevelop',
  transfer: 'transfer',
  license: 'license',
  consult: 'consult',
  service: 'service',
  post: 'post',
};
const silentWords = new Set(['其他', '其它', '不限', '面议']);

/** Ways of working together in a cell, run together or listed; `unknown` names what is none. */
export const readModes = (cell: string): { modes: Mode[]; unknown: string | undefined } => {
  let rest = cell;
  const found = new Set<Mode>();
  for (const word of Object.keys(modeWords).toSorted((a, b) => b.length - a.length)) {
    if (!rest.includes(word)) continue;
    found.add(modeWords[word]!);
    rest = rest.replaceAll(word, '、');
  }
  const unknown = several(rest).find((word) => !silentWords.has(word));
  return { modes: [...found], unknown };
};

const plain = (word: string) => word.replace(/[、，,.\s（）()]/g, '');

/** A code of a reference list by its code or its name; the longest name a cell begins with or contains. */
export const readCode = (
  list: 'towns' | 'industries' | 'disciplines',
  cell: string,
): string | undefined => {
  const typed = cell.trim();
  const entries = reference()[list];
  const exact = entries.find(
    (entry) => entry.code === typed || entry.zh === typed || entry.en === typed,
  );
  if (exact) return exact.code;
  const wanted = plain(typed);
  const named = entries.filter(
    (entry) => wanted.startsWith(plain(entry.zh)) || plain(entry.zh).startsWith(wanted),
  );
  const inside = entries.filter((entry) => wanted.includes(plain(entry.zh)));
  return [...inside, ...named].toSorted((a, b) => b.zh.length - a.zh.length)[0]?.code;
};

const categoryWords: Record<string, (typeof categories)[number]> = {
  科技特派员: 'sciEnvoy',
  科技副总: 'sciDeputy',
  银龄工程师: 'silver',
  假日工程师: 'holiday',
  海外工程师: 'overseas',
};
const levelWords: Record<string, (typeof envoyLevels)[number]> = {
  省: 'province',
  省级: 'province',
  市: 'city',
  市级: 'city',
  县: 'county',
  县级: 'county',
};
const kindWords: Record<string, (typeof envoyKinds)[number]> = {
  个人: 'individual',
  团队: 'team',
  法人: 'entity',
};
const evidenceWords: Record<string, (typeof evidenceKinds)[number]> = {
  专利: 'patent',
  论文: 'paper',
  项目: 'project',
  产品: 'product',
};

const own =
  <T extends string>(words: Record<string, T>, all: readonly T[]) =>
  (cell: string): T | undefined =>
    words[cell] ?? all.find((value) => value === cell);

export const readCategory = own(categoryWords, categories);
export const readLevel = own(levelWords, envoyLevels);
export const readEnvoyKind = own(kindWords, envoyKinds);
export const readEvidenceKind = own(evidenceWords, evidenceKinds);

export const yes = (cell: string): boolean =>
  ['是', '有', 'true', 'yes', 'y', '1', '√'].includes(cell.trim().toLowerCase());

const signs: [RegExp, Indicator['comparator']][] = [
  [/^(>=|≥|⩾|不低于|不少于|大于等于)/, 'gte'],
  [/^(<=|≤|⩽|不高于|不超过|小于等于)/, 'lte'],
  [/^=/, 'eq'],
];

/** A target such as ">=95", "≤0.8" or "1~3". */
export const readTarget = (
  cell: string,
):
  | { comparator: Indicator['comparator']; target: number | null; upper: number | null }
  | undefined => {
  const typed = cell.trim();
  const range = /^(-?[\d.]+)\s*[~～—-]\s*(-?[\d.]+)$/.exec(typed);
  if (range) return { comparator: 'between', target: Number(range[1]), upper: Number(range[2]) };
  const sign = signs.find(([pattern]) => pattern.test(typed));
  const digits = sign ? typed.replace(sign[0], '').trim() : typed;
  if (digits === '') return { comparator: 'gte', target: null, upper: null };
  const target = Number(digits);
  return Number.isFinite(target)
    ? { comparator: sign?.[1] ?? 'gte', target, upper: null }
    : undefined;
};

/** Maturity as a number 1..9, or as the words of other tables. */
const maturityWords: Record<string, number> = {
  正在研发: 3,
  已有样品: 5,
  通过小试: 5,
  小试: 5,
  通过中试: 7,
  中试: 7,
  可以量产: 8,
  小批: 8,
  量产: 9,
  样机: 6,
};
export const readMaturity = (cell: string): number | undefined => {
  const number = Number(cell.replace(/^TRL\s*/i, ''));
  return Number.isInteger(number) && number >= 1 && number <= 9
    ? number
    : maturityWords[cell.trim()];
};

/** 万元 as typed into fen; undefined when it is no amount. 面议 and nothing are 0. */
export const readWan = (cell: string): number | undefined => {
  const typed = cell.trim().replace(/[,，\s]|万元?$/g, '');
  if (typed === '' || typed === '面议') return 0;
  const wan = Number(typed);
  return Number.isFinite(wan) && wan >= 0 && wan < 10_000_000
    ? Math.round(wan * 1_000_000)
    : undefined;
};

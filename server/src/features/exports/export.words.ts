import type {
  Category,
  Evidence,
  envoyKinds,
  envoyLevels,
} from '@zhiqiao/shared/experts/expert.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import type { Mode } from '@zhiqiao/shared/reference/reference.schema';

/** The words that an import reads again (see import.words.ts). */
const modeWords: Record<Mode, string> = {
  develop: '技术开发',
  jointDevelop: '合作开发',
  transfer: '技术转让',
  license: '技术许可',
  consult: '技术咨询',
  service: '技术服务',
  post: '任职',
};
export const categoryWords: Record<Category, string> = {
  sciEnvoy: '科技特派员',
  sciDeputy: '科技副总',
  silver: '银龄工程师',
  holiday: '假日工程师',
  overseas: '海外工程师',
};
export const levelWords: Record<(typeof envoyLevels)[number], string> = {
  province: '省',
  city: '市',
  county: '县',
};
export const kindWords: Record<(typeof envoyKinds)[number], string> = {
  individual: '个人',
  team: '团队',
  entity: '法人',
};
const evidenceWords: Record<Evidence['kind'], string> = {
  patent: '专利',
  paper: '论文',
  project: '项目',
  product: '产品',
};

/** Entries of a list, without the signs that part a list. */
export const listed = (parts: readonly string[]): string =>
  parts.map((part) => part.replace(/[、，,;；/]+/g, ' ').trim()).join('、');

export const modesCell = (modes: readonly string[]): string =>
  listed(modes.map((mode) => modeWords[mode as Mode]));

/** A field of a row within a cell: without the signs that part fields and rows. */
const field = (text: string): string =>
  text
    .replace(/\|/g, '｜')
    .replace(/[；;\n]+/g, '，')
    .trim();
export const inCell = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map(field).join('|')).join('；');

const signs = { gte: '>=', lte: '<=', eq: '=' } as const;

const aim = ({ comparator, target, upper }: Pick<Indicator, 'comparator' | 'target' | 'upper'>) => {
  if (target === null || target === undefined) return '';
  return comparator === 'between' ? `${target}~${upper ?? target}` : signs[comparator] + target;
};

/** "V2 合格率|86|>=95|%|怎么测；..." */
export const indicatorsCell = (
  rows: readonly Pick<
    Indicator,
    'name' | 'current' | 'target' | 'upper' | 'unit' | 'comparator' | 'method'
  >[],
): string =>
  inCell(rows.map((row) => [row.name, String(row.current ?? ''), aim(row), row.unit, row.method]));

/** "专利|套圈超精研方法|V2 合格率 96.1%|2023；..." */
export const evidenceCell = (
  rows: readonly Pick<Evidence, 'kind' | 'title' | 'text' | 'year'>[],
): string =>
  inCell(rows.map((row) => [evidenceWords[row.kind], row.title, row.text, String(row.year)]));

/** Fen as 万元; nothing for nothing. */
export const wanCell = (fen: number | null | undefined): string =>
  fen ? String(fen / 1_000_000) : '';

export const yesCell = (value: boolean): string => (value ? '是' : '否');

/** "林知微|60；课题组|40" */
export const peopleCell = (
  rows: readonly { name?: string | null | undefined; share?: number | null | undefined }[],
): string => inCell(rows.map(({ name, share }) => [name ?? '', String(share ?? 0)]));

const propertyWords: Record<string, string> = {
  invention: '发明',
  utility: '实用新型',
  design: '外观',
  software: '软件',
  variety: '品种',
  layout: '布图',
  secret: '秘密',
};

/** "ZL 2023 1 0000001|发明|2043-06-30；..." */
export const propertiesCell = (
  rows: readonly { number: string; kind: string; validUntil?: string | undefined }[],
): string =>
  inCell(
    rows.map(({ number, kind, validUntil }) => [
      number,
      propertyWords[kind] ?? '发明',
      validUntil ?? '',
    ]),
  );

import { expertProfile } from '@zhiqiao/shared/experts/expert.schema';
import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import type { ImportFault, ImportKind } from '@zhiqiao/shared/imports/import.schema';
import { needBrief } from '@zhiqiao/shared/needs/need.schema';
import { type OutcomeBrief, outcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { z } from 'zod';
import { issuesOf } from '../../platform/language.ts';
import { outcomeMore, refuseUnlisted } from './import.outcomes.ts';
import type { SheetRow } from './import.sheet.ts';
import * as words from './import.words.ts';

type Fail = (key: string, message: string) => void;
type Cells = Record<string, string>;

const listOf = <T>(
  cell: string | undefined,
  read: (part: string) => T | undefined,
  fail: () => void,
): T[] =>
  words.several(cell ?? '').flatMap((part) => {
    const value = read(part);
    if (value === undefined) fail();
    return value === undefined ? [] : [value];
  });

const codes = (
  list: 'towns' | 'industries' | 'disciplines',
  key: string,
  cells: Cells,
  fail: Fail,
): string[] => {
  const cell = cells[key]?.trim() ?? '';
  if (!cell) return [];
  // A name may hold the very sign that separates a list (农、林、牧、渔业): the whole cell is tried first.
  const whole = words.readCode(list, cell);
  return whole
    ? [whole]
    : listOf(
        cell,
        (part) => words.readCode(list, part),
        () => fail(key, '认不出的名称或代码'),
      );
};

const modes = (cells: Cells, fail: Fail) => {
  const { modes: found, unknown } = words.readModes(cells.modes ?? '');
  if (unknown) fail('modes', `认不出的合作方式“${unknown}”`);
  return found;
};

/** "V2 合格率|86|>=95|%|怎么测；..." */
const indicators = (cell: string, fail: Fail) =>
  cell
    .split(/[；;\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => {
      const [name = '', current = '', target = '', unit = '', method = ''] = line
        .split('|')
        .map((part) => part.trim());
      const read = words.readTarget(target);
      if (!read) fail('indicators', `第 ${index + 1} 条指标的目标不是数：“${target}”`);
      const now = current === '' ? null : Number(current);
      if (now !== null && !Number.isFinite(now))
        fail('indicators', `第 ${index + 1} 条指标的现状不是数：“${current}”`);
      return {
        key: `imp${index}x`,
        name,
        current: Number.isFinite(now) ? now : null,
        unit,
        method,
        ...(read ?? {}),
      };
    });

const wan = (cells: Cells, key: string, fail: Fail): number => {
  const fen = words.readWan(cells[key] ?? '');
  if (fen === undefined) fail(key, '不是金额（万元）');
  return fen ?? 0;
};

const need = (cells: Cells, fail: Fail) => {
  const [min, max] = [wan(cells, 'budgetFrom', fail), wan(cells, 'budgetTo', fail)];
  const [industry] = codes('industries', 'industry', cells, fail);
  const [town] = codes('towns', 'town', cells, fail);
  return {
    title: cells.title,
    background: cells.background,
    tried: cells.tried ?? '',
    keywords: words.several(cells.keywords ?? ''),
    indicators: indicators(cells.indicators ?? '', fail),
    budget: max > 0 ? { min, max } : null,
    deadline: cells.deadline || null,
    ...(industry ? { industry } : {}),
    disciplines: codes('disciplines', 'disciplines', cells, fail),
    ...(town ? { town } : {}),
    modes: modes(cells, fail),
  };
};

const evidence = (cell: string, fail: Fail) =>
  cell
    .split(/[；;\n]/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => {
      const [kind = '', title = '', text = '', year = ''] = line
        .split('|')
        .map((part) => part.trim());
      const read = words.readEvidenceKind(kind);
      if (!read) fail('evidence', `第 ${index + 1} 条证据的类型认不出：“${kind}”`);
      return { key: `imp${index}x`, kind: read ?? 'project', title, text, year: Number(year) };
    });

const expert = (cells: Cells, fail: Fail) => {
  const category = words.readCategory(cells.category ?? '');
  if (!category) fail('category', '认不出的专家类别');
  const level = words.readLevel(cells.envoyLevel ?? '');
  const kind = words.readEnvoyKind(cells.envoyKind ?? '');
  return {
    name: cells.name,
    category: category ?? 'sciDeputy',
    ...(level ? { envoyLevel: level } : {}),
    ...(kind ? { envoyKind: kind } : {}),
    unitName: cells.unitName ?? '',
    title: cells.title ?? '',
    disciplines: codes('disciplines', 'disciplines', cells, fail),
    industries: codes('industries', 'industries', cells, fail),
    summary: cells.summary ?? '',
    evidence: evidence(cells.evidence ?? '', fail),
    towns: codes('towns', 'towns', cells, fail),
    capacity: cells.capacity ? Number(cells.capacity) : 2,
    availability: { daysPerMonth: cells.daysPerMonth ? Number(cells.daysPerMonth) : 4 },
  };
};

const outcome = (cells: Cells, fail: Fail) => {
  const maturity = words.readMaturity(cells.maturity ?? '');
  if (maturity === undefined) fail('maturity', '成熟度应为 1 到 9，或 小试、中试、量产 等');
  return {
    title: cells.title,
    summary: cells.summary,
    keywords: words.several(cells.keywords ?? ''),
    maturity: maturity ?? 1,
    patents: words.several(cells.patents ?? ''),
    industries: codes('industries', 'industries', cells, fail),
    modes: modes(cells, fail),
    price: wan(cells, 'price', fail),
    terms: cells.terms ?? '',
    trialFirst: words.yes(cells.trialFirst ?? ''),
    ownershipClear: words.yes(cells.unitAgreed ?? ''),
    ...outcomeMore(cells, fail),
  };
};

const kinds = {
  needs: { read: need, shape: needBrief },
  experts: { read: expert, shape: expertProfile },
  outcomes: { read: outcome, shape: outcomeBrief },
} as const;

export interface ReadRow<T = unknown> {
  row: number;
  cells: Cells;
  value?: T;
  faults: ImportFault[];
}

/** The template's example as it came: nobody's row, left in by mistake. */
const isExample = (kind: ImportKind, cells: Cells): boolean =>
  importColumns[kind].every((column) => {
    const typed = cells[column.key]?.trim() ?? '';
    return typed === '' ? !column.required : typed === column.example;
  });

/** The column of a field that has no column of its own name. */
const columnOf: Record<string, string> = {
  offer: 'payPrice',
  budget: 'budgetTo',
  availability: 'daysPerMonth',
};

/**
 * Reads one row into what a form would send, or names every cell that is wrong.
 * @param today in Asia/Shanghai
 */
export const readRow = (kind: ImportKind, { row, cells }: SheetRow, today: string): ReadRow => {
  const faults: ImportFault[] = [];
  const heading = (key: string) =>
    importColumns[kind].find((column) => column.key === key)?.headings[0] ?? key;
  const fail: Fail = (key, message) => {
    if (faults.some((fault) => fault.column === heading(key) && fault.message === message)) return;
    faults.push({ row, column: heading(key), value: (cells[key] ?? '').slice(0, 60), message });
  };
  if (isExample(kind, cells)) {
    fail(importColumns[kind][0]!.key, '这是模板里的示例，不会写入：请删掉这一行，或换成自己的内容');
    return { row, cells, faults };
  }
  for (const column of importColumns[kind])
    if (column.required && !cells[column.key]?.trim()) fail(column.key, '必填');
  const parsed = (kinds[kind].shape as z.ZodType).safeParse(kinds[kind].read(cells, fail), {
    reportInput: true,
  });
  if (parsed.success && kind === 'outcomes')
    refuseUnlisted(parsed.data as OutcomeBrief, today, fail);
  if (parsed.success)
    return { row, cells, faults, ...(faults.length ? {} : { value: parsed.data }) };
  for (const issue of issuesOf(parsed.error, 'zh-CN')) {
    const [first = ''] = issue.path.split('.');
    const key = columnOf[first] ?? first;
    if (!faults.some((fault) => fault.column === heading(key))) fail(key, issue.message);
  }
  return { row, cells, faults };
};

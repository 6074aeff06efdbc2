import type { Offer, Pricing } from '@zhiqiao/shared/trials/terms.schema';
import * as words from './import.words.ts';

type Fail = (key: string, message: string) => void;
type Cells = Record<string, string>;

/** The words of the column 留用时怎么付: the mode, and what its price is written as. */
const ways: Record<string, { mode: Offer['mode']; kind: Pricing['kind'] }> = {
  一次付清: { mode: 'oneOff', kind: 'fixed' },
  分阶段付: { mode: 'staged', kind: 'stages' },
  按销售额提成: { mode: 'salesShare', kind: 'formula' },
  按公式算: { mode: 'salesShare', kind: 'formula' },
  按公式一次付清: { mode: 'oneOff', kind: 'formula' },
};

const triggers: Record<string, Offer['trigger']> = {
  决定留用后: 'kept',
  指标达到并留用后: 'indicatorsMet',
  合同登记后: 'contractRegistered',
  开始销售后: 'salesBegun',
};

/** 万元 as typed into fen: unlike the listed price, a price to keep it by is never 面议. */
const fenIn = (cell: string, key: string, what: string, fail: Fail): number => {
  const fen = /\d/.test(cell) ? words.readWan(cell) : undefined;
  if (fen === undefined) fail(key, `${what}不是金额（万元）`);
  return fen ?? 0;
};

const whole = (cell: string | undefined, key: string, fail: Fail): number => {
  const typed = cell?.trim() ?? '';
  const value = typed === '' ? 1 : Number(typed);
  if (!Number.isInteger(value)) fail(key, '不是整数');
  return Number.isInteger(value) ? value : 1;
};

/** "新增产值|合格率提高带来的年新增产值|元|合计；..." */
const quantitiesIn = (cell: string | undefined) =>
  words.rowsOf(cell).map(([name = '', label = '', unit = '', over = '']) => ({
    name,
    label: label || name,
    unit,
    over: over === '合计' ? ('sum' as const) : ('last' as const),
  }));

const pricingIn = (kind: Pricing['kind'], cells: Cells, fail: Fail): object => {
  const price = cells.payPrice?.trim() ?? '';
  if (kind === 'fixed') return { kind, amountFen: fenIn(price, 'payPrice', '', fail) };
  if (kind === 'stages')
    return {
      kind,
      stages: words.rowsOf(price).map(([label = '', amount = '', when = ''], index) => ({
        label,
        amountFen: fenIn(amount, 'payPrice', `第 ${index + 1} 期`, fail),
        when,
      })),
    };
  const cap = cells.payCap?.trim() ?? '';
  return {
    kind,
    formula: price,
    quantities: quantitiesIn(cells.payQuantities),
    capFen: cap === '' ? null : fenIn(cap, 'payCap', '', fail),
    years: whole(cells.payYears, 'payYears', fail),
  };
};

/** By what an outcome is paid for once it is kept; nothing where the table does not say how. */
export const offerIn = (cells: Cells, fail: Fail): object | null => {
  const typed = cells.payBy?.trim() ?? '';
  if (!typed) return null;
  const way = ways[typed];
  if (!way) {
    fail('payBy', `应为 ${Object.keys(ways).join('、')}`);
    return null;
  }
  const when = cells.payTrigger?.trim() ?? '';
  if (when && !triggers[when]) fail('payTrigger', `应为 ${Object.keys(triggers).join('、')}`);
  return {
    mode: way.mode,
    pricing: pricingIn(way.kind, cells, fail),
    trigger: triggers[when] ?? 'kept',
    triggerNote: cells.payNote ?? '',
  };
};

import type { Pricing, TrialTerms } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialRow } from './trial.model.ts';
import type { TrialNames } from './trial.view.ts';
import { firmSizeWords, improvementWords, modeWords, triggerWords } from './trial.words.ts';

/** Fen as written in a contract: 91,725.00 元. */
export const yuan = (fen: number): string =>
  `${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} 元`;

const signs = { gte: '不低于', lte: '不高于', eq: '等于' } as const;

const priceLines = (pricing: Pricing): string[] => {
  if (pricing.kind === 'fixed') return [`价款：${yuan(pricing.amountFen)}。`];
  if (pricing.kind === 'stages')
    return pricing.stages.map(
      (stage, index) =>
        `第 ${index + 1} 期（${stage.label}）：${yuan(stage.amountFen)}，${stage.when}。`,
    );
  return [
    `价款（元）按公式计算：${pricing.formula}`,
    ...pricing.quantities.map(
      (quantity) =>
        `“${quantity.name}”指${quantity.label}${quantity.unit ? `（${quantity.unit}）` : ''}，取试用期报送数的${quantity.over === 'last' ? '最后一次' : '合计'}。`,
    ),
    pricing.capFen === null ? '不设封顶。' : `每期封顶 ${yuan(pricing.capFen)}。`,
    pricing.years > 1 ? `按年支付，共 ${pricing.years} 年。` : '一次支付。',
  ];
};

export interface Clause {
  title: string;
  lines: string[];
}

const useClauses = (row: TrialRow, terms: TrialTerms): Clause[] => [
  {
    title: '一、试用的范围和期限',
    lines: [
      `地域：${terms.scope.territory}。产品：${terms.scope.product}。数量：${terms.scope.volume}。`,
      `${terms.exclusive ? '独占' : '非独占'}免费许可，自开始试用之日起 ${terms.months} 个月。试用期内甲方不支付许可费。`,
      ...(row.useCase ? [`用途：${row.useCase}`] : []),
    ],
  },
  {
    title: '二、试用指标和报送',
    lines: [
      ...terms.indicators.map(
        ({ name, comparator, target, unit }) => `${name}：${signs[comparator]} ${target}${unit}`,
      ),
      `开始试用前双方测定基线；甲方至少每 ${terms.reportDays} 天报送一次使用数据。`,
    ],
  },
  {
    title: '三、技术交底清单',
    lines: terms.checklist.map(({ label }, index) => `${index + 1}. ${label}`),
  },
];

const payClauses = (terms: TrialTerms): Clause[] => [
  {
    title: '四、留用时的价款',
    lines: [
      `转化方式：${modeWords[terms.mode]}。`,
      ...priceLines(terms.pricing),
      `付款条件：${triggerWords[terms.trigger]}。${terms.triggerNote}`,
    ],
  },
  {
    title: '五、改进成果',
    lines: [`${improvementWords[terms.improvements]}。${terms.improvementNote}`],
  },
  {
    title: '六、保密',
    lines: [terms.confidentiality, `保密期：试用结束后 ${terms.confidentialYears} 年。`],
  },
  {
    title: '七、到期和违约',
    lines: [
      '到期前甲方须作出留用或归还的决定；不作决定的，到期满规定天数即停止使用，并告知乙方和科技局。',
      '归还的，甲方书面声明停止使用、退还资料。',
      terms.breach,
      ...(terms.insuranceWanted ? ['交底前须投保履约保证保险。'] : []),
    ],
  },
  {
    title: '八、承诺',
    lines: ['甲方承诺只在本协议约定的范围内使用，不向第三方披露、不再许可。'],
  },
];

export const partyLines = (row: TrialRow, names: TrialNames): string[] => [
  `甲方（试用企业）：${names.firm}（${firmSizeWords[row.size]}）`,
  `乙方（成果单位）：${names.unit}`,
  ...(names.inventor ? [`成果完成人：${names.inventor}`] : []),
  `成果：${names.outcome.title}（${names.outcome.number}）`,
  `试用编号：${row.number}`,
];

/** The agreement in clauses, as far as the terms are written. */
export const clausesOf = (row: TrialRow): Clause[] =>
  row.terms ? [...useClauses(row, row.terms), ...payClauses(row.terms)] : [];

import type {
  ConversionMode,
  improvementOwners,
  paymentTriggers,
} from '@zhiqiao/shared/trials/terms.schema';
import type { firmSizes, Side } from '@zhiqiao/shared/trials/trial.schema';

/** The words of the agreement, which is in Chinese whatever its reader's language: it is a document of the law. */
export const modeWords: Record<ConversionMode, string> = {
  oneOff: '一次性买断许可',
  staged: '阶段性付费',
  salesShare: '销售提成',
};
export const triggerWords: Record<(typeof paymentTriggers)[number], string> = {
  kept: '企业决定留用后',
  indicatorsMet: '试用指标全部达到并决定留用后',
  contractRegistered: '技术合同登记后',
  salesBegun: '产品开始销售后',
};
export const improvementWords: Record<(typeof improvementOwners)[number], string> = {
  firm: '试用中形成的改进归甲方',
  unit: '试用中形成的改进归乙方',
  shared: '试用中形成的改进双方共有',
  whoeverMade: '试用中形成的改进归完成的一方',
};
export const firmSizeWords: Record<(typeof firmSizes)[number], string> = {
  micro: '微型企业',
  small: '小型企业',
  medium: '中型企业',
  large: '大型企业',
};
export const sideWords: Record<Side, string> = {
  firm: '甲方',
  unit: '乙方',
  inventor: '成果完成人',
};

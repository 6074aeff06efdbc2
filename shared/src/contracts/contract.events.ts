import type { ContractMove } from './contract.machine.ts';

export const contractEvents = {
  'contract.signed': { zh: '签订技术合同', en: 'signed a contract' },
  'contract.filed': { zh: '提交合同登记', en: 'filed for registration' },
  'contract.correctionAsked': { zh: '登记要求补正', en: 'correction asked' },
  'contract.registered': { zh: '技术合同已登记', en: 'registered' },
  'contract.refused': { zh: '不予登记', en: 'registration refused' },
  'contract.changed': { zh: '备案合同变更', en: 'change filed' },
  'contract.cancelled': { zh: '撤销合同', en: 'cancelled' },
  'contract.awardSplit': { zh: '登记奖励分配', en: 'award split recorded' },
} as const;

export const contractFacts: Record<ContractMove, keyof typeof contractEvents> = {
  file: 'contract.filed',
  askCorrection: 'contract.correctionAsked',
  register: 'contract.registered',
  refuse: 'contract.refused',
  change: 'contract.changed',
  cancel: 'contract.cancelled',
};

import { machine } from '../kernel/machine.ts';

/** The life of a technical contract (技术合同) at its registration. */
export const contractMachine = machine({
  noun: 'contract',
  initial: 'signed',
  states: {
    signed: { zh: '已签订', en: 'Signed', tone: 'wait' },
    filed: { zh: '已提交登记', en: 'Filed', tone: 'wait' },
    correction: { zh: '待补正', en: 'To be corrected', tone: 'over' },
    registered: { zh: '已登记', en: 'Registered', tone: 'done' },
    notRegistered: { zh: '不予登记', en: 'Not registered', tone: 'end', final: true },
    changed: { zh: '已变更', en: 'Changed', tone: 'live' },
    cancelled: { zh: '已撤销', en: 'Cancelled', tone: 'end', final: true },
  },
  moves: {
    file: { from: ['signed', 'correction'], to: 'filed', zh: '提交登记', en: 'File' },
    askCorrection: { from: ['filed'], to: 'correction', zh: '要求补正', en: 'Ask for correction' },
    register: { from: ['filed'], to: 'registered', zh: '准予登记', en: 'Register' },
    refuse: { from: ['filed'], to: 'notRegistered', zh: '不予登记', en: 'Refuse' },
    change: { from: ['registered', 'changed'], to: 'changed', zh: '备案变更', en: 'File a change' },
    cancel: {
      from: ['signed', 'registered', 'changed'],
      to: 'cancelled',
      zh: '撤销',
      en: 'Cancel',
    },
  },
});
export type ContractState = keyof typeof contractMachine.states;
export type ContractMove = keyof typeof contractMachine.moves;

import { machine } from '../kernel/machine.ts';

const alive = ['draft', 'inventorReview', 'unitReview', 'listed', 'expired'] as const;

/** The life of a research outcome (成果). While it is listed firms may try it: how many do is counted, not a state. */
export const outcomeMachine = machine({
  noun: 'outcome',
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft', tone: 'draft' },
    inventorReview: { zh: '完成人确认', en: 'Inventor confirms', tone: 'wait' },
    unitReview: { zh: '单位审批', en: 'Unit approval', tone: 'wait' },
    listed: { zh: '入池', en: 'Listed', tone: 'live' },
    expired: { zh: '到期待续', en: 'To be renewed', tone: 'over' },
    converted: { zh: '已转化', en: 'Converted', tone: 'done', final: true },
    delisted: { zh: '下架', en: 'Delisted', tone: 'end', final: true },
    merged: { zh: '已合并', en: 'Merged', tone: 'end', final: true },
  },
  moves: {
    toInventor: {
      from: ['draft'],
      to: 'inventorReview',
      zh: '送完成人确认',
      en: 'To the inventor',
    },
    submit: { from: ['draft', 'inventorReview'], to: 'unitReview', zh: '送单位审批', en: 'Submit' },
    approve: { from: ['unitReview'], to: 'listed', zh: '批准入池', en: 'Approve' },
    giveBack: {
      from: ['inventorReview', 'unitReview'],
      to: 'draft',
      zh: '退回修改',
      en: 'Give back',
    },
    expire: { from: ['listed'], to: 'expired', zh: '到期下池', en: 'Expire' },
    renew: { from: ['listed', 'expired'], to: 'listed', zh: '续期', en: 'Renew' },
    convert: { from: ['listed', 'expired'], to: 'converted', zh: '转化', en: 'Convert' },
    delist: { from: ['listed', 'expired'], to: 'delisted', zh: '下架', en: 'Delist' },
    merge: { from: alive, to: 'merged', zh: '并入另一项', en: 'Merge' },
  },
});
export type OutcomeState = keyof typeof outcomeMachine.states;
export type OutcomeMove = keyof typeof outcomeMachine.moves;

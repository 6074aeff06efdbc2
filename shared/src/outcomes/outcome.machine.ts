import { machine } from '../kernel/machine.ts';

/** The life of a research outcome (成果) as a listing; trials and conversion come beside it. */
export const outcomeMachine = machine({
  noun: 'outcome',
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft', tone: 'draft' },
    unitReview: { zh: '单位审批', en: 'Unit approval', tone: 'wait' },
    listed: { zh: '入池', en: 'Listed', tone: 'live' },
    delisted: { zh: '下架', en: 'Delisted', tone: 'end', final: true },
  },
  moves: {
    submit: { from: ['draft'], to: 'unitReview', zh: '送单位审批', en: 'Submit' },
    approve: { from: ['unitReview'], to: 'listed', zh: '批准入池', en: 'Approve' },
    giveBack: { from: ['unitReview'], to: 'draft', zh: '退回修改', en: 'Give back' },
    delist: { from: ['listed'], to: 'delisted', zh: '下架', en: 'Delist' },
  },
});
export type OutcomeState = keyof typeof outcomeMachine.states;
export type OutcomeMove = keyof typeof outcomeMachine.moves;

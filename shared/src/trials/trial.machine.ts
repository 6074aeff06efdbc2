import { machine } from '../kernel/machine.ts';

/** Before anything was handed over: either side may still call it off without a word about results. */
export const beforeHandover = [
  'requested',
  'unitReview',
  'termsAgreed',
  'signed',
  'insured',
  'handover',
] as const;
/** The firm uses the outcome, or has to decide what becomes of it. */
export const inUse = ['inTrial', 'extended', 'evaluating'] as const;
/** Decided to keep: on the way to the contract. */
export const onTheWay = ['converting', 'pricing', 'publicity'] as const;

/** The life of a trial (先用后转): from the request to a recorded decision. There is no way round the decision. */
export const trialMachine = machine({
  noun: 'trial',
  initial: 'requested',
  states: {
    requested: { zh: '申请试用', en: 'Requested', tone: 'draft' },
    unitReview: { zh: '单位审批', en: 'Unit approval', tone: 'wait' },
    termsAgreed: { zh: '条件商定', en: 'Agreeing terms', tone: 'wait' },
    signed: { zh: '免费许可已签', en: 'Free licence signed', tone: 'live' },
    insured: { zh: '已投保', en: 'Insured', tone: 'live' },
    handover: { zh: '技术交底', en: 'Handed over', tone: 'live' },
    inTrial: { zh: '试用中', en: 'On trial', tone: 'live' },
    extended: { zh: '延期待批', en: 'Extension asked', tone: 'wait' },
    evaluating: { zh: '到期评估', en: 'To be decided', tone: 'over' },
    converting: { zh: '有偿转化审批', en: 'Conversion approval', tone: 'wait' },
    pricing: { zh: '定价', en: 'Pricing', tone: 'live' },
    publicity: { zh: '公示', en: 'Price made public', tone: 'wait' },
    converted: { zh: '已转化', en: 'Converted', tone: 'done', final: true },
    returned: { zh: '到期归还', en: 'Returned', tone: 'draft' },
    breached: { zh: '违约', en: 'Breach claimed', tone: 'over' },
    rightsClaim: { zh: '维权调解', en: 'Mediation', tone: 'over' },
    ended: { zh: '终止', en: 'Ended', tone: 'end', final: true },
  },
  moves: {
    submit: { from: ['requested'], to: 'unitReview', zh: '送单位审批', en: 'Send to the unit' },
    callOff: { from: beforeHandover, to: 'ended', zh: '撤销试用', en: 'Call off' },
    approve: { from: ['unitReview'], to: 'termsAgreed', zh: '同意试用', en: 'Approve' },
    decline: { from: ['unitReview'], to: 'ended', zh: '不同意试用', en: 'Decline' },
    sign: { from: ['termsAgreed'], to: 'signed', zh: '各方签署', en: 'All have signed' },
    insure: { from: ['signed'], to: 'insured', zh: '登记保险', en: 'Record insurance' },
    handOver: { from: ['signed', 'insured'], to: 'handover', zh: '技术交底', en: 'Hand over' },
    begin: { from: ['handover'], to: 'inTrial', zh: '开始试用', en: 'Begin the trial' },
    askExtension: {
      from: ['inTrial', 'evaluating'],
      to: 'extended',
      zh: '申请延期',
      en: 'Ask for an extension',
    },
    grantExtension: { from: ['extended'], to: 'inTrial', zh: '同意延期', en: 'Grant it' },
    refuseExtension: { from: ['extended'], to: 'inTrial', zh: '不同意延期', en: 'Refuse it' },
    evaluate: {
      from: ['inTrial', 'extended'],
      to: 'evaluating',
      zh: '进入到期评估',
      en: 'Evaluate',
    },
    keep: { from: ['evaluating'], to: 'converting', zh: '留用，付费转化', en: 'Keep and pay' },
    giveBack: { from: ['evaluating'], to: 'returned', zh: '归还，不再使用', en: 'Return' },
    reconsider: {
      from: ['converting', 'returned'],
      to: 'evaluating',
      zh: '撤回决定',
      en: 'Take the decision back',
    },
    approveConversion: { from: ['converting'], to: 'pricing', zh: '批准转化', en: 'Approve' },
    sendBack: { from: ['converting'], to: 'evaluating', zh: '退回评估', en: 'Send back' },
    price: { from: ['pricing'], to: 'publicity', zh: '定价并公示', en: 'Set and publish price' },
    reprice: { from: ['publicity'], to: 'pricing', zh: '异议成立，重新定价', en: 'Price again' },
    convert: { from: ['publicity'], to: 'converted', zh: '签订合同', en: 'Sign the contract' },
    finish: { from: ['returned'], to: 'ended', zh: '确认归还', en: 'Confirm the return' },
    claimBreach: { from: inUse, to: 'breached', zh: '提出违约', en: 'Claim a breach' },
    mediate: { from: ['breached'], to: 'rightsClaim', zh: '开始调解', en: 'Mediate' },
    settle: { from: ['rightsClaim'], to: 'ended', zh: '调解结案', en: 'Settle' },
  },
});
export type TrialState = keyof typeof trialMachine.states;
export type TrialMove = keyof typeof trialMachine.moves;

/** From these moves on the outcome was in the firm's hands: it ends with a decision about it. */
export const everUsed = [
  ...inUse,
  ...onTheWay,
  'converted',
  'returned',
  'breached',
  'rightsClaim',
] as const;

import type { TrialMove } from './trial.machine.ts';

/** What must be true of a trial before a move, beside the state and the standing. Both sides word them by code. */
export const guardWords = {
  useStated: { zh: '写明用在哪里，或选一条需求', en: 'say what it is for, or name a need' },
  scopeStated: { zh: '写明试用范围', en: 'state the scope of the trial' },
  firmEligible: {
    zh: '企业须已核验且符合规模要求',
    en: 'the firm must be verified and of the size',
  },
  noOverdue: {
    zh: '有逾期未决定的试用，先作决定',
    en: 'another trial is overdue: decide it first',
  },
  outcomeOpen: { zh: '成果已不在可试用状态', en: 'the outcome is no longer open to trials' },
  placeFree: { zh: '独占试用的名额已被占用', en: 'the exclusive place is taken' },
  diligenceWritten: { zh: '写下尽职依据', en: 'record what the approval rests on' },
  termsComplete: { zh: '条件还没有写全', en: 'the terms are not complete' },
  termWithin: { zh: '试用期超出规定的上限', en: 'the term is beyond the limit' },
  allSigned: { zh: '还有一方没有签署', en: 'a side has not signed' },
  insuranceNamed: { zh: '填写保险公司和保单号', en: 'name the insurer and the policy' },
  insuredIfWanted: { zh: '条件里约定投保，先登记保险', en: 'the terms want insurance first' },
  checklistGiven: { zh: '交底清单还没有逐项交付', en: 'the hand-over list is not complete' },
  checklistTicked: { zh: '交底清单还没有逐项签收', en: 'the hand-over list is not ticked off' },
  baselineMeasured: {
    zh: '每个指标都要有试用前的数',
    en: 'every indicator needs its figure before',
  },
  extendOnce: { zh: '已经延期过一次', en: 'it was extended once already' },
  extendInTime: { zh: '到期后不能再延期', en: 'the term is over' },
  extendWithin: { zh: '延期不超过原试用期的规定比例', en: 'longer than the share of the term' },
  reported: { zh: '至少报过一次使用数据', en: 'at least one report of its use' },
  evaluationDue: { zh: '还没到评估的时候', en: 'it is too early to evaluate' },
  amountKnown: { zh: '公式里的数还没有报齐', en: 'the formula lacks reported figures' },
  lessonsWritten: { zh: '写一句经验', en: 'write what was learnt' },
  stopUseStated: { zh: '声明停止使用', en: 'state that the use has stopped' },
  withinReconsider: { zh: '撤回决定的时限已过', en: 'the time to take it back is over' },
  priceByTerms: {
    zh: '协议定价须等于约定公式的结果',
    en: 'an agreed price is that of the formula',
  },
  priceRecorded: { zh: '挂牌或拍卖须有成交记录号', en: 'listing or auction needs its record' },
  contractTyped: { zh: '选定技术合同类型', en: 'choose the type of contract' },
  publicityOver: { zh: '公示期还没有满', en: 'the price is still being made public' },
  objectionsSettled: { zh: '还有异议没有答复', en: 'an objection is not answered' },
  objectionUpheld: { zh: '没有成立的异议', en: 'no objection was upheld' },
  materialsBack: { zh: '确认资料已归还', en: 'confirm that the materials are back' },
  evidenceGiven: { zh: '写明事实并附证据', en: 'state the facts with evidence' },
  decisionRecorded: { zh: '要有记录在案的决定', en: 'a decision has to be on record' },
  findingWritten: { zh: '写下调解结论', en: 'write the finding' },
} as const;
export type GuardCode = keyof typeof guardWords;

/** What the guards read of a trial. Days are in Asia/Shanghai; moments are milliseconds. */
export interface TrialFacts {
  useStated: boolean;
  scopeStated: boolean;
  firmEligible: boolean;
  firmOverdue: boolean;
  outcomeOpen: boolean;
  exclusive: boolean;
  /** this trial has the exclusive place */
  hasPlace: boolean;
  diligence: boolean;
  terms?: { months: number; indicators: number; checklist: number; insurance: boolean } | undefined;
  monthsMax: number;
  sidesToSign: number;
  sidesSigned: number;
  insured: boolean;
  given: number;
  received: number;
  baselines: number;
  reports: number;
  /** milliseconds left until the last day is over; below nought: past */
  left?: number | undefined;
  /** milliseconds before the end from which on it is evaluated */
  evaluateAhead: number;
  byClockwork: boolean;
  extensions: number;
  /** asked for, as a share of the agreed term, and the most allowed (percent) */
  extensionShare: number;
  extensionMax: number;
  amountKnown: boolean;
  lessons: boolean;
  stopUse: boolean;
  decidedFor?: number | undefined;
  reconsiderFor: number;
  method?: 'agreement' | 'listing' | 'auction' | undefined;
  priceMatches: boolean;
  priceRecord: boolean;
  contractType: boolean;
  publicityLeft?: number | undefined;
  objectionsOpen: number;
  objectionsUpheld: number;
  materialsBack: boolean;
  evidence: boolean;
  finding: boolean;
  decision: boolean;
}

const checks: Record<GuardCode, (facts: TrialFacts) => boolean> = {
  useStated: (facts) => facts.useStated,
  scopeStated: (facts) => facts.scopeStated,
  firmEligible: (facts) => facts.firmEligible,
  noOverdue: (facts) => !facts.firmOverdue,
  outcomeOpen: (facts) => facts.outcomeOpen,
  placeFree: (facts) => !facts.exclusive || facts.hasPlace,
  diligenceWritten: (facts) => facts.diligence,
  termsComplete: (facts) =>
    Boolean(facts.terms && facts.terms.indicators > 0 && facts.terms.checklist > 0),
  termWithin: (facts) => !facts.terms || facts.terms.months <= facts.monthsMax,
  allSigned: (facts) => facts.sidesToSign > 0 && facts.sidesSigned >= facts.sidesToSign,
  insuranceNamed: (facts) => facts.insured,
  insuredIfWanted: (facts) => !facts.terms?.insurance || facts.insured,
  checklistGiven: (facts) => facts.given >= (facts.terms?.checklist ?? 1),
  checklistTicked: (facts) => facts.received >= (facts.terms?.checklist ?? 1),
  baselineMeasured: (facts) => facts.baselines >= (facts.terms?.indicators ?? 1),
  extendOnce: (facts) => facts.extensions === 0,
  extendInTime: (facts) => facts.left !== undefined && facts.left >= 0,
  extendWithin: (facts) => facts.extensionShare > 0 && facts.extensionShare <= facts.extensionMax,
  reported: (facts) => facts.byClockwork || facts.reports > 0,
  evaluationDue: (facts) =>
    !facts.byClockwork || (facts.left !== undefined && facts.left <= facts.evaluateAhead),
  amountKnown: (facts) => facts.amountKnown,
  lessonsWritten: (facts) => facts.lessons,
  stopUseStated: (facts) => facts.stopUse,
  withinReconsider: (facts) =>
    facts.decidedFor !== undefined && facts.decidedFor <= facts.reconsiderFor,
  priceByTerms: (facts) => facts.method !== 'agreement' || facts.priceMatches,
  priceRecorded: (facts) =>
    facts.method !== undefined && (facts.method === 'agreement' || facts.priceRecord),
  contractTyped: (facts) => facts.contractType,
  publicityOver: (facts) => facts.publicityLeft !== undefined && facts.publicityLeft <= 0,
  objectionsSettled: (facts) => facts.objectionsOpen === 0,
  objectionUpheld: (facts) => facts.objectionsUpheld > 0,
  materialsBack: (facts) => facts.materialsBack,
  evidenceGiven: (facts) => facts.evidence,
  findingWritten: (facts) => facts.finding,
  decisionRecorded: (facts) => facts.decision,
};

/** move -> what must be true first. Whatever leads to an end needs a decision on record: no trial ends in silence. */
export const trialGuards: Readonly<Record<TrialMove, readonly GuardCode[]>> = {
  submit: ['useStated', 'scopeStated', 'firmEligible', 'noOverdue', 'outcomeOpen', 'placeFree'],
  callOff: ['decisionRecorded'],
  approve: ['diligenceWritten', 'outcomeOpen', 'placeFree'],
  decline: ['decisionRecorded'],
  sign: ['termsComplete', 'termWithin', 'allSigned', 'placeFree'],
  insure: ['insuranceNamed'],
  handOver: ['insuredIfWanted', 'checklistGiven'],
  begin: ['checklistTicked', 'baselineMeasured'],
  askExtension: ['extendOnce', 'extendInTime', 'extendWithin'],
  grantExtension: ['extendInTime'],
  refuseExtension: [],
  evaluate: ['evaluationDue', 'reported'],
  keep: ['reported', 'amountKnown'],
  giveBack: ['lessonsWritten', 'stopUseStated'],
  reconsider: ['withinReconsider'],
  approveConversion: ['diligenceWritten'],
  sendBack: [],
  price: ['priceByTerms', 'priceRecorded', 'contractTyped'],
  reprice: ['objectionUpheld'],
  convert: ['decisionRecorded', 'publicityOver', 'objectionsSettled', 'contractTyped'],
  finish: ['decisionRecorded', 'stopUseStated', 'lessonsWritten', 'materialsBack'],
  claimBreach: ['evidenceGiven'],
  mediate: [],
  settle: ['findingWritten', 'decisionRecorded'],
};

/** What is still lacking for a move; nothing when it may be made. */
export const lackingFor = (move: TrialMove, facts: TrialFacts): GuardCode[] =>
  trialGuards[move].filter((guard) => !checks[guard](facts));

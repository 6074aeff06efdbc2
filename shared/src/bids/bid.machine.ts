import { machine } from '../kernel/machine.ts';

/** States in which somebody still has to do something. */
const answerable = [
  'submitted',
  'reviewing',
  'clarifying',
  'shortlisted',
  'negotiating',
  'waitlisted',
] as const;
const active = ['draft', 'unitReview', ...answerable, 'selected'] as const;

/** The life of a bid (揭榜申请) on a plain need; a challenge adds moves of its own. */
export const bidMachine = machine({
  noun: 'bid',
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft', tone: 'draft' },
    unitReview: { zh: '派出单位审核', en: 'Unit review', tone: 'wait' },
    submitted: { zh: '已提交', en: 'Submitted', tone: 'live' },
    reviewing: { zh: '评审中', en: 'In review', tone: 'live' },
    clarifying: { zh: '补充说明', en: 'Clarifying', tone: 'wait' },
    shortlisted: { zh: '入围', en: 'Shortlisted', tone: 'live' },
    negotiating: { zh: '洽谈', en: 'Negotiating', tone: 'live' },
    selected: { zh: '拟中榜', en: 'Selected', tone: 'live' },
    waitlisted: { zh: '备选', en: 'Waiting list', tone: 'draft' },
    awarded: { zh: '中榜', en: 'Awarded', tone: 'done', final: true },
    notSelected: { zh: '未中', en: 'Not selected', tone: 'end', final: true },
    ineligible: { zh: '资格不符', en: 'Not eligible', tone: 'end', final: true },
    lapsed: { zh: '失效', en: 'Lapsed', tone: 'end', final: true },
    withdrawn: { zh: '撤回', en: 'Withdrawn', tone: 'end', final: true },
  },
  moves: {
    toUnit: { from: ['draft'], to: 'unitReview', zh: '送单位审核', en: 'Send to my unit' },
    submit: { from: ['draft', 'unitReview'], to: 'submitted', zh: '提交', en: 'Submit' },
    giveBack: { from: ['unitReview'], to: 'draft', zh: '退回修改', en: 'Give back' },
    open: { from: ['submitted'], to: 'reviewing', zh: '开始评审', en: 'Open' },
    clarify: { from: ['reviewing', 'shortlisted'], to: 'clarifying', zh: '补问', en: 'Ask' },
    answer: { from: ['clarifying'], to: 'reviewing', zh: '答复', en: 'Answer' },
    shortlist: {
      from: ['submitted', 'reviewing', 'clarifying'],
      to: 'shortlisted',
      zh: '入围',
      en: 'Shortlist',
    },
    negotiate: { from: ['shortlisted'], to: 'negotiating', zh: '进入洽谈', en: 'Negotiate' },
    select: { from: ['shortlisted', 'negotiating'], to: 'selected', zh: '拟选定', en: 'Select' },
    waitlist: {
      from: ['shortlisted'],
      to: 'waitlisted',
      zh: '列为备选',
      en: 'Put on the waiting list',
    },
    promote: { from: ['waitlisted'], to: 'selected', zh: '递补', en: 'Promote' },
    award: {
      from: ['shortlisted', 'negotiating', 'selected'],
      to: 'awarded',
      zh: '选定',
      en: 'Award',
    },
    decline: { from: [...answerable, 'selected'], to: 'notSelected', zh: '婉拒', en: 'Decline' },
    rule: {
      from: ['submitted', 'reviewing', 'clarifying', 'shortlisted'],
      to: 'ineligible',
      zh: '认定资格不符',
      en: 'Rule ineligible',
    },
    withdraw: {
      from: [...answerable, 'draft', 'unitReview', 'selected'],
      to: 'withdrawn',
      zh: '撤回',
      en: 'Withdraw',
    },
    lapse: { from: active, to: 'lapsed', zh: '失效', en: 'Lapse' },
  },
});
export type BidMove = keyof typeof bidMachine.moves;
export type BidState = keyof typeof bidMachine.states;

/** The firm owes these an answer. */
export const awaitingFirm = ['submitted', 'reviewing'] as const;
/** Still in the running: an award or the end of the need must answer them. */
export const stillOpen = [...answerable, 'selected'] as const;

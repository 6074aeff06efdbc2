import { machine } from '../kernel/machine.ts';

const alive = [
  'draft',
  'submitted',
  'returned',
  'refining',
  'published',
  'matching',
  'committed',
  'delivering',
  'resolved',
  'paused',
  'expired',
] as const;

/** The life of a need (需求) that does not become a challenge. */
export const needMachine = machine({
  noun: 'need',
  initial: 'draft',
  states: {
    draft: { zh: '草稿', en: 'Draft', tone: 'draft' },
    submitted: { zh: '待审核', en: 'In review', tone: 'wait' },
    returned: { zh: '退回补正', en: 'Returned', tone: 'wait' },
    refining: { zh: '凝练中', en: 'Refining', tone: 'live' },
    published: { zh: '已发布', en: 'Published', tone: 'live' },
    matching: { zh: '对接中', en: 'Matching', tone: 'live' },
    committed: { zh: '已达成合作', en: 'Committed', tone: 'live' },
    delivering: { zh: '实施中', en: 'Delivering', tone: 'live' },
    resolved: { zh: '已解决', en: 'Resolved', tone: 'done' },
    closed: { zh: '已关闭', en: 'Closed', tone: 'end', final: true },
    paused: { zh: '暂停', en: 'Paused', tone: 'draft' },
    expired: { zh: '已过期', en: 'Expired', tone: 'end' },
    withdrawn: { zh: '撤回', en: 'Withdrawn', tone: 'end', final: true },
    declined: { zh: '不予受理', en: 'Declined', tone: 'end', final: true },
    toGuide: { zh: '转指南库', en: 'To the guide', tone: 'end', final: true },
  },
  moves: {
    submit: { from: ['draft', 'returned'], to: 'submitted', zh: '提交审核', en: 'Submit' },
    accept: { from: ['submitted'], to: 'refining', zh: '受理凝练', en: 'Accept' },
    return: { from: ['submitted'], to: 'returned', zh: '退回补正', en: 'Return' },
    decline: { from: ['submitted'], to: 'declined', zh: '不予受理', en: 'Decline' },
    publish: { from: ['refining'], to: 'published', zh: '发布', en: 'Publish' },
    engage: { from: ['published'], to: 'matching', zh: '开始对接', en: 'Start matching' },
    commit: { from: ['matching'], to: 'committed', zh: '达成合作', en: 'Commit' },
    deliver: { from: ['committed'], to: 'delivering', zh: '签约实施', en: 'Start delivery' },
    resolve: { from: ['delivering'], to: 'resolved', zh: '确认解决', en: 'Confirm solved' },
    close: { from: ['resolved', 'expired'], to: 'closed', zh: '关闭', en: 'Close' },
    pause: { from: ['published', 'matching'], to: 'paused', zh: '暂停', en: 'Pause' },
    resume: { from: ['paused'], to: 'published', zh: '恢复发布', en: 'Resume' },
    expire: { from: ['published', 'matching'], to: 'expired', zh: '过期', en: 'Expire' },
    renew: { from: ['expired'], to: 'published', zh: '重新确认发布', en: 'Renew' },
    guide: { from: ['expired'], to: 'toGuide', zh: '转指南库', en: 'Move to the guide' },
    withdraw: { from: alive, to: 'withdrawn', zh: '撤回', en: 'Withdraw' },
  },
});
export type NeedMove = keyof typeof needMachine.moves;

/** States in which everybody may find it. */
export const openToAll = [
  'published',
  'matching',
  'committed',
  'delivering',
  'resolved',
  'closed',
] as const;
/** States in which bids may be written. */
export const openToBids = ['published', 'matching'] as const;
/** States after which no bid can be answered any more. */
export const finalNeedStates = ['closed', 'withdrawn', 'declined', 'toGuide'] as const;

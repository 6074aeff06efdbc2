import type { NoticeKind } from '@zhiqiao/shared/notices/notice.kinds';
import type { NoticeLanguage } from '@zhiqiao/shared/notices/notice.saying';

/** The words around the sentences of a letter. */
export const letterWords = {
  'zh-CN': {
    name: '智桥',
    hello: (name: string) => `${name}，您好：`,
    several: (count: number) => `智桥：${count} 件事`,
    open: '打开看',
    due: (day: string) => `请在 ${day} 前办理`,
    why: '您在智桥选择了用邮件接收这些通知。',
    stop: (kind: string) => `不再用邮件接收“${kind}”`,
    choose: '改接收方式',
  },
  en: {
    name: 'ZhiQiao',
    hello: (name: string) => `Dear ${name},`,
    several: (count: number) => `ZhiQiao: ${count} notices`,
    open: 'Open',
    due: (day: string) => `Due by ${day}`,
    why: 'You chose to receive these notices from ZhiQiao by mail.',
    stop: (kind: string) => `Stop mail about “${kind}”`,
    choose: 'Change how you are told',
  },
} as const;

export const kindWords: Readonly<Record<NoticeKind | 'all', Record<NoticeLanguage, string>>> = {
  turn: { 'zh-CN': '轮到我办', en: 'my turn' },
  bids: { 'zh-CN': '揭榜进展', en: 'bids' },
  needs: { 'zh-CN': '需求进展', en: 'needs' },
  talk: { 'zh-CN': '会话消息', en: 'messages' },
  outcomes: { 'zh-CN': '成果、试用和合同', en: 'outcomes, trials and contracts' },
  searches: { 'zh-CN': '收藏的查询', en: 'saved searches' },
  account: { 'zh-CN': '账号与核验', en: 'account' },
  all: { 'zh-CN': '全部通知', en: 'all notices' },
};

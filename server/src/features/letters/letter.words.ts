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
    confirm: '请确认这个邮箱',
    confirmText:
      '有人在智桥把这个邮箱填作自己的联系邮箱。是您本人，请打开下面的链接确认，七天内有效；不是您，不用理会，我们不会再给这个邮箱发信。',
    confirmNow: '确认是我的邮箱',
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
    confirm: 'Please confirm this mail address',
    confirmText:
      'Somebody gave this address as their own at ZhiQiao. If it was you, open the link below to confirm it within seven days; if not, do nothing: we will not write to it again.',
    confirmNow: 'Confirm my address',
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

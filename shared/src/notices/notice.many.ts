import type { NoticeCode } from './notice.zh.ts';

/** Sentences for notices that gathered several facts of one day; `{{title}}` is the first of them. */
export const noticeMany: Partial<Record<NoticeCode, { zh: string; en: string }>> = {
  dutySoon: {
    zh: '有 {{count}} 件快到期要{{what}}，最早{{day}}：“{{title}}”',
    en: '{{count}} are due soon ({{what}}), first on {{day}}: “{{title}}”',
  },
  dutyToday: {
    zh: '今天有 {{count}} 件到期要{{what}}：“{{title}}”等',
    en: '{{count}} are due today ({{what}}): “{{title}}” and others',
  },
  dutyOver: {
    zh: '有 {{count}} 件过了期限还没{{what}}：“{{title}}”等',
    en: '{{count}} are overdue ({{what}}): “{{title}}” and others',
  },
  answerOver: {
    zh: '有 {{count}} 份揭榜申请过期没答复，答复前不能发新需求：“{{title}}”等',
    en: '{{count}} bids are past their reply date; answer them before posting new needs: “{{title}}” and others',
  },
  leadToUnit: {
    zh: '今天有 {{count}} 对需求和成果可能合适，看看要不要推荐给企业：“{{need}}”等',
    en: '{{count}} pairs of needs and your outcomes may fit, first “{{need}}”: offer them?',
  },
  leadToFirm: {
    zh: '今天有 {{count}} 项成果可能解决您的需求：“{{title}}”等',
    en: '{{count}} outcomes may answer your needs, first “{{title}}”',
  },
  othersLate: {
    zh: '今天有 {{count}} 件逾期没办，第一件是{{owner}}的“{{title}}”',
    en: '{{count}} are overdue today, first “{{title}}” of {{owner}}',
  },
};

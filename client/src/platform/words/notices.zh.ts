/** The page of notices; their sentences are shared with the letters. */
export const notices = {
  title_other: '{{count}} 条通知没看',
  titleNone: '通知都看过了',
  windowTitle: '通知',
  all: '全部',
  unread: '没看的',
  which: '看哪些',
  markAll: '全部标为已看',
  isUnread: '没看',
  none: '还没有通知',
  noneText: '轮到您办事，或者您的需求、揭榜有了变化，这里会写一句。',
  noneUnread: '没有没看的了',
  note: '附言：{{note}}',
};

import type { Mirror } from './mirror.ts';
import type { notices as zh } from './notices.zh.ts';

export const notices: Mirror<typeof zh> = {
  title_one: '{{count}} unread notice',
  title_other: '{{count}} unread notices',
  titleNone: 'All notices read',
  windowTitle: 'Notices',
  all: 'All',
  unread: 'Unread',
  which: 'Which ones',
  markAll: 'Mark all as read',
  isUnread: 'unread',
  none: 'No notices yet',
  noneText: 'When it is your move, or something of yours changes, one sentence appears here.',
  noneUnread: 'Nothing unread',
  note: 'Note: {{note}}',
};

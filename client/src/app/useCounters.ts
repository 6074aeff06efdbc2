import { listConversations } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import { listNotices } from '@zhiqiao/shared/notices/notice.endpoints';
import { useCall } from '../platform/query.ts';
import { useMe } from '../platform/session.ts';
import type { Counter } from './navigation.ts';

const one = { query: { pageSize: 1 } };

/** The numbers in the header: what is unread and what waits. Zero for guests. */
export const useCounters = (): Record<Counter | 'notices', number> => {
  const { house } = useMe();
  const enabled = house !== 'guest';
  const notices = useCall(listNotices, one, { enabled });
  const talks = useCall(listConversations, one, { enabled });
  const desk = useCall(
    listMyNeeds,
    { query: { pageSize: 1, waiting: 'bureau' } },
    { enabled: house === 'bureau' },
  );
  return {
    notices: notices.data?.unread ?? 0,
    messages: talks.data?.unread ?? 0,
    desk: desk.data?.total ?? 0,
  };
};

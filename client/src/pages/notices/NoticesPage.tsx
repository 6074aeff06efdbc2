import { listNotices, markAllNoticesRead } from '@zhiqiao/shared/notices/notice.endpoints';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NoticeList } from '../../features/notices/NoticeList.tsx';
import { useCall, useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { useNoticeAddress } from './useNoticeAddress.ts';

const Shown = () => {
  const t = useWords();
  const to = useNoticeAddress();
  const [{ page, only }, set] = useUrlState({ page: 1, only: '' });
  const unread = only === 'unread';
  const list = useCall(
    listNotices,
    { query: { page, ...(unread ? { unread: 'true' as const } : {}) } },
    { keep: true },
  );
  return (
    <div className="stack">
      <div>
        <Segments
          label={t('notices.which')}
          value={unread ? 'unread' : 'all'}
          onChange={(value) => set({ only: value === 'unread' ? 'unread' : '' })}
          options={[
            { value: 'all', label: t('notices.all') },
            { value: 'unread', label: t('notices.unread') },
          ]}
        />
      </div>
      <Fetched of={list} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={t(unread ? 'notices.noneUnread' : 'notices.none')}>
              {t('notices.noneText')}
            </EmptyState>
          ) : (
            <>
              <NoticeList items={found.items} to={to} />
              <Pager {...found} onPage={(next) => set({ page: next })} />
            </>
          )
        }
      </Fetched>
    </div>
  );
};

/** What waits for me and what happened to mine. */
export const NoticesPage = () => {
  const t = useWords();
  const { account, known } = useMe();
  const counted = useCall(listNotices, { query: { pageSize: 1 } }, { enabled: Boolean(account) });
  const mark = useSend(markAllNoticesRead);
  if (!known) return <PageSkeleton shape="rows" />;
  if (!account) return <Navigate to={`${paths.signIn}?to=${paths.notices}`} replace />;
  const unread = counted.data?.unread ?? 0;
  return (
    <Page
      title={unread > 0 ? t('notices.title', { count: unread }) : t('notices.titleNone')}
      windowTitle={t('notices.windowTitle')}
      actions={
        <>
          {unread > 0 ? (
            <Action busy={mark.isPending} onClick={() => mark.mutate({ body: {} })}>
              {t('notices.markAll')}
            </Action>
          ) : null}
          <Action to={`${paths.account}?tab=notices`}>{t('notices.choose')}</Action>
        </>
      }
    >
      <Shown />
    </Page>
  );
};

import { listConversations } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TalkList } from '../../features/conversations/TalkList.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TalkPane } from './TalkPane.tsx';
import './MessagesPage.css';

const Empty = ({ filtered }: { filtered: boolean }) => {
  const t = useWords();
  if (filtered) return <p className="talk-none muted">{t('talk.noneUnread')}</p>;
  return (
    <EmptyState title={t('talk.empty')} level={2}>
      {t('talk.emptyText')}
    </EmptyState>
  );
};

const List = ({ now }: { now: string | undefined }) => {
  const t = useWords();
  const [{ show, page }, set] = useUrlState({ show: 'all', page: 1 });
  const talks = useCall(listConversations, { query: { page, pageSize: 50 } }, { keep: true });
  const unread = show === 'unread';
  const to = (id: string) => `${paths.conversation(id)}${unread ? '?show=unread' : ''}`;
  const Title = now ? 'h2' : 'h1';
  return (
    <div className="talk-list">
      <div className="talk-list-head">
        <Title className="talk-title" tabIndex={-1}>
          {t('talk.title')}
        </Title>
        <Segments
          label={t('talk.filter')}
          value={unread ? 'unread' : 'all'}
          onChange={(next) => set({ show: next })}
          options={[
            { value: 'all', label: t('talk.all') },
            { value: 'unread', label: t('talk.unread', { count: talks.data?.unread ?? 0 }) },
          ]}
        />
      </div>
      <Fetched of={talks} shape="rows" bare>
        {({ items, ...paging }) => {
          const shown = unread ? items.filter((one) => one.unread > 0 || one.id === now) : items;
          return (
            <>
              {shown.length === 0 ? <Empty filtered={unread} /> : null}
              <TalkList talks={shown} now={now} to={to} />
              <Pager {...paging} onPage={(next) => set({ page: next })} />
            </>
          );
        }}
      </Fetched>
    </div>
  );
};

/** The inbox: conversations, and the one that is open. A phone shows one of the two. */
export const MessagesPage = () => {
  const t = useWords();
  const { id } = useParams();
  const name = `${t('talk.title')} · ${t('shell.name')}`;
  useEffect(() => {
    if (!id) document.title = name;
  }, [id, name]);
  return (
    <div className={id ? 'messages open' : 'messages'}>
      <List now={id} />
      {id ? (
        <TalkPane id={id} key={id} />
      ) : (
        <p className="talk-pick muted not-phone">{t('talk.pick')}</p>
      )}
    </div>
  );
};

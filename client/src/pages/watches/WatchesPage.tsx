import { listWatches } from '@zhiqiao/shared/watches/watch.endpoints';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { WatchRow } from '../../features/watches/WatchRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

const List = () => {
  const t = useWords();
  return (
    <Fetched of={useCall(listWatches, {})} shape="rows" bare>
      {({ items }) => (
        <Panel>
          {items.length === 0 ? (
            <EmptyState
              title={t('watches.empty')}
              action={
                <Action look="primary" to={paths.needs}>
                  {t('watches.toNeeds')}
                </Action>
              }
            >
              {t('watches.emptyText')}
            </EmptyState>
          ) : (
            <ul className="plain-rows">
              {items.map((watch) => (
                <WatchRow key={watch.id} watch={watch} />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </Fetched>
  );
};

/** What I look for again and again, and how often I am told. */
export const WatchesPage = () => {
  const t = useWords();
  const { account, known } = useMe();
  if (!known) return <PageSkeleton shape="rows" />;
  if (!account) return <Navigate to={`${paths.signIn}?to=${paths.watches}`} replace />;
  return (
    <Page title={t('watches.title')} meta={t('watches.meta')}>
      <List />
    </Page>
  );
};

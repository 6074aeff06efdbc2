import { listLetters } from '@zhiqiao/shared/letters/letter.endpoints';
import { type LetterState, letterStates } from '@zhiqiao/shared/letters/letter.schema';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { GatewayPanel } from '../../features/letters/GatewayPanel.tsx';
import { LetterRow } from '../../features/letters/LetterRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TabLinks } from '../../ui/TabLinks.tsx';
import '../../ui/PlainRows.css';

const useListed = () => {
  const [url, set] = useUrlState({ state: 'all', page: 1 });
  const state = letterStates.find((one) => one === url.state);
  const list = useCall(
    listLetters,
    { query: { page: url.page, ...(state ? { state } : {}) } },
    { keep: true },
  );
  return { list, set };
};

const List = () => {
  const t = useWords();
  const { list, set } = useListed();
  return (
    <Fetched of={list} shape="rows" bare>
      {(found) => {
        const tabs = letterStates.map((state: LetterState) => ({
          key: state,
          label: t(`letters.state.${state}`),
          count: found.byState[state],
        }));
        return (
          <div className="stack">
            {found.mail ? null : <p className="waits">{t('letters.noMail')}</p>}
            <TabLinks
              label={t('letters.which')}
              param="state"
              tabs={[{ key: 'all', label: t('letters.all') }, ...tabs]}
            />
            <Panel flush>
              {found.items.length === 0 ? (
                <EmptyState title={t('letters.none')}>{t('letters.noneText')}</EmptyState>
              ) : (
                <ul className="plain-rows">
                  {found.items.map((letter) => (
                    <LetterRow key={letter.id} letter={letter} />
                  ))}
                </ul>
              )}
            </Panel>
            <Pager {...found} onPage={(page) => set({ page })} />
          </div>
        );
      }}
    </Fetched>
  );
};

/** What left the application and what did not arrive, and the county's own gateway. */
export const LettersPage = () => {
  const t = useWords();
  const { account, house, known } = useMe();
  const { list } = useListed();
  if (!known) return <PageSkeleton shape="rows" />;
  if (house !== 'bureau' || !account)
    return <Navigate to={`${paths.signIn}?to=${paths.letters}`} replace />;
  const failed = list.data?.byState.failed ?? 0;
  return (
    <Page
      title={failed > 0 ? t('letters.titleFailed', { count: failed }) : t('letters.title')}
      windowTitle={t('letters.title')}
      meta={t('letters.meta')}
    >
      <div className="beside">
        <List />
        <GatewayPanel mayset={account.role === 'leader'} />
      </div>
    </Page>
  );
};

import { listTrials, type trialGroups } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TrialCardRow } from '../../features/trials/TrialCardRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { Overview } from './Overview.tsx';
import { Pipeline } from './Pipeline.tsx';

type Group = (typeof trialGroups)[number];
const groups: readonly Group[] = ['running', 'waiting', 'overdue', 'over'];

const Empty = () => {
  const t = useWords();
  const { house } = useMe();
  const firm = house === 'firm';
  return (
    <EmptyState
      title={t('trial.list.none')}
      action={firm ? <Action to={paths.outcomes}>{t('trial.list.find')}</Action> : undefined}
    >
      {t(firm ? 'trial.list.noneFirm' : 'trial.list.noneOther')}
    </EmptyState>
  );
};

const useTrials = () => {
  const tab = useTab(groups);
  const [asked, set] = useUrlState({ page: 1 });
  const of = useCall(
    listTrials,
    { query: { group: tab, page: asked.page, pageSize: 10 } },
    { keep: true },
  );
  return { of, toPage: (page: number) => set({ page }) };
};

const List = ({ of, toPage }: ReturnType<typeof useTrials>) => (
  <Fetched of={of} shape="rows" bare>
    {(found) =>
      found.items.length === 0 ? (
        <Empty />
      ) : (
        <>
          <Panel flush>
            <ul>
              {found.items.map((trial) => (
                <TrialCardRow key={trial.id} trial={trial} />
              ))}
            </ul>
          </Panel>
          <Pager {...found} onPage={toPage} />
        </>
      )
    }
  </Fetched>
);

/** 试用看板 for a firm, the pipeline for a university, the overview for the bureau: the same list under each. */
export const TrialsPage = () => {
  const t = useWords();
  const { house } = useMe();
  const trials = useTrials();
  const counts = trials.of.data?.groups;
  const running = counts?.running ?? 0;
  return (
    <Page
      title={running ? t('trial.list.title', { count: running }) : t('trial.list.titleNone')}
      windowTitle={t('trial.list.window')}
      meta={t(house === 'firm' ? 'trial.list.metaFirm' : 'trial.list.metaOther')}
      actions={
        <>
          {house === 'expert' ? null : (
            <Link className="underlined" to={paths.contracts}>
              {t('contract.window')}
            </Link>
          )}
          <Link className="underlined" to={paths.publicity}>
            {t('trial.publicity.title')}
          </Link>
        </>
      }
    >
      <div className="stack loose">
        {house === 'bureau' ? <Overview /> : null}
        {house === 'university' ? <Pipeline /> : null}
        <div className="stack">
          <TabLinks
            label={t('trial.list.label')}
            tabs={groups.map((key) => ({
              key,
              label: t(`trial.list.groups.${key}`),
              count: counts?.[key],
            }))}
          />
          <List {...trials} />
        </div>
      </div>
    </Page>
  );
};

import { listExpertsToVerify } from '@zhiqiao/shared/experts/expert.endpoints';
import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { ExpertRow } from '../../features/experts/ExpertRow.tsx';
import { StandingPill } from '../../features/organisations/OrganisationRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { Engagements } from './Engagements.tsx';
import '../../ui/PlainRows.css';

const tabs = ['people', 'engagements'] as const;

const Rows = ({ items }: { items: readonly ExpertView[] }) => (
  <Panel flush>
    <ul className="plain-rows">
      {items.map((view) => (
        <ExpertRow
          key={view.id}
          view={view}
          pill={<StandingPill standing={view.standing} />}
          busy
        />
      ))}
    </ul>
  </Panel>
);

const usePeople = () => {
  const [{ page }, set] = useUrlState({ page: 1 });
  const list = useCall(listExpertsToVerify, { query: { page } }, { keep: true });
  return { list, onPage: (next: number) => set({ page: next }) };
};

const People = () => {
  const t = useWords();
  const { list, onPage } = usePeople();
  return (
    <Fetched of={list} shape="rows" bare>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={t('office.people.none')}>{t('office.people.noneText')}</EmptyState>
        ) : (
          <>
            <Rows items={found.items} />
            <Pager {...found} onPage={onPage} />
          </>
        )
      }
    </Fetched>
  );
};

/** The experts of our unit, how busy they are, and the engagements they have. */
export const OurPeoplePage = () => {
  const t = useWords();
  const tab = useTab(tabs);
  const all = useCall(listExpertsToVerify, { query: { pageSize: 1 } });
  const windowTitle = t('office.people.windowTitle');
  return (
    <Page
      title={all.data ? t('office.people.title', { count: all.data.total }) : windowTitle}
      windowTitle={windowTitle}
    >
      <div className="stack">
        <TabLinks
          label={windowTitle}
          tabs={[
            { key: 'people', label: t('office.university.people'), count: all.data?.total },
            { key: 'engagements', label: t('office.university.engagements') },
          ]}
        />
        {tab === 'people' ? <People /> : <Engagements />}
      </div>
    </Page>
  );
};

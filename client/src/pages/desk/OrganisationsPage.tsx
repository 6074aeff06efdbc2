import { listExpertsToVerify } from '@zhiqiao/shared/experts/expert.endpoints';
import { listOrganisations } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useState } from 'react';
import { RegisterOrganisation } from '../../features/organisations/RegisterOrganisation.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Page } from '../../ui/Page.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { useMayOnOrganisation } from './useStandings.ts';
import { VerifyExperts } from './VerifyExperts.tsx';
import { VerifyOrganisations } from './VerifyOrganisations.tsx';

const tabs = ['organisations', 'experts'] as const;
const waiting = { query: { pageSize: 1, standing: 'unverified' } } as const;
const all = { query: { pageSize: 1 } };

const useTitle = (tab: (typeof tabs)[number]) => {
  const t = useWords();
  const counts = {
    organisations: useCall(listOrganisations, waiting).data?.total,
    experts: useCall(listExpertsToVerify, waiting).data?.total,
  };
  const totals = {
    organisations: useCall(listOrganisations, all).data?.total,
    experts: useCall(listExpertsToVerify, all).data?.total,
  };
  const count = counts[tab];
  const total = totals[tab];
  const experts = tab === 'experts';
  const title = count
    ? t(experts ? 'office.organisations.expertsWaiting' : 'office.organisations.titleWaiting', {
        count,
      })
    : count === undefined || total === undefined
      ? t('office.organisations.windowTitle')
      : t(experts ? 'office.organisations.expertsTitle' : 'office.organisations.title', {
          count: total,
        });
  return { title, counts };
};

/** Who may take part: the bureau checks organisations and experts, and registers universities and platforms. */
export const OrganisationsPage = () => {
  const t = useWords();
  const tab = useTab(tabs);
  const may = useMayOnOrganisation();
  const { title, counts } = useTitle(tab);
  const [registering, setRegistering] = useState(false);
  return (
    <Page
      title={title}
      windowTitle={t('office.organisations.windowTitle')}
      meta={t('office.organisations.meta')}
      actions={
        may('register') ? (
          <Action onClick={() => setRegistering(true)}>{t('office.organisations.register')}</Action>
        ) : null
      }
    >
      <div className="stack">
        <TabLinks
          label={t('office.organisations.tabs.label')}
          tabs={tabs.map((key) => ({
            key,
            label: t(`office.organisations.tabs.${key}`),
            count: counts[key],
          }))}
        />
        {tab === 'experts' ? <VerifyExperts /> : <VerifyOrganisations />}
      </div>
      {registering ? <RegisterOrganisation onClose={() => setRegistering(false)} /> : null}
    </Page>
  );
};

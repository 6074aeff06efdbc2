import { listExpertsToVerify, readExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { type ExpertStanding, expertPolicy } from '@zhiqiao/shared/experts/expert.policy';
import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useState } from 'react';
import { ExpertRow } from '../../features/experts/ExpertRow.tsx';
import { StandingPill } from '../../features/organisations/OrganisationRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { VerdictButtons } from './VerdictButtons.tsx';
import { type Judged, VerdictSheet } from './VerdictSheet.tsx';
import { StandingFilter } from './VerifyOrganisations.tsx';

const standings = ['unverified', 'verified', 'refused'] as const;

const Rows = ({ items }: { items: readonly ExpertView[] }) => {
  const [judged, setJudged] = useState<Judged>();
  const may = (view: ExpertView) =>
    permits(expertPolicy, 'verify', view.standings as ExpertStanding[], view.standing);
  return (
    <Panel flush>
      <ul className="plain-rows">
        {items.map((view) => (
          <ExpertRow key={view.id} view={view} pill={<StandingPill standing={view.standing} />}>
            {may(view) ? (
              <VerdictButtons
                of={{ noun: 'expert', id: view.id, name: view.name }}
                standing={view.standing}
                onAsk={setJudged}
              />
            ) : null}
          </ExpertRow>
        ))}
      </ul>
      {judged ? <VerdictSheet judged={judged} onClose={() => setJudged(undefined)} /> : null}
    </Panel>
  );
};

const List = ({
  page,
  standing,
  onPage,
}: {
  page: number;
  standing: string;
  onPage: (page: number) => void;
}) => {
  const t = useWords();
  const of = standings.find((one) => one === standing);
  const list = useCall(
    listExpertsToVerify,
    { query: { page, ...(of ? { standing: of } : {}) } },
    { keep: true },
  );
  return (
    <Fetched of={list} shape="rows" bare>
      {(found) =>
        found.items.length === 0 ? (
          <EmptyState title={t('office.organisations.noneExperts')}>
            {t('office.organisations.noneText')}
          </EmptyState>
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

const One = ({ id }: { id: string }) => (
  <Fetched of={useCall(readExpert, { params: { id } })} shape="rows" bare>
    {(view) => <Rows items={[view]} />}
  </Fetched>
);

/** Experts of the county by standing, with their records; `?id=` shows the one a notice spoke of. */
export const VerifyExperts = () => {
  const [{ standing, page, id }, set] = useUrlState({ standing: '', page: 1, id: '' });
  return (
    <div className="stack">
      <div className="deal-filters">
        <StandingFilter value={standing} onChange={(next) => set({ standing: next, id: '' })} />
      </div>
      {id ? (
        <One id={id} />
      ) : (
        <List page={page} standing={standing} onPage={(next) => set({ page: next })} />
      )}
    </div>
  );
};

import {
  listOrganisations,
  readOrganisation,
} from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import { useState } from 'react';
import { InviteLink } from '../../features/organisations/InviteLink.tsx';
import { OrganisationRow } from '../../features/organisations/OrganisationRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useMayOnOrganisation } from './useStandings.ts';
import { VerdictButtons } from './VerdictButtons.tsx';
import { type Judged, VerdictSheet } from './VerdictSheet.tsx';
import '../../ui/PlainRows.css';
import './Deals.css';

const kinds = ['firm', 'university', 'platform', 'bureau'] as const;
const standings = ['unverified', 'verified', 'refused'] as const;
const none = { kind: '', standing: '', q: '', page: 1, id: '' };

const useFilters = () => {
  const [chosen, set] = useUrlState(none);
  const kind = kinds.find((one) => one === chosen.kind);
  const standing = standings.find((one) => one === chosen.standing);
  return {
    chosen,
    set,
    query: {
      page: chosen.page,
      ...(kind ? { kind } : {}),
      ...(standing ? { standing } : {}),
      ...(chosen.q ? { q: chosen.q } : {}),
    },
  };
};

export const StandingFilter = ({
  value,
  onChange,
}: {
  value: string;
  onChange: (value: string) => void;
}) => {
  const t = useWords();
  return (
    <PickField
      name="standing"
      label={t('office.organisations.standing')}
      empty={t('office.organisations.anyStanding')}
      value={value}
      onChange={onChange}
      options={standings.map((one) => ({
        value: one as string,
        label: t(`terms.standing.${one}`),
      }))}
    />
  );
};

const Filters = () => {
  const t = useWords();
  const { chosen, set } = useFilters();
  return (
    <div className="deal-filters">
      <TextField
        name="q"
        label={t('office.organisations.search')}
        value={chosen.q}
        maxLength={60}
        onChange={(q) => set({ q, id: '' }, { replace: true })}
      />
      <PickField
        name="kind"
        label={t('office.organisations.kind')}
        empty={t('office.organisations.anyKind')}
        value={chosen.kind}
        onChange={(kind) => set({ kind, id: '' })}
        options={kinds.map((one) => ({
          value: one as string,
          label: t(`terms.organisationKind.${one}`),
        }))}
      />
      <StandingFilter value={chosen.standing} onChange={(standing) => set({ standing, id: '' })} />
    </div>
  );
};

const InviteSheet = ({ of, onClose }: { of: OrganisationView; onClose: () => void }) => {
  const t = useWords();
  return (
    <Sheet open onClose={onClose} title={t('office.organisations.inviteTitle', { name: of.name })}>
      <InviteLink id={of.id} kind={of.kind} />
    </Sheet>
  );
};

const Rows = ({ items }: { items: readonly OrganisationView[] }) => {
  const t = useWords();
  const may = useMayOnOrganisation();
  const [judged, setJudged] = useState<Judged>();
  const [invited, setInvited] = useState<OrganisationView>();
  return (
    <Panel flush>
      <ul className="plain-rows">
        {items.map((view) => (
          <OrganisationRow key={view.id} view={view}>
            {may('verify', view) && view.kind !== 'bureau' ? (
              <VerdictButtons
                of={{ noun: 'organisation', id: view.id, name: view.name }}
                standing={view.standing}
                onAsk={setJudged}
              />
            ) : null}
            {may('invite', view) ? (
              <Action
                size="small"
                look="text"
                label={`${t('office.organisations.invite')} ${view.name}`}
                onClick={() => setInvited(view)}
              >
                {t('office.organisations.invite')}
              </Action>
            ) : null}
          </OrganisationRow>
        ))}
      </ul>
      {judged ? <VerdictSheet judged={judged} onClose={() => setJudged(undefined)} /> : null}
      {invited ? <InviteSheet of={invited} onClose={() => setInvited(undefined)} /> : null}
    </Panel>
  );
};

const None = () => {
  const t = useWords();
  const { set } = useFilters();
  return (
    <EmptyState
      title={t('office.organisations.none')}
      action={<Action onClick={() => set(none)}>{t('office.organisations.clear')}</Action>}
    >
      {t('office.organisations.noneText')}
    </EmptyState>
  );
};

const List = () => {
  const { query, set } = useFilters();
  return (
    <Fetched of={useCall(listOrganisations, { query }, { keep: true })} shape="rows" bare>
      {(found) =>
        found.items.length === 0 ? (
          <None />
        ) : (
          <>
            <Rows items={found.items} />
            <Pager {...found} onPage={(page) => set({ page })} />
          </>
        )
      }
    </Fetched>
  );
};

const One = ({ id }: { id: string }) => (
  <Fetched of={useCall(readOrganisation, { params: { id } })} shape="rows" bare>
    {(view) => <Rows items={[view]} />}
  </Fetched>
);

/** Organisations of the county by kind and standing; `?id=` shows the one a notice spoke of. */
export const VerifyOrganisations = () => {
  const { chosen } = useFilters();
  return (
    <div className="stack">
      <Filters />
      {chosen.id ? <One id={chosen.id} /> : <List />}
    </div>
  );
};

import { keeperRoles } from '@zhiqiao/shared/accounts/account.policy';
import { readOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { KeptAccounts } from '../../features/accounts/KeptAccounts.tsx';
import { InviteLink } from '../../features/organisations/InviteLink.tsx';
import { MembersPanel } from '../../features/organisations/MembersPanel.tsx';
import { OrganisationEdit } from '../../features/organisations/OrganisationEdit.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { useMayOnOrganisation } from '../desk/useStandings.ts';

const tones = { verified: 'done', unverified: 'wait', refused: 'over' } as const;

const OfMine = ({
  children,
}: {
  children: (view: OrganisationView, again: () => Promise<unknown>) => ReactNode;
}) => {
  const t = useWords();
  const { account } = useMe();
  const id = account?.organisation?.id ?? '';
  const organisation = useCall(readOrganisation, { params: { id } }, { enabled: id !== '' });
  if (!id) return <EmptyState title={t('account.noOrganisation')} />;
  return (
    <Fetched of={organisation} shape="form" bare>
      {(view) => children(view, organisation.refetch)}
    </Fetched>
  );
};

const Inviting = ({ view }: { view: OrganisationView }) => {
  const t = useWords();
  const may = useMayOnOrganisation();
  if (!may('invite', view)) return null;
  return (
    <Panel title={t('account.invite')}>
      <InviteLink id={view.id} kind={view.kind} />
    </Panel>
  );
};

const People = ({ view }: { view: OrganisationView }) => {
  const t = useWords();
  const role = useMe().account?.role ?? '';
  if (!(keeperRoles as readonly string[]).includes(role)) return <MembersPanel id={view.id} />;
  const all = role === 'leader' ? 'account.kept.ofCounty' : 'account.colleagues';
  return <KeptAccounts title={t(all)} />;
};

/** Colleagues, and the link with which another one comes. */
export const MyColleagues = () => (
  <OfMine>
    {(view) => (
      <div className="stack loose">
        <People view={view} />
        <Inviting view={view} />
      </div>
    )}
  </OfMine>
);

const Standing = ({ view }: { view: OrganisationView }) => {
  const t = useWords();
  return (
    <Panel
      title={view.name}
      aside={
        <StatePill tone={tones[view.standing]}>{t(`terms.standing.${view.standing}`)}</StatePill>
      }
    >
      <div className="stack">
        <p>{t(`account.standingText.${view.standing}`)}</p>
        {view.standingNote ? (
          <p className="soft">{t('account.standingNote', { note: view.standingNote })}</p>
        ) : null}
        <Facts rows={[[t('account.creditCode'), view.creditCode]]} />
        {view.kind === 'firm' ? (
          <p>
            <Link className="underlined" to={paths.firmHeld}>
              {t('heldFirm.look')}
            </Link>
          </p>
        ) : null}
      </div>
    </Panel>
  );
};

const Editing = ({ view, again }: { view: OrganisationView; again: () => Promise<unknown> }) => {
  const t = useWords();
  const may = useMayOnOrganisation();
  const [read, setRead] = useState(0);
  const reload = () => void again().then(() => setRead(read + 1));
  return (
    <Panel title={t('account.tabs.organisation')}>
      {may('edit', view) ? (
        <OrganisationEdit key={read} view={view} onReload={reload} />
      ) : (
        <p className="muted">{t('account.onlyOwner')}</p>
      )}
    </Panel>
  );
};

/** The organisation's data and how far the bureau has verified it. */
export const MyOrganisation = () => (
  <OfMine>
    {(view, again) => (
      <div className="stack loose">
        <Standing view={view} />
        <Editing view={view} again={again} />
      </div>
    )}
  </OfMine>
);

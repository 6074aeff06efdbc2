import { inviteMember } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { type Seat, seats } from '@zhiqiao/shared/organisations/organisation.policy';
import type { OrganisationKind } from '@zhiqiao/shared/organisations/organisation.schema';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField } from '../../ui/Field.tsx';
import { LinkToCopy } from '../../ui/LinkToCopy.tsx';

/** Makes a link with which one colleague joins an organisation, in one of the seats its kind offers. */
export const InviteLink = ({ id, kind }: { id: string; kind: OrganisationKind }) => {
  const t = useWords();
  const offered = seats[kind];
  const [role, setRole] = useState<Seat>(offered[0]!);
  const send = useSend(inviteMember);
  return (
    <div className="stack">
      <p className="soft">{t('account.inviteText')}</p>
      <div className="invite-row">
        <PickField<Seat>
          name="role"
          label={t('account.inviteAs')}
          value={role}
          onChange={setRole}
          options={offered.map((value) => ({ value, label: t(`account.roles.${value}`) }))}
        />
        <Action
          look="primary"
          busy={send.isPending}
          onClick={() => send.mutate({ params: { id }, body: { role } })}
        >
          {t('account.makeLink')}
        </Action>
      </div>
      {send.data ? (
        <LinkToCopy
          key={send.data.token}
          label={t('account.linkLabel')}
          path={`/invitations/${send.data.token}`}
          until={send.data.until}
        />
      ) : null}
      {send.error ? <FailedBox error={send.error} title={t('account.inviteFailed')} /> : null}
    </div>
  );
};

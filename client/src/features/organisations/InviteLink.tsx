import { inviteMember } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { type Seat, seats } from '@zhiqiao/shared/organisations/organisation.policy';
import type { OrganisationKind } from '@zhiqiao/shared/organisations/organisation.schema';
import { useState } from 'react';
import { dayText } from '../../platform/format.ts';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField } from '../../ui/Field.tsx';
import './InviteLink.css';

const Made = ({ token, until }: { token: string; until: string }) => {
  const t = useWords();
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const link = `${window.location.origin}/invitations/${token}`;
  const copy = async () => {
    // Without the right to the clipboard the text stays selected, to be copied by hand.
    await navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <div className="stack tight">
      <div className="invite-row">
        <input
          className="invite-made"
          readOnly
          aria-label={t('account.linkLabel')}
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <Action onClick={() => void copy()}>{t(copied ? 'account.copied' : 'account.copy')}</Action>
      </div>
      <p className="small muted" role="status">
        {t('account.linkUntil', { day: dayText(until, language) })}
      </p>
    </div>
  );
};

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
      {send.data ? <Made key={send.data.token} {...send.data} /> : null}
      {send.error ? <FailedBox error={send.error} title={t('account.inviteFailed')} /> : null}
    </div>
  );
};

import type { Role } from '@zhiqiao/shared/accounts/account.schema';
import {
  acceptInvitation,
  readInvitation,
} from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NewAccountFields } from '../../features/accounts/NewAccountFields.tsx';
import { dayText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useBecome } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFields } from '../../ui/useFields.ts';
import { LinkExpired } from './LinkExpired.tsx';
import './accounts.css';

const JoinForm = ({ token }: { token: string }) => {
  const t = useWords();
  const become = useBecome();
  const navigate = useNavigate();
  const send = useSend(acceptInvitation, {
    onDone: (me) => {
      become(me);
      void navigate(paths.desk);
    },
  });
  const { values, at } = useFields({ name: '', login: '', password: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { token }, body: values });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <NewAccountFields at={at} names={{ name: 'name', login: 'login', password: 'password' }} />
      {send.error ? <FailedBox error={send.error} title={t('account.joinFailed')} /> : null}
      <Action look="primary" type="submit" busy={send.isPending} full>
        {t('account.join')}
      </Action>
    </form>
  );
};

/** A colleague comes in by a link. */
export const InvitationPage = () => {
  const t = useWords();
  const language = useLanguage();
  const { token = '' } = useParams();
  const invitation = useCall(readInvitation, { params: { token } }, { fresh: 600_000 });
  const code = invitation.error?.code;
  if (code === 'linkExpired' || code === 'notFound') return <LinkExpired />;
  return (
    <Fetched of={invitation} shape="form">
      {({ organisation, role, until }) => (
        <Page
          title={t('account.invitationTitle', { name: organisation.name })}
          meta={t('account.invitationMeta', {
            role: t(`account.roles.${role as Role}`),
            day: dayText(until, language),
          })}
        >
          <div className="narrow-form">
            <Panel>
              <JoinForm token={token} />
            </Panel>
          </div>
        </Page>
      )}
    </Fetched>
  );
};

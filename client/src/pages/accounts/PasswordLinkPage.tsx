import { readPasswordLink, setPasswordByLink } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFields } from '../../ui/useFields.ts';
import { LinkExpired } from './LinkExpired.tsx';
import './accounts.css';

const NewPasswordForm = ({ token, login }: { token: string; login: string }) => {
  const t = useWords();
  const send = useSend(setPasswordByLink, { usedUp: true });
  const { values, at } = useFields({ password: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { token }, body: values });
  };
  if (send.isSuccess)
    return (
      <EmptyState
        title={t('account.newPassword.done')}
        action={
          <Action look="primary" to={paths.signIn}>
            {t('account.toSignIn')}
          </Action>
        }
      />
    );
  return (
    <form className="stack" onSubmit={submit}>
      <input type="hidden" name="username" autoComplete="username" value={login} readOnly />
      <TextField
        {...at('password')}
        label={t('account.passwordNext')}
        hint={t('account.passwordHint')}
        secret
        autoComplete="new-password"
      />
      {send.error ? <FailedBox error={send.error} title={t('account.passwordFailed')} /> : null}
      <Action look="primary" type="submit" busy={send.isPending} full>
        {t('account.newPassword.set')}
      </Action>
    </form>
  );
};

/** Somebody who forgot the password sets a new one by a link. */
export const PasswordLinkPage = () => {
  const t = useWords();
  const { token = '' } = useParams();
  const link = useCall(readPasswordLink, { params: { token } }, { fresh: 600_000 });
  if (link.error?.code === 'linkExpired' || link.error?.code === 'notFound') return <LinkExpired />;
  return (
    <Fetched of={link} shape="form">
      {({ login }) => (
        <Page
          title={t('account.newPassword.title')}
          meta={t('account.newPassword.meta', { login })}
        >
          <div className="narrow-form">
            <Panel>
              <NewPasswordForm token={token} login={login} />
            </Panel>
          </div>
        </Page>
      )}
    </Fetched>
  );
};

import type { FormEvent } from 'react';
import type { CallFailed } from '../../platform/call.ts';
import { useSignIn } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useFields } from '../../ui/useFields.ts';

const Failed = ({ error }: { error: CallFailed }) => {
  const t = useWords();
  const minutes = Number(error.detail.minutes ?? 0);
  return (
    <FailedBox
      error={error}
      title={t('account.signInFailed')}
      safe={
        error.code === 'lockedOut' && minutes > 0
          ? t('account.lockedFor', { count: minutes })
          : undefined
      }
    />
  );
};

/** Name and password. Whoever is in the page's hands afterwards decides where to go. */
export const SignInForm = () => {
  const t = useWords();
  const send = useSignIn();
  const { values, at } = useFields({ login: '', password: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: values });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {send.error ? <Failed error={send.error} /> : null}
      <TextField {...at('login')} label={t('account.login')} autoComplete="username" />
      <TextField
        {...at('password')}
        label={t('account.password')}
        secret
        autoComplete="current-password"
      />
      <Action look="primary" type="submit" busy={send.isPending} full>
        {t('account.signIn')}
      </Action>
      <p className="small muted">{t('account.forgotten')}</p>
    </form>
  );
};

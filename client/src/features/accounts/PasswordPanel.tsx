import { changePassword } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFields } from '../../ui/useFields.ts';

/** A new password ends every other session. */
export const PasswordPanel = () => {
  const t = useWords();
  const send = useSend(changePassword, {
    touches: ['sessions'],
    onDone: () => fill({ current: '', next: '' }),
  });
  const { values, at, fill } = useFields({ current: '', next: '' }, send.error);
  // The sentence of signing in speaks of two things; here only one can be wrong.
  const wrong = send.error?.code === 'wrongCredentials';
  const current = at('current');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: values });
  };
  return (
    <Panel title={t('account.passwordTitle')}>
      <form className="stack narrow-form" onSubmit={submit}>
        <TextField
          {...current}
          error={wrong ? t('account.passwordWrong') : current.error}
          label={t('account.passwordNow')}
          secret
          autoComplete="current-password"
        />
        <TextField
          {...at('next')}
          label={t('account.passwordNext')}
          hint={t('account.passwordHint')}
          secret
          autoComplete="new-password"
        />
        {send.error && !wrong ? (
          <FailedBox error={send.error} title={t('account.passwordFailed')} />
        ) : null}
        {send.isSuccess ? <p role="status">{t('account.passwordChanged')}</p> : null}
        <div>
          <Action look="primary" type="submit" busy={send.isPending}>
            {t('account.changePassword')}
          </Action>
        </div>
      </form>
    </Panel>
  );
};

import { saveContact } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFields } from '../../ui/useFields.ts';
import { MailState } from './MailState.tsx';

/** My mail address and telephone: for mail from the platform, and for those with whom I exchanged contact. @param back the talk that asked for it */
export const ContactPanel = ({ back }: { back: string | undefined }) => {
  const t = useWords();
  const { account } = useMe();
  const send = useSend(saveContact, { touches: ['me'] });
  const { values, at } = useFields(account?.contact ?? { email: '', phone: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: values });
  };
  return (
    <Panel title={t('account.contactTitle')}>
      <form className="stack narrow-form" onSubmit={submit}>
        <p className="small muted">{t('account.contactHint')}</p>
        <TextField {...at('email')} label={t('account.email')} autoComplete="email" />
        <TextField {...at('phone')} label={t('account.phone')} autoComplete="tel" />
        {send.error ? <FailedBox error={send.error} title={t('account.saveFailed')} /> : null}
        {send.isSuccess ? <p role="status">{t('account.saved')}</p> : null}
        <div className="row wrap">
          <Action type="submit" busy={send.isPending}>
            {t('account.save')}
          </Action>
          {back ? (
            <Action to={back} look={send.isSuccess ? 'primary' : 'text'}>
              {t('account.backToTalk')}
            </Action>
          ) : null}
        </div>
      </form>
      <div className="contact-mail">
        <MailState />
      </div>
    </Panel>
  );
};

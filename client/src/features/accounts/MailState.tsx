import { askMail, readMail } from '@zhiqiao/shared/accounts/account.mail';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

/** Whether my mail address is confirmed, and the way to have it asked about again; nothing where no mail is sent. */
export const MailState = () => {
  const t = useWords();
  const mail = useCall(readMail, {});
  const send = useSend(askMail, { touches: ['me'] });
  if (!mail.data?.on || mail.data.state === 'none') return null;
  const { email, state } = mail.data;
  if (state === 'confirmed')
    return (
      <p className="row wrap">
        <StatePill tone="done">{t('account.mail.confirmed')}</StatePill>
        <span className="small muted">{email}</span>
      </p>
    );
  if (state === 'sample') return <p className="small muted">{t('account.mail.sample')}</p>;
  return (
    <div className="stack tight" role="status">
      <p className="waits">{t(`account.mail.${state}`, { email })}</p>
      {send.error ? <FailedBox error={send.error} /> : null}
      <div>
        <Action size="small" busy={send.isPending} onClick={() => send.mutate({})}>
          {t(state === 'asked' ? 'account.mail.again' : 'account.mail.ask')}
        </Action>
      </div>
    </div>
  );
};

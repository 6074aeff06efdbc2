import { confirmMail, readConfirming } from '@zhiqiao/shared/accounts/account.mail';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

const Asked = ({ token, email }: { token: string; email: string }) => {
  const t = useWords();
  const send = useSend(confirmMail, { touches: ['me'], usedUp: true });
  if (send.data)
    return (
      <Panel>
        <div className="stack" role="status">
          <p>
            <b>{t('account.mail.done', { email })}</b>
          </p>
          <p className="soft">{t('account.mail.doneText')}</p>
          <div>
            <Action to={`${paths.account}?tab=notices`}>{t('account.mail.choose')}</Action>
          </div>
        </div>
      </Panel>
    );
  return (
    <Panel>
      <div className="stack">
        <p>{t('account.mail.isYours', { email })}</p>
        {send.error ? <FailedBox error={send.error} /> : null}
        <div>
          <Action
            look="primary"
            busy={send.isPending}
            onClick={() => send.mutate({ params: { token } })}
          >
            {t('account.mail.yes')}
          </Action>
        </div>
      </div>
    </Panel>
  );
};

/** The link in the letter that asks whether an address is theirs: one press, no sign-in. */
export const ConfirmMailPage = () => {
  const t = useWords();
  const { token = '' } = useParams();
  const asked = useCall(readConfirming, { params: { token } }, { fresh: 600_000 });
  const dead = asked.error && [400, 404].includes(asked.error.status);
  return (
    <Page title={t('account.mail.title')}>
      {dead ? (
        <Panel>
          <EmptyState
            title={t('account.mail.dead')}
            level={2}
            action={<Action to={paths.account}>{t('account.mail.toAccount')}</Action>}
          >
            {t('account.mail.deadText')}
          </EmptyState>
        </Panel>
      ) : (
        <Fetched of={asked} shape="form" bare>
          {({ email }) => <Asked token={token} email={email} />}
        </Fetched>
      )}
    </Page>
  );
};

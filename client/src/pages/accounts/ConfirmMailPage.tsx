import { confirmMail, readConfirming } from '@zhiqiao/shared/accounts/account.mail';
import { useState } from 'react';
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

const Confirmed = ({ email }: { email: string }) => {
  const t = useWords();
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
};

type Confirming = Pick<ReturnType<typeof useConfirming>, 'error' | 'isPending'>;
const useConfirming = () => useSend(confirmMail, { touches: ['me'] });

const Asked = ({
  email,
  send,
  confirm,
}: {
  email: string;
  send: Confirming;
  confirm: () => void;
}) => {
  const t = useWords();
  return (
    <Panel>
      <div className="stack">
        <p>{t('account.mail.isYours', { email })}</p>
        {send.error ? <FailedBox error={send.error} /> : null}
        <div>
          <Action look="primary" busy={send.isPending} onClick={confirm}>
            {t('account.mail.yes')}
          </Action>
        </div>
      </div>
    </Panel>
  );
};

const Dead = () => {
  const t = useWords();
  return (
    <Panel>
      <EmptyState
        title={t('account.mail.dead')}
        level={2}
        action={<Action to={paths.account}>{t('account.mail.toAccount')}</Action>}
      >
        {t('account.mail.deadText')}
      </EmptyState>
    </Panel>
  );
};

/** The link in the letter that asks whether an address is theirs: one press, no sign-in. */
export const ConfirmMailPage = () => {
  const t = useWords();
  const { token = '' } = useParams();
  const asked = useCall(readConfirming, { params: { token } });
  const send = useConfirming();
  const [confirmed, keep] = useState<string>();
  const dead = asked.error && [400, 404].includes(asked.error.status);
  const confirm = (email: string) =>
    send.mutate({ params: { token } }, { onSuccess: () => keep(email) });
  return (
    <Page title={t('account.mail.title')}>
      {/* A link works once: read again after it was pressed, it would say that it is dead. */}
      {confirmed ? (
        <Confirmed email={confirmed} />
      ) : dead ? (
        <Dead />
      ) : (
        <Fetched of={asked} shape="form" bare>
          {({ email }) => <Asked email={email} send={send} confirm={() => confirm(email)} />}
        </Fetched>
      )}
    </Page>
  );
};

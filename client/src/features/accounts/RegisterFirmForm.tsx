import { registerFirm } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useSend } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useBecome } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { useFields } from '../../ui/useFields.ts';
import { CreditCodeField } from './CreditCodeField.tsx';
import { codeOptions } from './codeOptions.ts';
import { plainCode } from './creditCode.ts';
import { NewAccountFields } from './NewAccountFields.tsx';
import { useKeptFields } from './useKeptFields.ts';

const empty = {
  'firm.name': '',
  'firm.creditCode': '',
  'firm.town': '',
  'firm.industry': '',
  'firm.intro': '',
  'account.name': '',
  'account.login': '',
  'account.password': '',
};
type Name = keyof typeof empty;

const FirmFields = ({ at }: { at: ReturnType<typeof useFields<Name>>['at'] }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <>
      <TextField {...at('firm.name')} label={t('account.firmName')} maxLength={60} />
      <CreditCodeField {...at('firm.creditCode')} label={t('account.creditCode')} />
      <div className="halves">
        <PickField
          {...at('firm.town')}
          label={t('account.town')}
          empty={t('account.pick')}
          options={codeOptions(reference.tree('towns'))}
        />
        <PickField
          {...at('firm.industry')}
          label={t('account.industry')}
          empty={t('account.pick')}
          options={codeOptions(reference.tree('industries'))}
        />
      </div>
      <TextField {...at('firm.intro')} label={t('account.intro')} lines={2} maxLength={1000} />
    </>
  );
};

const bodyOf = (values: Record<Name, string>) => ({
  firm: {
    name: values['firm.name'],
    creditCode: plainCode(values['firm.creditCode']),
    town: values['firm.town'],
    industry: values['firm.industry'],
    intro: values['firm.intro'],
  },
  account: {
    name: values['account.name'],
    login: values['account.login'],
    password: values['account.password'],
  },
});

/** The firm and the person who registers it, in one go. */
export const RegisterFirmForm = () => {
  const t = useWords();
  const become = useBecome();
  const send = useSend(registerFirm);
  const { values, at, forget } = useKeptFields('register:firm', empty, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(
      { body: bodyOf(values) },
      {
        onSuccess: (me) => {
          forget();
          become(me);
        },
      },
    );
  };
  return (
    <form className="stack loose" onSubmit={submit}>
      <Panel title={t('account.aboutFirm')}>
        <div className="stack">
          <FirmFields at={at} />
        </div>
      </Panel>
      <Panel title={t('account.aboutYou')} foot={t('account.afterFirm')}>
        <div className="stack">
          <NewAccountFields
            at={at}
            names={{ name: 'account.name', login: 'account.login', password: 'account.password' }}
          />
        </div>
      </Panel>
      {send.error ? <FailedBox error={send.error} title={t('account.registerFailed')} /> : null}
      <Action look="primary" type="submit" size="large" busy={send.isPending} full>
        {t('account.registerFirm')}
      </Action>
    </form>
  );
};

import { setUpCounty } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NewAccountFields } from '../../features/accounts/NewAccountFields.tsx';
import { useSend } from '../../platform/query.ts';
import { useBecome, useCountyName, useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useFields } from '../../ui/useFields.ts';
import './accounts.css';

const empty = {
  'county.code': '',
  'county.name': '',
  bureau: '',
  'account.name': '',
  'account.login': '',
  'account.password': '',
};

const bodyOf = (values: typeof empty & { code: string }) => ({
  code: values.code,
  county: { code: values['county.code'], name: values['county.name'] },
  bureau: values.bureau,
  account: {
    name: values['account.name'],
    login: values['account.login'],
    password: values['account.password'],
  },
});

const SetUpForm = () => {
  const t = useWords();
  const become = useBecome();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const send = useSend(setUpCounty, {
    onDone: (me) => {
      become(me);
      void navigate(paths.desk);
    },
  });
  const { values, at } = useFields({ ...empty, code: search.get('code') ?? '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: bodyOf(values) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField {...at('code')} label={t('account.setUpCode')} maxLength={100} />
      <TextField
        {...at('county.code')}
        label={t('account.countyCode')}
        hint={t('account.countyCodeHint')}
        maxLength={6}
        numeric
      />
      <TextField {...at('county.name')} label={t('account.countyName')} maxLength={20} />
      <TextField {...at('bureau')} label={t('account.bureau')} maxLength={60} />
      <NewAccountFields
        at={at}
        names={{ name: 'account.name', login: 'account.login', password: 'account.password' }}
      />
      {send.error ? <FailedBox error={send.error} title={t('account.setUpFailed')} /> : null}
      <Action look="primary" type="submit" busy={send.isPending} full>
        {t('account.setUp')}
      </Action>
    </form>
  );
};

/** The first start on an empty store. */
export const SetUpPage = () => {
  const t = useWords();
  const { setUp, known } = useMe();
  const county = useCountyName();
  if (!known) return <PageSkeleton shape="form" />;
  if (setUp)
    return (
      <Page title={t('account.setUpDone')}>
        <EmptyState
          title={t('account.setUpDoneText', { county })}
          action={
            <Action look="primary" to={paths.signIn}>
              {t('account.toSignIn')}
            </Action>
          }
        />
      </Page>
    );
  return (
    <Page title={t('account.setUpTitle')} meta={t('account.setUpMeta')}>
      <div className="narrow-form">
        <Panel>
          <SetUpForm />
        </Panel>
      </div>
    </Page>
  );
};

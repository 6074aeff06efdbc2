import { registerExpert } from '@zhiqiao/shared/accounts/account.endpoints';
import type { FormEvent } from 'react';
import { useSend } from '../../platform/query.ts';
import { useReference } from '../../platform/reference.ts';
import { useBecome } from '../../platform/session.ts';
import { useUnits } from '../../platform/units.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { offerNamed, SuggestField } from '../../ui/SuggestField.tsx';
import type { useFields } from '../../ui/useFields.ts';
import { codeOptions } from './codeOptions.ts';
import { NewAccountFields } from './NewAccountFields.tsx';
import { useKeptFields } from './useKeptFields.ts';

const empty = {
  'account.name': '',
  'account.login': '',
  'account.password': '',
  'expert.category': '',
  'expert.envoyLevel': '',
  'expert.unitName': '',
  'expert.title': '',
  'expert.disciplines': '',
  'expert.summary': '',
};
type Name = keyof typeof empty;

// The codes by name: the schema would bring its checker with it.
const categories = ['sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas'] as const;
const levels = ['province', 'city', 'county'] as const;

type At = ReturnType<typeof useFields<Name>>['at'];

/** The unit by its name: one that is here is linked, any other stays a name. */
const UnitField = ({ at }: { at: At }) => {
  const t = useWords();
  const field = at('expert.unitName');
  return (
    <SuggestField
      {...field}
      label={t('account.unitName')}
      hint={t('account.unitHint')}
      found={t('account.unitFound')}
      unknown={t('account.unitUnknown')}
      offers={useUnits(field.value)}
      maxLength={60}
    />
  );
};

const ProfileFields = ({ at, envoy }: { at: At; envoy: boolean }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <>
      <PickField
        {...at('expert.category')}
        label={t('account.category')}
        empty={t('account.pick')}
        options={categories.map((value) => ({ value, label: t(`terms.category.${value}`) }))}
      />
      {envoy ? (
        <PickField
          {...at('expert.envoyLevel')}
          label={t('account.envoyLevel')}
          empty={t('account.pick')}
          options={levels.map((value) => ({ value, label: t(`terms.envoyLevel.${value}`) }))}
        />
      ) : null}
      <UnitField at={at} />
      <TextField {...at('expert.title')} label={t('account.professional')} maxLength={40} />
      <PickField
        {...at('expert.disciplines')}
        label={t('account.discipline')}
        empty={t('account.pick')}
        options={codeOptions(reference.tree('disciplines'))}
      />
      <TextField
        {...at('expert.summary')}
        label={t('account.summary')}
        hint={t('account.summaryHint')}
        lines={3}
        maxLength={2000}
      />
    </>
  );
};

const bodyOf = (values: Record<Name, string>, unit: string | undefined) => ({
  account: {
    name: values['account.name'],
    login: values['account.login'],
    password: values['account.password'],
  },
  expert: {
    name: values['account.name'],
    category: values['expert.category'] as (typeof categories)[number],
    ...(values['expert.category'] === 'sciEnvoy' && values['expert.envoyLevel']
      ? { envoyLevel: values['expert.envoyLevel'] as (typeof levels)[number] }
      : {}),
    unitName: values['expert.unitName'],
    ...(unit ? { unit } : {}),
    title: values['expert.title'],
    disciplines: values['expert.disciplines'] ? [values['expert.disciplines']] : [],
    summary: values['expert.summary'],
  },
});

/** An expert with a short profile; the records come afterwards. */
export const RegisterExpertForm = () => {
  const t = useWords();
  const become = useBecome();
  const send = useSend(registerExpert);
  const { values, at, forget } = useKeptFields('register:expert', empty, send.error);
  const units = useUnits(values['expert.unitName']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = (me: Parameters<typeof become>[0]) => {
      forget();
      become(me);
    };
    const unit = offerNamed(units, values['expert.unitName'])?.id;
    send.mutate({ body: bodyOf(values, unit) }, { onSuccess });
  };
  return (
    <form className="stack loose" onSubmit={submit}>
      <Panel title={t('account.aboutYou')}>
        <div className="stack">
          <NewAccountFields
            at={at}
            names={{ name: 'account.name', login: 'account.login', password: 'account.password' }}
          />
        </div>
      </Panel>
      <Panel title={t('account.aboutExpert')} foot={t('account.afterExpert')}>
        <div className="stack">
          <ProfileFields at={at} envoy={values['expert.category'] === 'sciEnvoy'} />
        </div>
      </Panel>
      {send.error ? <FailedBox error={send.error} title={t('account.registerFailed')} /> : null}
      <Action look="primary" type="submit" size="large" busy={send.isPending} full>
        {t('account.registerExpert')}
      </Action>
    </form>
  );
};

import { registerOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import { type FormEvent, useId } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';
import { InviteLink } from './InviteLink.tsx';

// The codes by name: the schema would bring its checker with it.
const platformKinds = ['institute', 'complex', 'laboratory'] as const;
const empty = { kind: 'university', platformKind: '', name: '', creditCode: '', intro: '' };

const bodyOf = (values: typeof empty) => {
  const kind = values.kind === 'platform' ? ('platform' as const) : ('university' as const);
  const platformKind = platformKinds.find((one) => one === values.platformKind);
  return {
    kind,
    ...(kind === 'platform' && platformKind ? { platformKind } : {}),
    name: values.name,
    creditCode: values.creditCode,
    intro: values.intro,
  };
};

const Fields = ({
  at,
  platform,
}: {
  at: ReturnType<typeof useFields<keyof typeof empty>>['at'];
  platform: boolean;
}) => {
  const t = useWords();
  return (
    <>
      <PickField
        {...at('kind')}
        label={t('office.organisations.kind')}
        options={(['university', 'platform'] as const).map((value) => ({
          value: value as string,
          label: t(`office.organisations.${value}`),
        }))}
      />
      {platform ? (
        <PickField
          {...at('platformKind')}
          label={t('office.organisations.platformKind')}
          empty={t('account.pick')}
          options={platformKinds.map((value) => ({
            value: value as string,
            label: t(`office.organisations.platformKinds.${value}`),
          }))}
        />
      ) : null}
      <TextField {...at('name')} label={t('account.firmName')} maxLength={60} />
      <TextField
        {...at('creditCode')}
        label={t('account.creditCode')}
        maxLength={40}
        hint={t('account.code.start')}
      />
      <TextField {...at('intro')} label={t('account.intro')} lines={2} maxLength={1000} />
    </>
  );
};

const Registered = ({ view, onClose }: { view: OrganisationView; onClose: () => void }) => {
  const t = useWords();
  return (
    <Sheet open onClose={onClose} title={view.name}>
      <div className="stack">
        <p role="status">{t('office.organisations.registered')}</p>
        <InviteLink id={view.id} kind={view.kind} />
      </div>
    </Sheet>
  );
};

/** The bureau registers a university or a platform, and gets the link for its first officer. */
export const RegisterOrganisation = ({ onClose }: { onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const send = useSend(registerOrganisation);
  const { values, at } = useFields(empty, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: bodyOf(values) });
  };
  if (send.data) return <Registered view={send.data} onClose={onClose} />;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('office.organisations.register')}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('office.organisations.registerDo')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t('office.organisations.registerWhat')}</p>
        <Fields at={at} platform={values.kind === 'platform'} />
        {send.error ? (
          <FailedBox error={send.error} title={t('office.organisations.registerFailed')} />
        ) : null}
      </form>
    </Sheet>
  );
};

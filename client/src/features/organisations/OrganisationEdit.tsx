import { editOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import type { OrganisationView } from '@zhiqiao/shared/organisations/organisation.schema';
import { type FormEvent, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { type ReferenceNode, useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { useFields } from '../../ui/useFields.ts';

const valuesOf = (view: OrganisationView) => ({
  name: view.name,
  town: view.town ?? '',
  industry: view.industry ?? '',
  intro: view.intro,
  investors: (view.investors ?? []).join('\n'),
});
type Values = ReturnType<typeof valuesOf>;

const bodyOf = (values: Values, rev: number) => ({
  name: values.name,
  ...(values.town ? { town: values.town } : {}),
  ...(values.industry ? { industry: values.industry } : {}),
  intro: values.intro,
  investors: values.investors.split(/[\s,，、;；]+/).filter(Boolean),
  rev,
});

const options = (tree: readonly ReferenceNode[]) =>
  tree.map(({ code, name, depth }) => ({ value: code, label: `${'　'.repeat(depth)}${name}` }));

const Fields = ({ at }: Pick<ReturnType<typeof useFields<keyof Values>>, 'at'>) => {
  const t = useWords();
  const reference = useReference();
  return (
    <>
      <TextField {...at('name')} label={t('account.firmName')} maxLength={60} />
      <div className="halves">
        <PickField
          {...at('town')}
          label={t('account.town')}
          empty={t('account.pick')}
          options={options(reference.tree('towns'))}
        />
        <PickField
          {...at('industry')}
          label={t('account.industry')}
          empty={t('account.pick')}
          options={options(reference.tree('industries'))}
        />
      </div>
      <TextField {...at('intro')} label={t('account.intro')} lines={3} maxLength={1000} />
      <TextField
        {...at('investors')}
        label={t('account.investors')}
        hint={t('account.investorsHint')}
        lines={2}
      />
    </>
  );
};

interface Props {
  view: OrganisationView;
  /** reads the newer version after somebody else has changed it */
  onReload: () => void;
}

/** The organisation's own data. Somebody else's newer version is never overwritten: what was typed stays. */
export const OrganisationEdit = ({ view, onReload }: Props) => {
  const t = useWords();
  // The version that was read into the form: a nudge that brings a newer one must not lend us its number.
  const [rev, setRev] = useState(view.rev);
  const send = useSend(editOrganisation, {
    touches: ['me'],
    onDone: (saved) => setRev(saved.rev),
  });
  const { values, at } = useFields(valuesOf(view), send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: view.id }, body: bodyOf(values, rev) });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Fields at={at} />
      {send.error ? (
        <FailedBox error={send.error} title={t('account.saveFailed')} />
      ) : send.isSuccess ? (
        <p role="status" className="lives">
          {t('account.saved')}
        </p>
      ) : null}
      <div className="row wrap">
        <Action look="primary" type="submit" busy={send.isPending}>
          {t('account.save')}
        </Action>
        {send.error?.code === 'stale' ? (
          <Action onClick={onReload}>{t('account.readAgain')}</Action>
        ) : null}
      </div>
    </form>
  );
};

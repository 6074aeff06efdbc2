import { editTrial } from '@zhiqiao/shared/trials/trial.endpoints';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';
import { type AskField, toRequest } from './ask.form.ts';
import { mayOnTrial } from './trial.deeds.ts';

const sizes = ['micro', 'small', 'medium', 'large'] as const;

const valuesOf = (view: TrialView): Record<AskField, string> => ({
  useCase: view.useCase,
  need: '',
  'scope.territory': view.scope.territory,
  'scope.product': view.scope.product,
  'scope.volume': view.scope.volume,
  size: view.size,
  months: String(view.months),
});

const EditSheet = ({ view, onClose }: { view: TrialView; onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const send = useSend(editTrial, { touches: ['desk'], onDone: onClose });
  const fields = useFields<AskField>(valuesOf(view), send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { outcome: _, need: __, ...asked } = toRequest('', fields.values);
    const { useCase = '', months = 0, scope, size } = asked;
    send.mutate({ params: { id: view.id }, body: { useCase, months, scope, size, rev: view.rev } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('trial.ask.edit')}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('trial.ask.save')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <TextField {...fields.at('useCase')} label={t('trial.ask.useCase')} lines={4} />
        <TextField {...fields.at('scope.territory')} label={t('trial.ask.territory')} />
        <TextField {...fields.at('scope.product')} label={t('trial.ask.product')} />
        <TextField {...fields.at('scope.volume')} label={t('trial.ask.volume')} />
        <PickField
          {...fields.at('size')}
          label={t('trial.ask.size')}
          options={sizes.map((value) => ({
            value: value as string,
            label: t(`trial.size.${value}`),
          }))}
        />
        <TextField {...fields.at('months')} label={t('trial.ask.months')} numeric />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

/** 修改申请: as long as the request waits for its turn, its firm may write it anew. */
export const TrialEdit = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  if (!mayOnTrial(view, 'edit')) return null;
  return (
    <>
      <Action size="small" onClick={() => setAsked(true)}>
        {t('trial.ask.edit')}
      </Action>
      {asked ? <EditSheet view={view} onClose={() => setAsked(false)} /> : null}
    </>
  );
};

import { judgePair } from '@zhiqiao/shared/introductions/introduction.endpoints';
import { unfitReasons } from '@zhiqiao/shared/introductions/introduction.schema';
import { type FormEvent, useId } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';

type Reason = (typeof unfitReasons)[number];

/** A need with an expert, an outcome, a unit or a need that others solved. */
export interface Pair {
  need: string;
  expert?: string;
  outcome?: string;
  unit?: string;
  solved?: string;
}

/** Says a word on a pair; the lists that show it are read again. */
export const useJudge = (onDone?: () => void) =>
  useSend(judgePair, { touches: ['needs', 'desk'], ...(onDone ? { onDone } : {}) });

/** A suggestion does not fit, and why. */
export const JudgeSheet = ({
  pair,
  name,
  onClose,
}: {
  pair: Pair;
  name: string;
  onClose: () => void;
}) => {
  const t = useWords();
  const id = useId();
  const send = useJudge(onClose);
  const fields = useFields<'reason' | 'note'>({ reason: '', note: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { reason, note } = fields.values;
    const why = reason ? { reason: reason as Reason } : {};
    send.mutate({ body: { ...pair, verdict: 'dismissed', ...why, note } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('introduction.dismissTitle', { name })}
      foot={
        <Action look="primary" type="submit" form={id} busy={send.isPending} full>
          {t('introduction.dismiss')}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t('introduction.dismissWhat')}</p>
        <PickField<Reason>
          {...fields.at('reason')}
          value={fields.values.reason as Reason | ''}
          label={t('introduction.reason')}
          empty=""
          options={unfitReasons.map((value) => ({
            value,
            label: t(`introduction.reasons.${value}`),
          }))}
        />
        <TextField
          {...fields.at('note')}
          label={t('introduction.note')}
          lines={2}
          maxLength={300}
        />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

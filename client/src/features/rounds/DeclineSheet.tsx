import { declineOffer } from '@zhiqiao/shared/rounds/round.endpoints';
import { declineReasons } from '@zhiqiao/shared/rounds/round.schema';
import type { OfferView } from '@zhiqiao/shared/rounds/round.view';
import { type FormEvent, useId } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';

type Reason = (typeof declineReasons)[number];

/** No, and why: the bureau arranges anew by it. */
export const DeclineSheet = ({ offer, onClose }: { offer: OfferView; onClose: () => void }) => {
  const t = useWords();
  const id = useId();
  const send = useSend(declineOffer, { touches: ['desk', 'rounds'], onDone: onClose });
  const fields = useFields<'reason' | 'note'>({ reason: '', note: '' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { reason, note } = fields.values;
    send.mutate({ params: { id: offer.id }, body: { reason: reason as Reason, note } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('round.decline')}
      foot={
        <Action look="danger" type="submit" form={id} busy={send.isPending} full>
          {t('round.decline')}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t('round.declineWhat')}</p>
        <PickField<Reason>
          {...fields.at('reason')}
          value={fields.values.reason as Reason | ''}
          label={t('round.reason')}
          empty=""
          options={declineReasons.map((value) => ({ value, label: t(`round.reasons.${value}`) }))}
        />
        <TextField {...fields.at('note')} label={t('round.note')} lines={3} maxLength={300} />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

import { contestCard } from '@zhiqiao/shared/cards/card.endpoints';
import { type Contestable, contestable } from '@zhiqiao/shared/cards/card.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

/** Which figure is wrong, and why. */
export const ContestSheet = ({ firm, onClose }: { firm: string; onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const [figure, setFigure] = useState<Contestable>('answered');
  const [reason, setReason] = useState('');
  const send = useSend(contestCard, { onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: firm }, body: { figure, reason } });
  };
  const said = send.error?.issues.find(({ path }) => path === 'reason')?.message;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('cards.contest')}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('cards.send')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t('cards.contestText')}</p>
        <PickField
          name="figure"
          label={t('cards.which')}
          value={figure}
          onChange={setFigure}
          options={contestable.map((value) => ({ value, label: t(`cards.figure.${value}`) }))}
        />
        <TextField
          name="reason"
          label={t('cards.reason')}
          lines={4}
          maxLength={500}
          value={reason}
          error={said}
          onChange={setReason}
        />
        {send.error && !said ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

import { chaseFirm } from '@zhiqiao/shared/duties/duty.endpoints';
import type { HoldView } from '@zhiqiao/shared/duties/duty.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

interface Props {
  hold: HoldView;
  onClose: () => void;
}

/** The letter as it was drafted: one click sends it, or a word is changed first. */
export const ChaserSheet = ({ hold, onClose }: Props) => {
  const t = useWords();
  const form = useId();
  const [text, setText] = useState(hold.chaser?.text ?? '');
  const send = useSend(chaseFirm, { touches: ['desk'], onDone: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: hold.firm.id }, body: { text } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('duties.chaseOf', { firm: hold.firm.name })}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('duties.send')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <TextField
          name="text"
          label={t('duties.letter')}
          hint={t('duties.letterHint')}
          lines={12}
          maxLength={1500}
          value={text}
          error={send.error?.issues[0]?.message}
          onChange={setText}
        />
        {send.error && send.error.issues.length === 0 ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

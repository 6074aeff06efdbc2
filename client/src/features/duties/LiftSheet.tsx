import { liftHold } from '@zhiqiao/shared/duties/duty.endpoints';
import type { HoldView } from '@zhiqiao/shared/duties/duty.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
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

const ahead = (days: number): string => dayOf(new Date(Date.now() + days * 86_400_000));

/** A leader lets the firm post all the same: until a day, for a reason, both kept on record. */
export const LiftSheet = ({ hold, onClose }: Props) => {
  const t = useWords();
  const form = useId();
  const [until, setUntil] = useState(ahead(Math.min(7, hold.liftDays)));
  const [reason, setReason] = useState('');
  const send = useSend(liftHold, { touches: ['desk'], onDone: onClose });
  const said = (path: string) => send.error?.issues.find((issue) => issue.path === path)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: hold.firm.id }, body: { until, reason } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('duties.liftOf', { firm: hold.firm.name })}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t('duties.lift')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t('duties.liftText', { count: hold.liftDays })}</p>
        <TextField
          name="until"
          label={t('duties.until')}
          day={{ from: ahead(0) }}
          value={until}
          error={said('until')}
          onChange={setUntil}
        />
        <TextField
          name="reason"
          label={t('duties.reason')}
          lines={3}
          maxLength={300}
          value={reason}
          error={said('reason')}
          onChange={setReason}
        />
        {send.error && send.error.issues.length === 0 ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

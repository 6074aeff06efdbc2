import { useMutation } from '@tanstack/react-query';
import { tryCost } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { TrialCost } from '@zhiqiao/shared/trials/trial.view';
import { type FormEvent, useId, useState } from 'react';
import { type CallFailed, call } from '../../platform/call.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { CostSum } from './CostSum.tsx';

interface Props {
  id: string;
  cost: TrialCost;
  onClose: () => void;
}

// Nothing is stored by it, so nothing else on the page becomes old.
const useTry = (id: string) =>
  useMutation<TrialCost, CallFailed, Record<string, string>>({
    mutationFn: (typed) =>
      call(tryCost, {
        params: { id },
        body: {
          quantities: Object.entries(typed)
            .filter(([, value]) => value.trim() !== '')
            .map(([name, value]) => ({ name, value: Number(value) })),
        },
      }),
  });

/** 换个数试算: other figures in the agreed formula, only to look. */
export const TryCost = ({ id, cost, onClose }: Props) => {
  const t = useWords();
  const form = useId();
  const [typed, setTyped] = useState<Record<string, string>>(
    Object.fromEntries(cost.quantities.map(({ name, value }) => [name, String(value ?? '')])),
  );
  const attempt = useTry(id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate(typed);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('trial.cost.tryTitle')}
      foot={
        <Action look="primary" type="submit" form={form} busy={attempt.isPending} full>
          {t('trial.cost.again')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t('trial.cost.tryWhat')}</p>
        {cost.quantities.map(({ name, label, unit }, index) => (
          <TextField
            key={name}
            name={`quantities.${index}.value`}
            label={label}
            unit={unit}
            numeric
            value={typed[name] ?? ''}
            error={
              attempt.error?.issues.find(({ path }) => path === `quantities.${index}.value`)
                ?.message
            }
            onChange={(value) => setTyped((now) => ({ ...now, [name]: value }))}
          />
        ))}
        {attempt.data ? <CostSum cost={attempt.data} yours /> : null}
        {attempt.error ? <FailedBox error={attempt.error} /> : null}
      </form>
    </Sheet>
  );
};

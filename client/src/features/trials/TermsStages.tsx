import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { TermsForm } from './terms.form.ts';
import { replaced, type TermsProps, without } from './terms.rows.ts';

/** Several payments, each with its sum and its moment. */
export const Stages = ({ form, set, issue }: TermsProps) => {
  const t = useWords();
  const { stages } = form;
  const change = (at: number, part: Partial<TermsForm['stages'][number]>) =>
    set({ stages: replaced(stages, at, part) });
  return (
    <div className="stack">
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
        <fieldset key={index} className="terms-row">
          <legend>{t('trial.terms.stage', { n: index + 1 })}</legend>
          <TextField
            name={`pricing.stages.${index}.label`}
            label={t('trial.terms.stageLabel')}
            value={stage.label}
            error={issue(`pricing.stages.${index}.label`)}
            onChange={(label) => change(index, { label })}
          />
          <TextField
            name={`pricing.stages.${index}.amountFen`}
            label={t('trial.terms.stageAmount')}
            unit={t('trial.field.yuan')}
            numeric
            value={stage.amount}
            error={issue(`pricing.stages.${index}.amountFen`)}
            onChange={(amount) => change(index, { amount })}
          />
          <TextField
            name={`pricing.stages.${index}.when`}
            label={t('trial.terms.stageWhen')}
            value={stage.when}
            error={issue(`pricing.stages.${index}.when`)}
            onChange={(when) => change(index, { when })}
          />
          {stages.length > 1 ? (
            <Action look="text" onClick={() => set({ stages: without(stages, index) })}>
              {t('trial.terms.remove')}
            </Action>
          ) : null}
        </fieldset>
      ))}
      <p>
        <Action
          size="small"
          onClick={() => set({ stages: [...stages, { label: '', amount: '', when: '' }] })}
        >
          {t('trial.terms.addStage')}
        </Action>
      </p>
    </div>
  );
};

import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField } from '../../ui/Field.tsx';
import { FormulaFields } from './TermsFormula.tsx';
import { Stages } from './TermsStages.tsx';
import { kindsOf } from './terms.form.ts';
import type { TermsProps } from './terms.rows.ts';

const modes = ['oneOff', 'staged', 'salesShare'] as const;
const triggers = ['kept', 'indicatorsMet', 'contractRegistered', 'salesBegun'] as const;

/** How it is paid, and where several ways to set the price fit, which. */
const Mode = ({ form, set, issue }: TermsProps) => {
  const t = useWords();
  const kinds = kindsOf[form.mode];
  return (
    <>
      <PickField
        name="mode"
        label={t('trial.papers.mode')}
        hint={t(`trial.terms.modeHint.${form.mode}`)}
        value={form.mode}
        options={modes.map((value) => ({ value, label: t(`trial.mode.${value}`) }))}
        onChange={(mode) => set({ mode, kind: kindsOf[mode][0]! })}
      />
      {kinds.length > 1 ? (
        <PickField
          name="pricing.kind"
          label={t('trial.terms.kind')}
          value={form.kind}
          error={issue('pricing.kind')}
          options={kinds.map((value) => ({ value, label: t(`trial.terms.kinds.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
      ) : null}
    </>
  );
};

const Trigger = ({ form, set, issue }: TermsProps) => {
  const t = useWords();
  return (
    <>
      <PickField
        name="trigger"
        label={t('trial.terms.trigger')}
        value={form.trigger}
        options={triggers.map((value) => ({
          value: value as string,
          label: t(`trial.trigger.${value}`),
        }))}
        onChange={(trigger) => set({ trigger })}
      />
      <TextField
        name="triggerNote"
        label={t('trial.terms.triggerNote')}
        value={form.triggerNote}
        error={issue('triggerNote')}
        onChange={(triggerNote) => set({ triggerNote })}
      />
    </>
  );
};

/** How, how much and when it is paid. */
export const TermsMoney = (props: TermsProps) => {
  const t = useWords();
  const { form, set, issue } = props;
  return (
    <>
      <Mode {...props} />
      {form.kind === 'fixed' ? (
        <TextField
          name="pricing.amountFen"
          label={t('trial.terms.amount')}
          unit={t('trial.field.yuan')}
          numeric
          value={form.amount}
          error={issue('pricing.amountFen')}
          onChange={(amount) => set({ amount })}
        />
      ) : null}
      {form.kind === 'stages' ? <Stages {...props} /> : null}
      {form.kind === 'formula' ? <FormulaFields {...props} /> : null}
      <Trigger {...props} />
    </>
  );
};

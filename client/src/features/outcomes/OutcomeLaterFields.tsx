import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { OutcomeWriting } from './OutcomeFields.tsx';
import type { LaterForm } from './outcome.later.ts';

type TextKey = {
  [K in keyof LaterForm]: string extends LaterForm[K] ? K : never;
}[keyof LaterForm];

const useText =
  ({ value, change, issue }: OutcomeWriting) =>
  (key: TextKey, field: string = key) => ({
    name: field,
    value: value[key],
    error: issue(field),
    onChange: (text: string) => change({ [key]: text }),
  });

/** Whose it is and what protects it. */
export const RightsFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  return (
    <Panel title={t('outcomeMore.rights')}>
      <div className="stack">
        <TextField
          {...text('maturityEvidence')}
          label={t('outcomeMore.evidence')}
          lines={2}
          maxLength={1000}
        />
        <TextField
          {...text('properties')}
          label={t('outcomeMore.properties')}
          hint={t('outcomeMore.propertiesHint')}
          lines={3}
        />
        <TextField
          {...text('inventors')}
          label={t('outcomeMore.inventors')}
          hint={t('outcomeMore.inventorsHint')}
          lines={3}
        />
        <TextField
          {...text('dispute')}
          label={t('outcomeMore.dispute')}
          hint={t('outcomeMore.disputeHint')}
          lines={2}
          maxLength={500}
        />
      </div>
    </Panel>
  );
};

const FormulaFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  return (
    <>
      <TextField
        {...text('formula', 'offer')}
        label={t('outcomeMore.formula')}
        hint={t('outcomeMore.formulaHint')}
        maxLength={300}
      />
      <TextField
        {...text('quantity')}
        label={t('outcomeMore.quantity')}
        hint={t('outcomeMore.quantityHint')}
      />
      <TextField {...text('quantityUnit')} label={t('outcomeMore.quantityUnit')} maxLength={16} />
      <TextField
        {...text('cap')}
        label={t('outcomeMore.cap')}
        unit={t('ours.fields.priceUnit')}
        numeric
      />
      <TextField {...text('years')} label={t('outcomeMore.years')} numeric maxLength={2} />
    </>
  );
};

const triggers = ['kept', 'indicatorsMet', 'contractRegistered', 'salesBegun'] as const;

/** What a firm may try, and what it pays if it keeps it: said before anybody tries. */
export const TrialFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  const { value, change } = writing;
  if (!value.trialFirst) return null;
  return (
    <Panel title={t('outcomeMore.trial')}>
      <div className="stack">
        <PickField
          name="payBy"
          label={t('outcomeMore.payBy')}
          value={value.payBy}
          onChange={(payBy) => change({ payBy: payBy as LaterForm['payBy'] })}
          options={(['fixed', 'formula'] as const).map((one) => ({
            value: one as string,
            label: t(`outcomeMore.pay.${one}`),
          }))}
        />
        {value.payBy === 'fixed' ? (
          <TextField
            {...text('trialPrice', 'offer')}
            label={t('outcomeMore.price')}
            unit={t('ours.fields.priceUnit')}
            numeric
          />
        ) : (
          <FormulaFields writing={writing} />
        )}
        <PickField
          name="trigger"
          label={t('outcomeMore.trigger')}
          value={value.trigger as string}
          onChange={(trigger) => change({ trigger: trigger as LaterForm['trigger'] })}
          options={triggers.map((one) => ({
            value: one as string,
            label: t(`outcomeMore.triggers.${one}`),
          }))}
        />
        <TextField {...text('trialScope')} label={t('outcomeMore.scope')} maxLength={300} />
        <TextField {...text('trialMonths')} label={t('outcomeMore.months')} numeric maxLength={2} />
        <TickField
          name="exclusive"
          label={t('outcomeMore.exclusive')}
          value={value.exclusive}
          error={writing.issue('exclusive')}
          onChange={(exclusive) => change({ exclusive })}
        />
      </div>
    </Panel>
  );
};

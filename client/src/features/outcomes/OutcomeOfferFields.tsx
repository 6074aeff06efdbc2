import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { OutcomeWriting } from './OutcomeFields.tsx';
import { type OfferForm, type StageForm, waysToPay } from './offer.form.ts';
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

/** Several payments, each with its sum and its moment. */
const StageFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const { value, change } = writing;
  const put = (at: number, part: Partial<StageForm>) =>
    change({
      stages: value.stages.map((one, index) => (index === at ? { ...one, ...part } : one)),
    });
  return (
    <>
      {value.stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
        <fieldset key={index} className="offer-stage">
          <legend className="small soft">{t('outcomeMore.stage.nth', { n: index + 1 })}</legend>
          <TextField
            name={`offer.stages.${index}.label`}
            label={t('outcomeMore.stage.label')}
            value={stage.label}
            onChange={(label) => put(index, { label })}
          />
          <TextField
            name={`offer.stages.${index}.amount`}
            label={t('outcomeMore.stage.amount')}
            unit={t('ours.fields.priceUnit')}
            numeric
            value={stage.amount}
            onChange={(amount) => put(index, { amount })}
          />
          <TextField
            name={`offer.stages.${index}.when`}
            label={t('outcomeMore.stage.when')}
            value={stage.when}
            onChange={(when) => put(index, { when })}
          />
          <Action
            look="text"
            size="small"
            label={t('outcomeMore.stage.removeNth', { n: index + 1 })}
            onClick={() => change({ stages: value.stages.filter((_, at) => at !== index) })}
          >
            {t('outcomeMore.stage.remove')}
          </Action>
        </fieldset>
      ))}
      <p>
        <Action
          size="small"
          onClick={() => change({ stages: [...value.stages, { label: '', amount: '', when: '' }] })}
        >
          {t('outcomeMore.stage.add')}
        </Action>
      </p>
    </>
  );
};

const FormulaFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  return (
    <>
      <TextField
        {...text('formula')}
        label={t('outcomeMore.formula')}
        hint={t('outcomeMore.formulaHint')}
        maxLength={300}
      />
      <TextField
        {...text('quantities')}
        label={t('outcomeMore.quantities')}
        hint={t('outcomeMore.quantitiesHint')}
        lines={2}
      />
      <TickField
        name="once"
        label={t('outcomeMore.once')}
        value={writing.value.once}
        onChange={(once) => writing.change({ once })}
      />
    </>
  );
};

/** What a price that is counted every year needs besides. */
const Limits = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  return (
    <>
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

const Price = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  const { payBy } = writing.value;
  if (payBy === 'fixed')
    return (
      <TextField
        {...text('trialPrice')}
        label={t('outcomeMore.price')}
        unit={t('ours.fields.priceUnit')}
        numeric
      />
    );
  if (payBy === 'stages') return <StageFields writing={writing} />;
  return (
    <>
      {payBy === 'share' ? (
        <TextField
          {...text('share')}
          label={t('outcomeMore.share')}
          hint={t('outcomeMore.shareHint')}
          unit="%"
          numeric
        />
      ) : (
        <FormulaFields writing={writing} />
      )}
      <Limits writing={writing} />
    </>
  );
};

const triggers = ['kept', 'indicatorsMet', 'contractRegistered', 'salesBegun'] as const;

const Money = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  const { value, change, issue } = writing;
  return (
    <>
      <PickField
        name="offer"
        label={t('outcomeMore.payBy')}
        value={value.payBy as string}
        error={issue('offer')}
        onChange={(payBy) => change({ payBy: payBy as OfferForm['payBy'] })}
        options={waysToPay.map((one) => ({
          value: one as string,
          label: t(`outcomeMore.pay.${one}`),
        }))}
      />
      <Price writing={writing} />
      <PickField
        name="trigger"
        label={t('outcomeMore.trigger')}
        value={value.trigger as string}
        onChange={(trigger) => change({ trigger: trigger as OfferForm['trigger'] })}
        options={triggers.map((one) => ({
          value: one as string,
          label: t(`outcomeMore.triggers.${one}`),
        }))}
      />
      <TextField {...text('triggerNote')} label={t('outcomeMore.triggerNote')} maxLength={200} />
    </>
  );
};

/** What a firm may try, and what it pays if it keeps it: said before anybody tries. */
export const TrialFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  const { value, change, issue } = writing;
  if (!value.trialFirst) return null;
  return (
    <Panel title={t('outcomeMore.trial')}>
      <div className="stack">
        <Money writing={writing} />
        <TextField {...text('trialScope')} label={t('outcomeMore.scope')} maxLength={300} />
        <TextField {...text('trialMonths')} label={t('outcomeMore.months')} numeric maxLength={2} />
        <TickField
          name="exclusive"
          label={t('outcomeMore.exclusive')}
          value={value.exclusive}
          error={issue('exclusive')}
          onChange={(exclusive) => change({ exclusive })}
        />
      </div>
    </Panel>
  );
};

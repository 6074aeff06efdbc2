import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { CodesField } from '../../ui/CodesField.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { OutcomeForm } from './outcome.form.ts';

export interface OutcomeWriting {
  value: OutcomeForm;
  change: (part: Partial<OutcomeForm>) => void;
  issue: (field: string) => string | undefined;
}

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
// The codes by name: the schema would bring its checker with it.
const modes = [
  'develop',
  'jointDevelop',
  'transfer',
  'license',
  'consult',
  'service',
  'post',
] as const;

type TextKey = 'title' | 'summary' | 'keywords' | 'patents' | 'price' | 'terms';

const useText =
  ({ value, change, issue }: OutcomeWriting) =>
  (key: TextKey) => ({
    name: key,
    value: value[key],
    error: issue(key),
    onChange: (text: string) => change({ [key]: text }),
  });

export const AboutFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const reference = useReference();
  const text = useText(writing);
  const { value, change, issue } = writing;
  return (
    <Panel title={t('ours.fields.about')}>
      <div className="stack">
        <TextField {...text('title')} label={t('ours.fields.title')} maxLength={120} />
        <TextField
          {...text('summary')}
          label={t('ours.fields.summary')}
          hint={t('ours.fields.summaryHint')}
          lines={5}
          maxLength={5000}
        />
        <PickField
          name="maturity"
          label={t('ours.fields.maturity')}
          empty={t('account.pick')}
          value={value.maturity}
          error={issue('maturity')}
          onChange={(maturity) => change({ maturity })}
          options={levels.map((level) => ({
            value: level as string,
            label: t(`terms.maturity.${level}`),
          }))}
        />
        <TextField
          {...text('patents')}
          label={t('ours.fields.patents')}
          hint={t('ours.fields.patentsHint')}
          lines={2}
        />
        <TextField
          {...text('keywords')}
          label={t('ours.fields.keywords')}
          hint={t('ours.fields.keywordsHint')}
        />
        <CodesField
          name="industries"
          label={t('ours.fields.industries')}
          value={value.industries}
          options={reference.tree('industries')}
          most={8}
          error={issue('industries')}
          onChange={(industries) => change({ industries })}
        />
      </div>
    </Panel>
  );
};

const Modes = ({ value, change }: Pick<OutcomeWriting, 'value' | 'change'>) => {
  const t = useWords();
  return (
    <fieldset>
      <legend className="small soft">{t('ours.fields.modes')}</legend>
      <div className="row wrap outcome-modes">
        {modes.map((mode) => (
          <TickField
            key={mode}
            name={`modes.${mode}`}
            label={t(`terms.mode.${mode}`)}
            value={value.modes.includes(mode)}
            onChange={(on) =>
              change({
                modes: modes.filter((one) => (one === mode ? on : value.modes.includes(one))),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
};

export const TermsFields = ({ writing }: { writing: OutcomeWriting }) => {
  const t = useWords();
  const text = useText(writing);
  const { value, change, issue } = writing;
  return (
    <Panel title={t('ours.fields.terms')}>
      <div className="stack">
        <Modes value={value} change={change} />
        <TextField
          {...text('price')}
          label={t('ours.fields.price')}
          hint={t('ours.fields.priceHint')}
          unit={t('ours.fields.priceUnit')}
          numeric
        />
        <TextField
          {...text('terms')}
          label={t('ours.fields.terms_')}
          hint={t('ours.fields.termsHint')}
          lines={2}
          maxLength={500}
        />
        <TickField
          name="trialFirst"
          label={t('ours.fields.trialFirst')}
          value={value.trialFirst}
          onChange={(trialFirst) => change({ trialFirst })}
        />
        <TickField
          name="ownershipClear"
          label={t('ours.fields.ownershipClear')}
          value={value.ownershipClear}
          error={issue('ownershipClear')}
          onChange={(ownershipClear) => change({ ownershipClear })}
        />
      </div>
    </Panel>
  );
};

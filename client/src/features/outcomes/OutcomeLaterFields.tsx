import { useWords } from '../../platform/words/speech.ts';
import { TextField } from '../../ui/Field.tsx';
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

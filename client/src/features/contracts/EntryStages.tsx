import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { TextField } from '../../ui/Field.tsx';
import type { StageRow } from './entry.form.ts';
import './EntryStages.css';

interface Props {
  stages: readonly StageRow[];
  onChange: (stages: StageRow[]) => void;
  issue: (path: string) => string | undefined;
}

/** 分期: several payments that sum to the amount. */
export const EntryStages = ({ stages, onChange, issue }: Props) => {
  const t = useWords();
  const put = (at: number, part: Partial<StageRow>) =>
    onChange(stages.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="stack" data-field="stages">
      <p className="small soft">{t('payments.entry.stages')}</p>
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
        <fieldset key={index} className="entry-stage">
          <legend className="small soft">{t('outcomeMore.stage.nth', { n: index + 1 })}</legend>
          <TextField
            name={`stages.${index}.label`}
            label={t('outcomeMore.stage.label')}
            value={stage.label}
            error={issue(`stages.${index}.label`)}
            onChange={(label) => put(index, { label })}
          />
          <TextField
            name={`stages.${index}.amountFen`}
            label={t('outcomeMore.stage.amount')}
            unit={t('contract.field.yuan')}
            numeric
            value={stage.amount}
            error={issue(`stages.${index}.amountFen`)}
            onChange={(amount) => put(index, { amount })}
          />
          <TextField
            name={`stages.${index}.when`}
            label={t('outcomeMore.stage.when')}
            value={stage.when}
            error={issue(`stages.${index}.when`)}
            onChange={(when) => put(index, { when })}
          />
          <Action
            look="text"
            size="small"
            label={t('outcomeMore.stage.removeNth', { n: index + 1 })}
            onClick={() => onChange(stages.filter((_, at) => at !== index))}
          >
            {t('outcomeMore.stage.remove')}
          </Action>
        </fieldset>
      ))}
      {issue('stages') ? <p className="small late">{issue('stages')}</p> : null}
      <p>
        <Action
          size="small"
          onClick={() => onChange([...stages, { label: '', amount: '', when: '' }])}
        >
          {t('outcomeMore.stage.add')}
        </Action>
      </p>
    </div>
  );
};

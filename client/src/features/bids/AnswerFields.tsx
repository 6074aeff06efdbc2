import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { TextField } from '../../ui/Field.tsx';
import { IndicatorLine } from '../../ui/IndicatorRows.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { type AnswerForm, noAnswer } from './bid.form.ts';
import type { BidWriting } from './useBidForm.ts';
import './BidFields.css';

const choices = ['yes', 'partly', 'no'] as const;

interface Props {
  row: Indicator;
  writing: BidWriting;
}

const AnswerField = ({ row, writing }: Props) => {
  const t = useWords();
  const { value, change, issues } = writing;
  const one = value.answers[row.key] ?? noAnswer;
  const name = `answers.${row.key}`;
  const set = (part: Partial<AnswerForm>) =>
    change({ answers: { ...value.answers, [row.key]: { ...one, ...part } } });
  const error = issues[name];
  return (
    <li className="answer" data-field={name}>
      <div className="answer-head">
        <IndicatorLine row={row} />
        {row.method ? <span className="small muted">{row.method}</span> : null}
      </div>
      <div className="answer-fields">
        <div className={error ? 'answer-choice wrong' : 'answer-choice'}>
          <Segments
            label={t('bid.answerOf', { name: row.name })}
            look="steps"
            value={one.answer as 'yes'}
            onChange={(answer) => set({ answer })}
            options={choices.map((choice) => ({
              value: choice,
              label: t(`terms.answer.${choice}`),
            }))}
          />
          {error ? <p className="small late">{error}</p> : null}
        </div>
        <TextField
          label={
            <span title={t('bid.valueOf', { name: row.name, unit: row.unit })}>
              {t('bid.value')}
            </span>
          }
          name={`${name}.value`}
          numeric
          unit={row.unit}
          value={one.value}
          error={issues[`${name}.value`]}
          onChange={(next) => set({ value: next })}
        />
        <TextField
          label={t('bid.words')}
          name={`${name}.words`}
          maxLength={300}
          hint={one.words ? undefined : t('bid.wordsHint')}
          value={one.words}
          error={issues[`${name}.words`]}
          onChange={(words) => set({ words })}
        />
      </div>
    </li>
  );
};

/** Every indicator with yes, in part or no, a figure and a sentence. */
export const AnswerFields = ({
  rows,
  writing,
}: {
  rows: readonly Indicator[];
  writing: BidWriting;
}) => (
  <ul>
    {rows.map((row) => (
      <AnswerField key={row.key} row={row} writing={writing} />
    ))}
  </ul>
);

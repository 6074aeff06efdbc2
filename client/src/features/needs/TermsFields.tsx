import { modes } from '@zhiqiao/shared/reference/reference.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { useId } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { NumberCell } from './NumberCell.tsx';
import type { BlockProps } from './ProblemFields.tsx';

const Told = ({ children }: { children: string | undefined }) =>
  children ? <p className="small late">{children}</p> : null;

const Budget = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  return (
    <div className="field" data-field="budget">
      <span className="small soft">
        {t('needs.budget')} ({t('posting.field.wan')})
      </span>
      <div className="row">
        <NumberCell
          name="budget.min"
          label={`${t('posting.field.budgetMin')} (${t('posting.field.wan')})`}
          value={form.budgetMin}
          invalid={issues['budget.min'] !== undefined}
          onChange={(budgetMin) => set({ budgetMin })}
        />
        <span aria-hidden="true">–</span>
        <NumberCell
          name="budget.max"
          label={`${t('posting.field.budgetMax')} (${t('posting.field.wan')})`}
          value={form.budgetMax}
          invalid={issues['budget.max'] !== undefined}
          onChange={(budgetMax) => set({ budgetMax })}
        />
      </div>
      <Told>{issues['budget.min'] ?? issues['budget.max'] ?? issues.budget}</Told>
    </div>
  );
};

const Deadline = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  const id = useId();
  return (
    <div className="field day-field" data-field="deadline">
      <label htmlFor={id}>{t('posting.field.deadline')}</label>
      <input
        id={id}
        type="date"
        min={dayOf(new Date())}
        value={form.deadline}
        aria-invalid={issues.deadline ? true : undefined}
        onChange={(event) => set({ deadline: event.target.value })}
      />
      <Told>{issues.deadline}</Told>
    </div>
  );
};

const Modes = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  return (
    <fieldset className="ticks" data-field="modes">
      <legend>{t('posting.field.modes')}</legend>
      {modes.map((mode) => (
        <label key={mode}>
          <input
            type="checkbox"
            checked={form.modes.includes(mode)}
            onChange={(event) =>
              set({
                modes: event.target.checked
                  ? [...form.modes, mode]
                  : form.modes.filter((one) => one !== mode),
              })
            }
          />
          {t(`terms.mode.${mode}`)}
        </label>
      ))}
      <Told>{issues.modes}</Told>
    </fieldset>
  );
};

/** Block three: for how much, until when, in which way. */
export const TermsFields = (props: BlockProps) => (
  <>
    <div className="form-thirds">
      <Budget {...props} />
      <Deadline {...props} />
    </div>
    <Modes {...props} />
  </>
);

import { useWords } from '../../platform/words/speech.ts';
import { TextField, TickField } from '../../ui/Field.tsx';
import type { BidWriting } from './useBidForm.ts';
import './BidFields.css';

/** How, how long, how much. */
export const PlanFields = ({ writing, budget }: { writing: BidWriting; budget: string }) => {
  const t = useWords();
  const { value, change, issues } = writing;
  return (
    <div className="stack">
      <TextField
        label={t('bid.plan')}
        name="plan"
        lines={8}
        maxLength={3000}
        hint={t('bid.planHint')}
        value={value.plan}
        error={issues.plan}
        onChange={(plan) => change({ plan })}
      />
      <div className="bid-pair">
        <TextField
          label={t('bid.months')}
          name="months"
          numeric
          unit={t('bid.monthsUnit')}
          value={value.months}
          error={issues.months}
          onChange={(months) => change({ months })}
        />
        <TextField
          label={t('bid.price')}
          name="price"
          numeric
          unit={t('bid.priceUnit')}
          hint={budget ? t('bid.priceHint', { budget }) : undefined}
          value={value.price}
          error={issues.price}
          onChange={(price) => change({ price })}
        />
      </div>
    </div>
  );
};

/** The two declarations without which nothing is sent; neither is made for the writer. */
export const PledgeFields = ({ writing }: { writing: BidWriting }) => {
  const t = useWords();
  const { value, change, issues } = writing;
  return (
    <div className="stack">
      <fieldset className="bid-tie" data-field="tie">
        <legend className="small soft">{t('bid.conflict')}</legend>
        {(['none', 'some'] as const).map((tie) => (
          <label key={tie}>
            <input
              type="radio"
              name="tie"
              checked={value.tie === tie}
              onChange={() => change({ tie })}
            />
            <span>{t(tie === 'none' ? 'bid.conflictNone' : 'bid.conflictSome')}</span>
          </label>
        ))}
        {issues.tie ? <p className="small late">{issues.tie}</p> : null}
      </fieldset>
      {value.tie === 'some' ? (
        <TextField
          label={t('bid.conflictWords')}
          name="conflict"
          maxLength={500}
          value={value.conflict}
          error={issues.conflict}
          onChange={(conflict) => change({ conflict })}
        />
      ) : null}
      <TickField
        label={t('bid.confidential')}
        name="nothingConfidential"
        value={value.nothingConfidential}
        error={issues.nothingConfidential}
        onChange={(nothingConfidential) => change({ nothingConfidential })}
      />
    </div>
  );
};

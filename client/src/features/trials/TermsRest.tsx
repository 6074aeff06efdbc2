import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { freshKey, type IndicatorForm, type TermsForm } from './terms.form.ts';
import type { TermsProps } from './terms.rows.ts';

type Typed = {
  [K in keyof TermsForm]: TermsForm[K] extends string ? K : never;
}[keyof TermsForm];

const useText = ({ form, set, issue }: TermsProps) => {
  return (
    field: Typed,
    path: string,
    label: string,
    more: { lines?: number; numeric?: boolean } = {},
  ) => (
    <TextField
      name={path}
      label={label}
      value={form[field]}
      error={issue(path)}
      onChange={(value) => set({ [field]: value })}
      {...more}
    />
  );
};

/** Where, on what, how much, how long, and whether nobody else may meanwhile. */
export const TermsScope = (props: TermsProps) => {
  const t = useWords();
  const text = useText(props);
  const { form, set } = props;
  return (
    <>
      {text('territory', 'scope.territory', t('trial.ask.territory'))}
      {text('product', 'scope.product', t('trial.ask.product'))}
      {text('volume', 'scope.volume', t('trial.ask.volume'))}
      <div className="terms-row">
        {text('months', 'months', t('trial.terms.months'), { numeric: true })}
        {text('reportDays', 'reportDays', t('trial.terms.reportDays'), { numeric: true })}
      </div>
      <TickField
        name="exclusive"
        label={t('trial.terms.exclusive')}
        value={form.exclusive}
        onChange={(exclusive) => set({ exclusive })}
      />
    </>
  );
};

const comparators = ['gte', 'lte', 'eq'] as const;

const IndicatorRow = ({ form, set, issue, index }: TermsProps & { index: number }) => {
  const t = useWords();
  const row = form.indicators[index]!;
  const change = (part: Partial<IndicatorForm>) =>
    set({ indicators: form.indicators.map((one, i) => (i === index ? { ...one, ...part } : one)) });
  const text = (name: 'name' | 'target' | 'unit', label: string, numeric = false) => (
    <TextField
      name={`indicators.${index}.${name}`}
      label={label}
      value={row[name]}
      numeric={numeric}
      error={issue(`indicators.${index}.${name}`)}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div className="terms-row">
      {text('name', t('trial.terms.indicatorName'))}
      <PickField
        name={`indicators.${index}.comparator`}
        label={t('trial.terms.comparator')}
        value={row.comparator}
        options={comparators.map((value) => ({
          value: value as string,
          label: t(`trial.terms.comparators.${value}`),
        }))}
        onChange={(comparator) => change({ comparator })}
      />
      {text('target', t('trial.terms.target'), true)}
      {text('unit', t('trial.terms.unit'))}
      {form.indicators.length > 1 ? (
        <Action
          look="text"
          onClick={() => set({ indicators: form.indicators.filter((_, i) => i !== index) })}
        >
          {t('trial.terms.remove')}
        </Action>
      ) : null}
    </div>
  );
};

/** By which figures the trial is judged. */
export const TermsIndicators = (props: TermsProps) => {
  const t = useWords();
  const { form, set, issue } = props;
  const blank = { name: '', unit: '', comparator: 'gte', target: '' };
  return (
    <div className="stack" data-field="indicators">
      {form.indicators.map(({ key }, index) => (
        <IndicatorRow key={key} {...props} index={index} />
      ))}
      {issue('indicators') ? <p className="small late">{issue('indicators')}</p> : null}
      <p>
        <Action
          size="small"
          onClick={() =>
            set({
              indicators: [...form.indicators, { key: freshKey('i', form.indicators), ...blank }],
            })
          }
        >
          {t('trial.terms.addIndicator')}
        </Action>
      </p>
    </div>
  );
};

/** What is handed over, item by item. */
export const TermsChecklist = ({ form, set, issue }: TermsProps) => {
  const t = useWords();
  const { checklist } = form;
  return (
    <div className="stack" data-field="checklist">
      {checklist.map(({ key, label }, index) => (
        <div key={key} className="row">
          <div className="grow">
            <TextField
              name={`checklist.${index}.label`}
              label={t('trial.terms.checkLabel', { n: index + 1 })}
              value={label}
              error={issue(`checklist.${index}.label`)}
              onChange={(value) =>
                set({
                  checklist: checklist.map((one, i) =>
                    i === index ? { ...one, label: value } : one,
                  ),
                })
              }
            />
          </div>
          {checklist.length > 1 ? (
            <Action
              look="text"
              onClick={() => set({ checklist: checklist.filter((_, i) => i !== index) })}
            >
              {t('trial.terms.remove')}
            </Action>
          ) : null}
        </div>
      ))}
      <p>
        <Action
          size="small"
          onClick={() =>
            set({ checklist: [...checklist, { key: freshKey('c', checklist), label: '' }] })
          }
        >
          {t('trial.terms.addCheck')}
        </Action>
      </p>
    </div>
  );
};

const owners = ['firm', 'unit', 'shared', 'whoeverMade'] as const;

/** Whose improvements are, what stays secret, what a breach means. */
export const TermsRights = (props: TermsProps) => {
  const t = useWords();
  const text = useText(props);
  const { form, set } = props;
  return (
    <>
      <PickField
        name="improvements"
        label={t('trial.terms.improvements')}
        value={form.improvements}
        options={owners.map((value) => ({
          value: value as string,
          label: t(`trial.owner.${value}`),
        }))}
        onChange={(improvements) => set({ improvements })}
      />
      {text('improvementNote', 'improvementNote', t('trial.terms.improvementNote'))}
      {text('confidentiality', 'confidentiality', t('trial.terms.confidentiality'), { lines: 3 })}
      {text('confidentialYears', 'confidentialYears', t('trial.terms.confidentialYears'), {
        numeric: true,
      })}
      {text('breach', 'breach', t('trial.terms.breach'), { lines: 3 })}
      <TickField
        name="insuranceWanted"
        label={t('trial.terms.insuranceWanted')}
        value={form.insuranceWanted}
        onChange={(insuranceWanted) => set({ insuranceWanted })}
      />
    </>
  );
};

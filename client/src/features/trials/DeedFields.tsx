import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { aimText, figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { FilesField } from '../../ui/FilesField.tsx';
import { contractKinds, type DeedForm } from './deed.form.ts';
import type { Asked } from './trial.deeds.ts';

export interface FieldsProps {
  view: TrialView;
  form: DeedForm;
  set: (part: Partial<DeedForm>) => void;
  issue: (path: string) => string | undefined;
}

type Words = ReturnType<typeof useWords>;

const usePicks = () => {
  const t = useWords();
  const of = <V extends string>(values: readonly V[], word: (value: V) => string) =>
    values.map((value) => ({ value, label: word(value) }));
  return {
    reason: of(
      ['planChanged', 'termsNotAgreed', 'notEligible', 'placeGone', 'other'] as const,
      (value) => t(`trial.callOff.${value}`),
    ),
    method: of(['agreement', 'listing', 'auction'] as const, (value) => t(`trial.method.${value}`)),
    contractKind: of(contractKinds, (value) => t(`trial.contractKind.${value}`)),
    against: of(['firm', 'unit', 'nobody'] as const, (value) => t(`trial.side.${value}`)),
    upheld: of(['yes', 'no'] as const, (value) =>
      t(value === 'yes' ? 'trial.papers.upheld' : 'trial.papers.rejected'),
    ),
  };
};

const labelOf = (t: Words, name: string): string =>
  t(`trial.field.${name.split('.').at(-1)!}` as 'trial.field.note');

const hints: Record<string, string> = {
  basis: 'basisHint',
  decidedBy: 'decidedByHint',
  measured: 'measuredHint',
  lessons: 'lessonsHint',
  record: 'recordHint',
  technicalFen: 'technicalHint',
};

/** What to write there; for days, how many there may be. */
const hintOf = (t: Words, name: string, view: TrialView): string | undefined => {
  if (name === 'days')
    return view.extensionDays
      ? t('trial.field.daysHint', { count: view.extensionDays })
      : undefined;
  const hint = hints[name];
  return hint ? t(`trial.field.${hint}` as 'trial.field.basisHint') : undefined;
};

const Written = ({
  ask,
  view,
  form,
  set,
  issue,
}: FieldsProps & { ask: Extract<Asked, { kind: 'text' | 'day' | 'money' | 'days' }> }) => {
  const t = useWords();
  const hint = hintOf(t, ask.name, view);
  const unit =
    ask.kind === 'money'
      ? t('trial.field.yuan')
      : ask.kind === 'days'
        ? t('trial.field.days2')
        : undefined;
  return (
    <TextField
      name={ask.name}
      label={labelOf(t, ask.name)}
      value={form.texts[ask.name] ?? ''}
      error={issue(ask.name)}
      onChange={(value) => set({ texts: { ...form.texts, [ask.name]: value } })}
      {...(hint ? { hint } : {})}
      {...(unit ? { unit, numeric: true } : {})}
      {...(ask.kind === 'text' && ask.lines ? { lines: ask.lines } : {})}
      {...(ask.kind === 'day' ? { day: ask.ahead ? { from: dayOf(new Date()) } : {} } : {})}
    />
  );
};

const Checks = ({ ask, view, form, set, issue }: FieldsProps & { ask: { name: string } }) => {
  const t = useWords();
  const items = view.terms?.checklist ?? [];
  const turn = (key: string, on: boolean) =>
    set({ checks: on ? [...form.checks, key] : form.checks.filter((one) => one !== key) });
  return (
    <fieldset className="stack tight" data-field={ask.name}>
      <legend>{labelOf(t, ask.name)}</legend>
      {items.map(({ key, label }) => (
        <TickField
          key={key}
          name={`${ask.name}.${key}`}
          label={label}
          value={form.checks.includes(key)}
          onChange={(on) => turn(key, on)}
        />
      ))}
      {issue(ask.name) ? <p className="small late">{issue(ask.name)}</p> : null}
    </fieldset>
  );
};

const Figures = ({ ask, view, form, set, issue }: FieldsProps & { ask: { name: string } }) => {
  const t = useWords();
  return (
    <fieldset className="stack" data-field={ask.name}>
      <legend>{labelOf(t, ask.name)}</legend>
      {(view.terms?.indicators ?? []).map((one, index) => (
        <TextField
          key={one.key}
          name={`${ask.name}.${index}.value`}
          label={one.name}
          hint={t('trial.series.aim', { aim: aimText({ ...one, upper: null }) })}
          unit={one.unit}
          numeric
          value={form.figures[one.key] ?? ''}
          error={issue(`${ask.name}.${index}.value`)}
          onChange={(value) => set({ figures: { ...form.figures, [one.key]: value } })}
        />
      ))}
      {issue(ask.name) ? <p className="small late">{issue(ask.name)}</p> : null}
    </fieldset>
  );
};

const Quantities = ({ view, form, set, issue }: FieldsProps) => {
  const t = useWords();
  const wanted = view.cost?.quantities ?? [];
  if (wanted.length === 0) return null;
  return (
    <fieldset className="stack" data-field="quantities">
      <legend>{t('trial.field.quantities')}</legend>
      {wanted.map((one, index) => (
        <TextField
          key={one.name}
          name={`quantities.${index}.value`}
          label={one.label}
          hint={one.value === undefined ? undefined : figureText(one.value, one.unit)}
          unit={one.unit}
          numeric
          value={form.quantities[one.name] ?? ''}
          error={issue(`quantities.${index}.value`)}
          onChange={(value) => set({ quantities: { ...form.quantities, [one.name]: value } })}
        />
      ))}
    </fieldset>
  );
};

const Pick = ({
  ask,
  form,
  set,
  issue,
}: FieldsProps & { ask: Extract<Asked, { kind: 'pick' }> }) => {
  const t = useWords();
  const picks = usePicks();
  return (
    <PickField
      name={ask.name}
      label={labelOf(t, ask.name)}
      value={form.texts[ask.name] ?? ''}
      empty={t('trial.field.pick')}
      options={picks[ask.name] as readonly { value: string; label: string }[]}
      error={issue(ask.name)}
      onChange={(value) => set({ texts: { ...form.texts, [ask.name]: value } })}
    />
  );
};

const Attached = ({ ask, form, set, issue }: FieldsProps & { ask: { name: string } }) => {
  const t = useWords();
  return (
    <div className="stack tight">
      <span>{labelOf(t, ask.name)}</span>
      <FilesField
        name={ask.name}
        files={form.files}
        onChange={(files) => set({ files })}
        issue={issue(ask.name)}
      />
    </div>
  );
};

/** The field that one thing asked for is drawn as. */
export const DeedField = (props: FieldsProps & { ask: Asked }) => {
  const { ask, form, set, issue } = props;
  const t = useWords();
  if (ask.kind === 'pick') return <Pick {...props} ask={ask} />;
  if (ask.kind === 'files') return <Attached {...props} ask={ask} />;
  if (ask.kind === 'checks') return <Checks {...props} ask={ask} />;
  if (ask.kind === 'figures') return <Figures {...props} ask={ask} />;
  if (ask.kind === 'quantities') return <Quantities {...props} />;
  if (ask.kind !== 'tick') return <Written {...props} ask={ask} />;
  return (
    <TickField
      name={ask.name}
      label={labelOf(t, ask.name)}
      value={form.ticks[ask.name] ?? false}
      error={issue(ask.name)}
      onChange={(value) => set({ ticks: { ...form.ticks, [ask.name]: value } })}
    />
  );
};

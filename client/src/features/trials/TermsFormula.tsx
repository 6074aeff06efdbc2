import { FormulaError, parseFormula, quantitiesOf } from '@zhiqiao/shared/trials/formula';
import { fenOf, NoValue } from '@zhiqiao/shared/trials/formula.value';
import { useState } from 'react';
import { moneyText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import type { TermsForm } from './terms.form.ts';
import { replaced, type TermsProps, without } from './terms.rows.ts';

const Quantities = ({ form, set, issue }: TermsProps) => {
  const t = useWords();
  const { quantities } = form;
  const change = (at: number, part: Partial<TermsForm['quantities'][number]>) =>
    set({ quantities: replaced(quantities, at, part) });
  const text = (index: number, name: 'name' | 'label' | 'unit', label: string) => (
    <TextField
      name={`pricing.quantities.${index}.${name}`}
      label={label}
      value={quantities[index]![name]}
      error={issue(`pricing.quantities.${index}.${name}`)}
      onChange={(value) => change(index, { [name]: value })}
    />
  );
  return (
    <fieldset className="stack" data-field="pricing.quantities">
      <legend>{t('trial.terms.quantities')}</legend>
      {quantities.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a quantity is known by its place
        <div key={index} className="terms-row">
          {text(index, 'name', t('trial.terms.quantityName'))}
          {text(index, 'label', t('trial.terms.quantityLabel'))}
          {text(index, 'unit', t('trial.terms.quantityUnit'))}
          <PickField
            name={`pricing.quantities.${index}.over`}
            label={t('trial.terms.over')}
            value={one.over}
            options={(['last', 'sum'] as const).map((value) => ({
              value: value as string,
              label: t(`trial.terms.overs.${value}`),
            }))}
            onChange={(over) => change(index, { over })}
          />
          {quantities.length > 1 ? (
            <Action look="text" onClick={() => set({ quantities: without(quantities, index) })}>
              {t('trial.terms.remove')}
            </Action>
          ) : null}
        </div>
      ))}
      {issue('pricing.quantities') ? (
        <p className="small late">{issue('pricing.quantities')}</p>
      ) : null}
      <p>
        <Action
          size="small"
          onClick={() =>
            set({ quantities: [...quantities, { name: '', label: '', unit: '', over: 'last' }] })
          }
        >
          {t('trial.terms.addQuantity')}
        </Action>
      </p>
    </fieldset>
  );
};

/** What the formula comes to with figures typed here; nothing while it cannot be read. */
const outcomeOf = (text: string, given: Record<string, string>): number | undefined => {
  try {
    const formula = parseFormula(text);
    const values = quantitiesOf(formula).map((name) => [name, Number(given[name] || Number.NaN)]);
    return fenOf(formula, Object.fromEntries(values) as Record<string, number>);
  } catch (error) {
    if (error instanceof FormulaError || error instanceof NoValue) return undefined;
    throw error;
  }
};

const namesIn = (text: string): string[] => {
  try {
    return quantitiesOf(parseFormula(text));
  } catch {
    return [];
  }
};

/** Before it is agreed, both sides can see what a formula does. */
const FormulaTry = ({ formula }: { formula: string }) => {
  const t = useWords();
  const language = useLanguage();
  const [given, setGiven] = useState<Record<string, string>>({});
  const names = namesIn(formula);
  if (names.length === 0) return null;
  const fen = outcomeOf(formula, given);
  return (
    <div className="stack tight">
      <p className="small soft">{t('trial.terms.trialAsk')}</p>
      <div className="terms-row">
        {names.map((name) => (
          <TextField
            key={name}
            name={`try.${name}`}
            label={name}
            numeric
            value={given[name] ?? ''}
            onChange={(value) => setGiven((now) => ({ ...now, [name]: value }))}
          />
        ))}
      </div>
      {fen === undefined ? null : (
        <p className="lives" role="status">
          {t('trial.terms.trial', { text: moneyText(fen, language) })}
        </p>
      )}
    </div>
  );
};

/** A price by formula: the formula, its figures, its cap, for how many years. */
export const FormulaFields = (props: TermsProps) => {
  const t = useWords();
  const { form, set, issue } = props;
  return (
    <>
      <TextField
        name="pricing.formula"
        label={t('trial.terms.formula')}
        hint={t('trial.terms.formulaHint')}
        value={form.formula}
        error={issue('pricing.formula')}
        onChange={(formula) => set({ formula })}
      />
      <FormulaTry formula={form.formula} />
      <Quantities {...props} />
      <div className="terms-row">
        <TextField
          name="pricing.capFen"
          label={t('trial.terms.cap')}
          unit={t('trial.field.yuan')}
          numeric
          value={form.cap}
          error={issue('pricing.capFen')}
          onChange={(cap) => set({ cap })}
        />
        <TextField
          name="pricing.years"
          label={t('trial.terms.years')}
          numeric
          value={form.years}
          error={issue('pricing.years')}
          onChange={(years) => set({ years })}
        />
      </div>
    </>
  );
};

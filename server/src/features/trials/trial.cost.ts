import { type Formula, parseFormula, quantitiesOf } from '@zhiqiao/shared/trials/formula';
import { fenOf, NoValue } from '@zhiqiao/shared/trials/formula.value';
import type { Pricing, Quantity } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialCost } from '@zhiqiao/shared/trials/trial.view';
import type { StoredReport, TrialRow } from './trial.model.ts';

type Reported = Pick<StoredReport, 'on' | 'quantities'>;

/** What the reports say of a quantity: the last one by its day, or their sum. */
const reportedValue = (quantity: Quantity, reports: readonly Reported[]): number | undefined => {
  const values = reports
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .flatMap(({ quantities }) => quantities.filter(({ name }) => name === quantity.name))
    .map(({ value }) => value);
  if (values.length === 0) return undefined;
  return quantity.over === 'last' ? values.at(-1) : values.reduce((sum, value) => sum + value, 0);
};

type Formulaic = Extract<Pricing, { kind: 'formula' }>;

const valued = (formula: Formula, given: Record<string, number>): number | undefined => {
  try {
    return fenOf(formula, given);
  } catch (error) {
    if (error instanceof NoValue) return undefined;
    throw error;
  }
};

const byFormula = (pricing: Formulaic, reports: readonly Reported[]): TrialCost => {
  const quantities = pricing.quantities.map((quantity) => {
    const value = reportedValue(quantity, reports);
    const { name, label, unit } = quantity;
    return { name, label, unit, ...(value === undefined ? {} : { value }) };
  });
  const formula = parseFormula(pricing.formula);
  const given = Object.fromEntries(
    quantities.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
  const full = valued(formula, given);
  const capped = full === undefined ? 0 : Math.min(full, pricing.capFen ?? full);
  return {
    known: full !== undefined,
    missing: quantitiesOf(formula).filter((name) => !Object.hasOwn(given, name)),
    amountFen: capped,
    ...(full !== undefined && full > capped ? { beforeCapFen: full } : {}),
    years: pricing.years,
    formula: pricing.formula,
    quantities,
  };
};

/** What the firm will pay if it keeps it, by the terms alone. @param reports what it reported so far, or figures to try */
export const costOf = (pricing: Pricing, reports: readonly Reported[]): TrialCost => {
  if (pricing.kind === 'formula') return byFormula(pricing, reports);
  const amountFen =
    pricing.kind === 'fixed'
      ? pricing.amountFen
      : pricing.stages.reduce((sum, stage) => sum + stage.amountFen, 0);
  return { known: true, missing: [], amountFen, years: 1, quantities: [] };
};

export const costOfTrial = (row: Pick<TrialRow, 'terms' | 'reports'>): TrialCost | undefined =>
  row.terms && costOf(row.terms.pricing, row.reports);

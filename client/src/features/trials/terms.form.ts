import type { TrialTermsInput } from '@zhiqiao/shared/trials/terms.schema';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { fenOfYuan } from '../../platform/money.ts';

export interface StageForm {
  label: string;
  amount: string;
  when: string;
}
export interface QuantityForm {
  name: string;
  label: string;
  unit: string;
  over: string;
}
export interface IndicatorForm {
  key: string;
  name: string;
  unit: string;
  comparator: string;
  target: string;
}

/** The terms as they are typed: money in yuan, numbers as text, rows that may still be empty. */
export interface TermsForm {
  mode: 'oneOff' | 'staged' | 'salesShare';
  kind: 'fixed' | 'stages' | 'formula';
  amount: string;
  stages: StageForm[];
  formula: string;
  quantities: QuantityForm[];
  cap: string;
  years: string;
  trigger: string;
  triggerNote: string;
  territory: string;
  product: string;
  volume: string;
  exclusive: boolean;
  months: string;
  reportDays: string;
  indicators: IndicatorForm[];
  checklist: { key: string; label: string }[];
  improvements: string;
  improvementNote: string;
  confidentiality: string;
  confidentialYears: string;
  breach: string;
  insuranceWanted: boolean;
}

/** Which ways to set the price a way to pay allows. */
export const kindsOf: Record<TermsForm['mode'], readonly TermsForm['kind'][]> = {
  oneOff: ['fixed', 'formula'],
  staged: ['stages'],
  salesShare: ['formula'],
};

/** A key that no row has yet: i1, i2 ... */
export const freshKey = (letter: string, rows: readonly { key: string }[]): string => {
  let number = rows.length + 1;
  while (rows.some(({ key }) => key === `${letter}${number}`)) number += 1;
  return `${letter}${number}`;
};

type Pricing = NonNullable<TrialView['terms']>['pricing'];

const moneyOf = (mode: TermsForm['mode'], pricing: Pricing | undefined) => ({
  mode,
  kind: pricing?.kind ?? kindsOf[mode][0]!,
  amount: pricing?.kind === 'fixed' ? String(pricing.amountFen / 100) : '',
  stages:
    pricing?.kind === 'stages'
      ? pricing.stages.map((stage) => ({ ...stage, amount: String(stage.amountFen / 100) }))
      : [{ label: '', amount: '', when: '' }],
  formula: pricing?.kind === 'formula' ? pricing.formula : '',
  quantities:
    pricing?.kind === 'formula'
      ? pricing.quantities.map((one) => ({ ...one }))
      : [{ name: '', label: '', unit: '', over: 'last' }],
  cap: pricing?.kind === 'formula' && pricing.capFen !== null ? String(pricing.capFen / 100) : '',
  years: pricing?.kind === 'formula' ? String(pricing.years) : '1',
});

/** The usual sentences and rows that new terms begin with, in the writer's language. */
export interface Usual {
  checklist: readonly string[];
  confidentiality: string;
  breach: string;
}

/** What the form opens with: the present terms, else the unit's offer, the request, and the usual sentences. */
export const termsFormOf = (view: TrialView, usual: Usual): TermsForm => {
  const { terms, offer } = view;
  const money = terms ?? offer;
  return {
    ...moneyOf(money?.mode ?? 'oneOff', money?.pricing),
    trigger: money?.trigger ?? 'kept',
    triggerNote: money?.triggerNote ?? '',
    ...(terms?.scope ?? view.scope),
    exclusive: terms?.exclusive ?? view.exclusive,
    months: String(terms?.months ?? view.months),
    reportDays: String(terms?.reportDays ?? 30),
    indicators: (
      terms?.indicators ?? [{ key: 'i1', name: '', unit: '', comparator: 'gte', target: '' }]
    ).map((one) => ({ ...one, target: String(one.target) })),
    checklist:
      terms?.checklist ?? usual.checklist.map((label, index) => ({ key: `c${index + 1}`, label })),
    improvements: terms?.improvements ?? 'whoeverMade',
    improvementNote: terms?.improvementNote ?? '',
    confidentiality: terms?.confidentiality ?? usual.confidentiality,
    confidentialYears: String(terms?.confidentialYears ?? 3),
    breach: terms?.breach ?? usual.breach,
    insuranceWanted: terms?.insuranceWanted ?? false,
  };
};

// What is no number is sent as none, so that the server says at its field that one is needed.
const number = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

const pricingOf = (form: TermsForm): TrialTermsInput['pricing'] => {
  if (form.kind === 'fixed') return { kind: 'fixed', amountFen: fenOfYuan(form.amount) };
  if (form.kind === 'stages')
    return {
      kind: 'stages',
      stages: form.stages.map(({ label, amount, when }) => ({
        label,
        amountFen: fenOfYuan(amount),
        when,
      })),
    };
  return {
    kind: 'formula',
    formula: form.formula,
    quantities: form.quantities as Extract<
      TrialTermsInput['pricing'],
      { kind: 'formula' }
    >['quantities'],
    capFen: form.cap.trim() === '' ? null : fenOfYuan(form.cap),
    years: number(form.years),
  };
};

/** The terms as the door takes them. */
export const toTerms = (form: TermsForm): TrialTermsInput => ({
  mode: form.mode,
  pricing: pricingOf(form),
  trigger: form.trigger as TrialTermsInput['trigger'],
  triggerNote: form.triggerNote,
  scope: { territory: form.territory, product: form.product, volume: form.volume },
  exclusive: form.exclusive,
  months: number(form.months),
  reportDays: number(form.reportDays),
  indicators: form.indicators.map((one) => ({
    ...one,
    comparator: one.comparator as 'gte' | 'lte' | 'eq',
    target: number(one.target),
  })),
  checklist: form.checklist,
  improvements: form.improvements as TrialTermsInput['improvements'],
  improvementNote: form.improvementNote,
  confidentiality: form.confidentiality,
  confidentialYears: number(form.confidentialYears),
  breach: form.breach,
  insuranceWanted: form.insuranceWanted,
});

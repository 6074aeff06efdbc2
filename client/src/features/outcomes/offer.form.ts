import type { OutcomeBriefInput, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';

type Offer = NonNullable<OutcomeView['offer']>;

export const waysToPay = ['fixed', 'stages', 'share', 'formula'] as const;
export interface StageForm {
  label: string;
  amount: string;
  when: string;
}

/** By what it is paid for once it is kept, as it is typed: money in 万元, quantities one a line. */
export interface OfferForm {
  payBy: (typeof waysToPay)[number];
  trialPrice: string;
  stages: StageForm[];
  /** percent of the sales */
  share: string;
  formula: string;
  /** the formula is paid once, not for each year */
  once: boolean;
  quantities: string;
  cap: string;
  years: string;
  trigger: Offer['trigger'];
  triggerNote: string;
}

const emptyStage: StageForm = { label: '', amount: '', when: '' };
export const emptyOffer: OfferForm = {
  payBy: 'fixed',
  trialPrice: '',
  stages: [emptyStage, emptyStage],
  share: '',
  formula: '',
  once: false,
  quantities: '',
  cap: '',
  years: '1',
  trigger: 'kept',
  triggerNote: '',
};

const fenInWan = 1_000_000;
const wan = (fen: number | null): string => (fen ? String(fen / fenInWan) : '');
const fen = (typed: string): number => {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '');
  return plain === '' ? Number.NaN : Math.round(Number(plain) * fenInWan);
};

/** 销售额提成 is a formula of one shape, which the form asks for by its percent alone. */
const sales = {
  name: '销售额',
  label: '用到本成果的产品的年销售额',
  unit: '元',
  over: 'last',
} as const;
const shareOf = (formula: string): string | undefined =>
  /^销售额 × (\d+(?:\.\d+)?)%$/.exec(formula)?.[1];

export const fromOffer = (offer: Offer | null): OfferForm => {
  if (!offer) return emptyOffer;
  const { pricing, trigger, triggerNote } = offer;
  const begun = { ...emptyOffer, trigger, triggerNote };
  if (pricing.kind === 'fixed')
    return { ...begun, payBy: 'fixed', trialPrice: wan(pricing.amountFen) };
  if (pricing.kind === 'stages')
    return {
      ...begun,
      payBy: 'stages',
      stages: pricing.stages.map(({ amountFen, ...stage }) => ({
        ...stage,
        amount: wan(amountFen),
      })),
    };
  const share = offer.mode === 'salesShare' ? shareOf(pricing.formula) : undefined;
  return {
    ...begun,
    payBy: share ? 'share' : 'formula',
    share: share ?? '',
    formula: share ? '' : pricing.formula,
    once: offer.mode === 'oneOff',
    quantities: share
      ? ''
      : pricing.quantities
          .map(({ name, label, unit, over }) =>
            [name, label, unit, ...(over === 'sum' ? ['合计'] : [])].join('｜'),
          )
          .join('\n'),
    cap: wan(pricing.capFen),
    years: String(pricing.years),
  };
};

type Written = NonNullable<OutcomeBriefInput['offer']>;
type Quantities = Extract<Written['pricing'], { kind: 'formula' }>['quantities'];

/** "新增产值｜合格率提高带来的年新增产值｜元", and with "｜合计" the reports are summed */
const readQuantities = (typed: string): Quantities =>
  typed
    .split('\n')
    .map((line) => line.split(/[|｜]/).map((part) => part.trim()))
    .filter(([name]) => name)
    .map(([name = '', label = '', unit = '', over]) => ({
      name,
      label: label || name,
      unit,
      over: over === '合计' || over === 'sum' ? ('sum' as const) : ('last' as const),
    }));

const byFormula = (
  form: OfferForm,
  formula: string,
  quantities: Quantities,
): Pick<Written, 'mode' | 'pricing'> => ({
  mode: form.payBy === 'formula' && form.once ? 'oneOff' : 'salesShare',
  pricing: {
    kind: 'formula',
    formula,
    quantities,
    capFen: form.cap.trim() ? fen(form.cap) : null,
    years: Number(form.years) || 1,
  },
});

const priceOf = (form: OfferForm): Pick<Written, 'mode' | 'pricing'> | null => {
  if (form.payBy === 'fixed')
    return form.trialPrice.trim()
      ? { mode: 'oneOff', pricing: { kind: 'fixed', amountFen: fen(form.trialPrice) } }
      : null;
  if (form.payBy === 'stages') {
    const stages = form.stages.filter((stage) => Object.values(stage).some((one) => one.trim()));
    const sent = stages.map(({ label, amount, when }) => ({ label, amountFen: fen(amount), when }));
    return stages.length > 0 ? { mode: 'staged', pricing: { kind: 'stages', stages: sent } } : null;
  }
  if (form.payBy === 'share')
    return form.share.trim() ? byFormula(form, `销售额 × ${form.share.trim()}%`, [sales]) : null;
  return form.formula.trim()
    ? byFormula(form, form.formula, readQuantities(form.quantities))
    : null;
};

/** What is sent of it; nothing where nothing was written. */
export const toOffer = (form: OfferForm): Written | null => {
  const price = priceOf(form);
  const { trigger, triggerNote } = form;
  return price && { ...price, trigger, triggerNote };
};

import type { PaymentStage } from '@zhiqiao/shared/payments/payment.schema';
import type { Offer, Pricing } from '@zhiqiao/shared/trials/terms.schema';
import { addDays, addMonths } from '../trials/trial.course.ts';
import type { PaymentRow } from './payment.model.ts';

/** What a contract says of its payments. */
export interface Priced {
  amountFen: number;
  signedOn: string;
  pricing?: Pricing;
  trigger?: Offer['trigger'];
  /** agreed without a trial */
  stages?: readonly PaymentStage[];
}

export type Planned = Pick<
  PaymentRow,
  'place' | 'kind' | 'label' | 'when' | 'onRegistered' | 'state'
> &
  Partial<Pick<PaymentRow, 'period' | 'pricing' | 'amountFen' | 'dueOn'>>;

/**
 * Splits an amount in the proportion of the weights, to the fen: what rounding leaves goes to the last. Weights that are
 * all nought count alike.
 */
export const spread = (amountFen: number, weights: readonly number[]): number[] => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const even = total === 0 ? weights.map(() => 1) : weights;
  const whole = BigInt(even.reduce((sum, weight) => sum + weight, 0));
  const parts = even.map((weight) => Number((BigInt(amountFen) * BigInt(weight)) / whole));
  const rest = amountFen - parts.reduce((sum, one) => sum + one, 0);
  return parts.map((one, index) => (index === parts.length - 1 ? one + rest : one));
};

/** Parts of the amount: the first is due by the trigger, the others when their own moment has come. */
const partsOf = (priced: Priced, stages: readonly PaymentStage[], dueDays: number): Planned[] => {
  const { amountFen, signedOn, trigger = 'kept' } = priced;
  const amounts = spread(
    amountFen,
    stages.map((stage) => stage.amountFen),
  );
  const atOnce = trigger === 'kept' || trigger === 'indicatorsMet';
  return stages.map((stage, index) => {
    const due = index === 0 && atOnce;
    return {
      place: index + 1,
      kind: 'part',
      label: stage.label,
      when: stage.when,
      onRegistered: index === 0 && trigger === 'contractRegistered',
      amountFen: amounts[index]!,
      state: due ? 'due' : 'planned',
      ...(due ? { dueOn: addDays(signedOn, dueDays) } : {}),
    };
  });
};

/** Each later year that a share is paid for: its amount is known when the year was reported. */
const yearsOf = (pricing: Extract<Pricing, { kind: 'formula' }>, signedOn: string): Planned[] =>
  Array.from({ length: pricing.years - 1 }, (_, index) => ({
    place: index + 2,
    kind: 'share' as const,
    label: '',
    when: '',
    onRegistered: false,
    state: 'planned' as const,
    pricing,
    period: {
      from: addMonths(signedOn, 12 * (index + 1)),
      to: addDays(addMonths(signedOn, 12 * (index + 2)), -1),
    },
  }));

/** Every payment that a contract will bring, the first year of a share among the parts of its amount. */
export const planOf = (priced: Priced, dueDays: number): Planned[] => {
  const { amountFen, pricing, signedOn } = priced;
  const one = [{ label: '', amountFen, when: '' }];
  const stages = priced.stages?.length
    ? priced.stages
    : pricing?.kind === 'stages'
      ? pricing.stages
      : one;
  const years = pricing?.kind === 'formula' ? yearsOf(pricing, signedOn) : [];
  return [...partsOf(priced, stages, dueDays), ...years];
};

type Part = Pick<PaymentRow, 'place' | 'kind' | 'state'> & { amountFen?: number | undefined };
const settled = (one: Part): boolean => one.state === 'paid' || one.state === 'confirmed';
const isOpen = (one: Part): boolean => one.state === 'planned' || one.state === 'due';
const sumOf = (rows: readonly Part[]): number =>
  rows.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);

/**
 * New amounts of what is still open after the contract's amount changed, by place; `more` is what no open part can take.
 * @returns undefined when more was paid already than the contract is worth now
 */
export const respread = (
  rows: readonly Part[],
  amountFen: number,
): { amounts: Map<number, number>; more: number } | undefined => {
  const parts = rows.filter(({ kind }) => kind === 'part');
  const left = amountFen - sumOf(parts.filter(settled));
  if (left < 0) return undefined;
  const open = parts.filter(isOpen);
  if (open.length === 0) return { amounts: new Map(), more: left };
  const amounts = spread(
    left,
    open.map((one) => one.amountFen ?? 0),
  );
  return { amounts: new Map(open.map(({ place }, index) => [place, amounts[index]!])), more: 0 };
};

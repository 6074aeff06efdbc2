import type { requestTrial } from '@zhiqiao/shared/trials/trial.endpoints';
import type { z } from 'zod';

export type AskField =
  | 'useCase'
  | 'need'
  | 'scope.territory'
  | 'scope.product'
  | 'scope.volume'
  | 'size'
  | 'months';

export const emptyAsk: Record<AskField, string> = {
  useCase: '',
  need: '',
  'scope.territory': '',
  'scope.product': '',
  'scope.volume': '',
  size: 'small',
  months: '12',
};

type Body = z.input<NonNullable<typeof requestTrial.body>>;

/** The request as the door takes it. */
export const toRequest = (outcome: string, form: Record<AskField, string>): Body => ({
  outcome,
  ...(form.need ? { need: form.need } : {}),
  useCase: form.useCase,
  scope: {
    territory: form['scope.territory'],
    product: form['scope.product'],
    volume: form['scope.volume'],
  },
  size: form.size as Body['size'],
  months: Number(form.months),
});

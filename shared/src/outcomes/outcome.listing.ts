import type { Property } from './outcome.schema.ts';

interface Listable {
  ownershipClear: boolean;
  dispute?: string | null | undefined;
  properties?: readonly Property[] | null | undefined;
  trialFirst?: boolean | null | undefined;
  offer?: object | null | undefined;
}
export interface Unfit {
  field: 'ownershipClear' | 'dispute' | 'properties' | 'offer';
  /** a sentence of our own checks */
  rule: 'confirm' | 'dispute.open' | 'property.past' | 'required';
}

/**
 * What keeps an outcome from being listed: clear ownership, no dispute, nothing run out, terms where it may be tried.
 * @param today in Asia/Shanghai
 */
export const unfitFor = (row: Listable, today: string): Unfit[] => [
  ...(row.ownershipClear ? [] : [{ field: 'ownershipClear', rule: 'confirm' } as const]),
  ...(row.dispute ? [{ field: 'dispute', rule: 'dispute.open' } as const] : []),
  ...((row.properties ?? []).some(({ validUntil }) => validUntil && validUntil < today)
    ? [{ field: 'properties', rule: 'property.past' } as const]
    : []),
  ...(row.trialFirst && !row.offer ? [{ field: 'offer', rule: 'required' } as const] : []),
];

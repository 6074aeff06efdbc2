import { z } from 'zod';
import { fen } from '../kernel/text.ts';

/** What may lower the price: 创新券 and 转化补助. */
export const quoteLines = ['voucher', 'subsidy'] as const;

/** Why a line counts or does not. */
export const quoteWhy = [
  'applies',
  /** the county has no such rule */
  'noRule',
  /** the rule has no money for this kind of deal */
  'notThisKind',
  /** another line is larger and the two may not be combined */
  'notTogether',
] as const;

/** One line of 实付一口价, with the document it rests on and the days it holds. */
export const quoteLine = z.object({
  code: z.enum(quoteLines),
  label: z.object({ zh: z.string(), en: z.string() }),
  /** what it takes off; nought when it does not count */
  amountFen: fen,
  applies: z.boolean(),
  why: z.enum(quoteWhy),
  /** the share and the most, as the rule says them */
  percent: z.number().int(),
  capFen: fen,
  document: z.string(),
  number: z.string(),
  from: z.string(),
  to: z.string().optional(),
  /** lines that may not be counted beside this one */
  notWith: z.array(z.enum(quoteLines)),
});
export type QuoteLine = z.infer<typeof quoteLine>;

export const quoteView = z.object({
  priceFen: fen,
  lines: z.array(quoteLine),
  payFen: fen,
  /** the day whose rules were read */
  on: z.string(),
});
export type QuoteView = z.infer<typeof quoteView>;

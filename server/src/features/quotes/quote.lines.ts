import type { QuoteLine, QuoteView, quoteLines } from '@zhiqiao/shared/quotes/quote.schema';
import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';

type Code = (typeof quoteLines)[number];

/** Rules are written in whole yuan, money is counted in fen. */
const fenInYuan = 100;

const words: Record<Code, { zh: string; en: string }> = {
  voucher: { zh: '创新券', en: 'Innovation voucher' },
  subsidy: { zh: '转化补助', en: 'Conversion subsidy' },
};

export const quoteRuleCodes = [
  'quote.voucherPercent',
  'quote.voucherMost',
  'quote.subsidyPercent',
  'quote.subsidyMost',
  'quote.together',
] as const;
export type QuoteRules = Record<(typeof quoteRuleCodes)[number], RuleRow>;

const other = (code: Code): Code => (code === 'voucher' ? 'subsidy' : 'voucher');

/** One line by itself: what its rule would take off, rounded down to the fen. */
const lineOf = (code: Code, priceFen: number, fits: boolean, rules: QuoteRules): QuoteLine => {
  const share = rules[`quote.${code}Percent`];
  const most = rules[`quote.${code}Most`];
  const capFen = most.value * fenInYuan;
  const full = Math.min(Math.floor((priceFen * share.value) / 100), capFen, priceFen);
  const why = share.value === 0 ? 'noRule' : fits ? 'applies' : 'notThisKind';
  const together = rules['quote.together'].value === 1;
  return {
    code,
    label: words[code],
    amountFen: why === 'applies' ? full : 0,
    applies: why === 'applies' && full > 0,
    why,
    percent: share.value,
    capFen,
    document: share.document,
    number: share.number,
    from: share.from,
    ...(share.to ? { to: share.to } : {}),
    notWith: together ? [] : [other(code)],
  };
};

/** Of two lines that may not be combined the larger counts, the other says why it does not. */
const apart = (lines: QuoteLine[]): QuoteLine[] => {
  const applying = lines.filter(({ applies }) => applies);
  if (applying.length < 2 || lines.every(({ notWith }) => notWith.length === 0)) return lines;
  const best = applying.reduce((first, line) => (line.amountFen > first.amountFen ? line : first));
  return lines.map((line) =>
    line.applies && line !== best
      ? { ...line, amountFen: 0, applies: false, why: 'notTogether' as const }
      : line,
  );
};

/** Never more off than the price. */
const withinPrice = (lines: QuoteLine[], priceFen: number): QuoteLine[] => {
  let left = priceFen;
  return lines.map((line) => {
    const amountFen = Math.min(line.amountFen, left);
    left -= amountFen;
    return { ...line, amountFen };
  });
};

/**
 * 实付一口价: what a price comes to after the county's rows that apply, line by line.
 * @param fits the lines that this kind of deal may have
 */
export const quoteOf = (
  priceFen: number,
  fits: readonly Code[],
  rules: QuoteRules,
  on: string,
): QuoteView => {
  const lines = withinPrice(
    apart(
      (['voucher', 'subsidy'] as const).map((code) =>
        lineOf(code, priceFen, fits.includes(code), rules),
      ),
    ),
    priceFen,
  );
  const off = lines.reduce((sum, line) => sum + line.amountFen, 0);
  return { priceFen, lines, payFen: priceFen - off, on };
};

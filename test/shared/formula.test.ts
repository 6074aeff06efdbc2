import { describe, expect, it } from '@jest/globals';
import { FormulaError, parseFormula, quantitiesOf } from '@zhiqiao/shared/trials/formula';
import { fenOf, NoValue } from '@zhiqiao/shared/trials/formula.value';
import fc from 'fast-check';
import { quoteOf } from '../../server/src/features/quotes/quote.lines.ts';
import { costOf } from '../../server/src/features/trials/trial.cost.ts';

const fen = (text: string, given: Record<string, number> = {}) => fenOf(parseFormula(text), given);
const fault = (text: string) => {
  try {
    parseFormula(text);
  } catch (error) {
    return error instanceof FormulaError ? `${error.fault} ${error.at}` : String(error);
  }
  return 'none';
};

/** A random expression, and what it comes to by whole numbers of a millionth: an oracle that shares no code. */
interface Sample {
  text: string;
  value: number;
}
const leaf: fc.Arbitrary<Sample> = fc
  .integer({ min: 0, max: 999 })
  .map((value) => ({ text: String(value), value }));
const sample: fc.Arbitrary<Sample> = fc.letrec<{ one: Sample }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'formula' },
    leaf,
    fc.tuple(tie('one'), tie('one'), fc.constantFrom('+', '-', '*')).map(([a, b, sign]) => ({
      text: `(${a.text} ${sign} ${b.text})`,
      value:
        sign === '+' ? a.value + b.value : sign === '-' ? a.value - b.value : a.value * b.value,
    })),
    fc.tuple(tie('one'), tie('one'), fc.constantFrom('min', 'max')).map(([a, b, name]) => ({
      text: `${name}(${a.text}, ${b.text})`,
      value: name === 'min' ? Math.min(a.value, b.value) : Math.max(a.value, b.value),
    })),
  ),
})).one;

describe('a formula', () => {
  it('when it is written as people write, then it comes to exact fen', () => {
    expect(fen('6115000 × 1.5%')).toBe(9_172_500);
    expect(fen('0.1 + 0.2')).toBe(30);
    expect(fen('10 / 3')).toBe(333);
    expect(fen('20 / 3')).toBe(667);
    expect(fen('0.005')).toBe(1);
    expect(fen('2 + 3 * 4 - -1')).toBe(1500);
    expect(fen('min（增产值 × 2%，50000）', { 增产值: 1e7 })).toBe(5_000_000);
    expect(fen('a - b', { a: 1, b: 2 })).toBe(0);
    expect(fen('999999999999 * 999999999999')).toBe(1_000_000_000_000);
  });

  it('when it is no formula, then the fault and its place are said', () => {
    expect(
      ['', '1 +', '(1', '1 2', 'a.b', 'x => x', '1)', 'min()', `${'('.repeat(30)}1`].map(fault),
    ).toEqual([
      'empty 0',
      'open 3',
      'open 2',
      'unexpected 2',
      'character 1',
      'character 2',
      'unexpected 1',
      'unexpected 4',
      'deep 24',
    ]);
  });

  it('when a quantity is not reported or a divisor is nought, then there is no value', () => {
    expect(() => fen('a * 2')).toThrow(NoValue);
    expect(() => fen('1 / a', { a: 0 })).toThrow(NoValue);
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(() => fen(`${name} + 1`)).toThrow(NoValue);
    expect(quantitiesOf(parseFormula('max(a, b) * a + c%'))).toEqual(['a', 'b', 'c']);
  });

  it('when any expression is evaluated, then it equals plain arithmetic to the fen', () => {
    fc.assert(
      fc.property(sample, ({ text, value }) => {
        fc.pre(Math.abs(value) < 9e9 && text.length < 290);
        expect(fen(text)).toBe(Math.max(0, value) * 100);
      }),
      { numRuns: 2000 },
    );
  });

  it('when any text is parsed, then it is a formula or a named fault, never anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          parseFormula(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the cost of keeping', () => {
  const pricing = {
    kind: 'formula' as const,
    formula: '增产值 * 1.5%',
    quantities: [{ name: '增产值', label: '年新增产值', unit: '元', over: 'last' as const }],
    capFen: 5_000_000,
    years: 3,
  };
  const report = (on: string, value: number) => ({ on, quantities: [{ name: '增产值', value }] });

  it('when figures are lacking, then it says which; when they come late, then the latest day counts, under the cap', () => {
    expect(costOf(pricing, [])).toMatchObject({ known: false, missing: ['增产值'], amountFen: 0 });
    const cost = costOf(pricing, [
      report('2026-05-01', 2_000_000),
      report('2026-03-01', 9_000_000),
    ]);
    expect(cost).toMatchObject({ known: true, amountFen: 3_000_000 });
    expect(costOf(pricing, [report('2026-05-01', 9_000_000)])).toMatchObject({
      amountFen: 5_000_000,
      beforeCapFen: 13_500_000,
    });
    const summed = {
      ...pricing,
      quantities: [{ ...pricing.quantities[0]!, over: 'sum' as const }],
    };
    expect(
      costOf(summed, [report('2026-05-01', 1_000_000), report('2026-06-01', 1_000_000)]).amountFen,
    ).toBe(3_000_000);
  });
});

const row = (value: number, number: string) => ({
  code: 'quote.together' as const,
  unit: 'percent' as const,
  scope: 'county' as const,
  county: '331201',
  value,
  document: '清江县办法',
  number,
  from: '2026-01-01',
});
const rulesOf = (
  voucher: number,
  voucherMost: number,
  subsidy: number,
  subsidyMost: number,
  together: number,
) =>
  ({
    'quote.voucherPercent': row(voucher, '清科〔2026〕5号'),
    'quote.voucherMost': row(voucherMost, '清科〔2026〕5号'),
    'quote.subsidyPercent': row(subsidy, '清科〔2026〕8号'),
    'quote.subsidyMost': row(subsidyMost, '清科〔2026〕8号'),
    'quote.together': row(together, '清科〔2026〕8号'),
  }) as Parameters<typeof quoteOf>[2];

describe('what is really paid', () => {
  it('when one row changes, then its line and the sum change, and the document stays beside it', () => {
    const both = ['voucher', 'subsidy'] as const;
    const before = quoteOf(9_172_500, both, rulesOf(0, 20_000, 30, 300_000, 0), '2026-11-22');
    expect(before.payFen).toBe(9_172_500 - 2_751_750);
    expect(before.lines[1]).toMatchObject({
      applies: true,
      number: '清科〔2026〕8号',
      why: 'applies',
    });
    expect(before.lines[0]).toMatchObject({ applies: false, why: 'noRule' });
    const after = quoteOf(9_172_500, both, rulesOf(50, 20_000, 30, 300_000, 0), '2026-11-22');
    expect(after.lines[0]).toMatchObject({
      applies: false,
      why: 'notTogether',
      notWith: ['subsidy'],
    });
    expect(quoteOf(9_172_500, both, rulesOf(50, 20_000, 30, 300_000, 1), '2026-11-22').payFen).toBe(
      9_172_500 - 2_751_750 - 2_000_000,
    );
  });

  it('when any rows hold, then price, lines and sum reconcile, and nobody is paid to buy', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    const yuan = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e11 }),
        percent,
        yuan,
        percent,
        yuan,
        fc.constantFrom(0, 1),
        (price, a, b, c, d, together) => {
          const quote = quoteOf(
            price,
            ['voucher', 'subsidy'],
            rulesOf(a, b, c, d, together),
            '2026-11-22',
          );
          const off = quote.lines.reduce((sum, line) => sum + line.amountFen, 0);
          expect(quote.payFen + off).toBe(price);
          expect(quote.payFen).toBeGreaterThanOrEqual(0);
          for (const line of quote.lines) expect(line.amountFen).toBeLessThanOrEqual(line.capFen);
          if (!together)
            expect(quote.lines.filter(({ applies }) => applies).length).toBeLessThan(2);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

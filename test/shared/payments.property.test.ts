import { describe, expect, it } from '@jest/globals';
import type { PaymentState } from '@zhiqiao/shared/payments/payment.machine';
import fc from 'fast-check';
import { planOf, respread, spread } from '../../server/src/features/payments/payment.plan.ts';

const fen = fc.integer({ min: 0, max: 100_000_000_000 });
const stages = fc.array(
  fc.record({ label: fc.constant('期'), amountFen: fen, when: fc.constant('到时') }),
  {
    minLength: 1,
    maxLength: 10,
  },
);
const sum = (values: readonly (number | undefined)[]): number =>
  values.reduce<number>((total, value) => total + (value ?? 0), 0);

describe('payments of a contract', () => {
  it('when an amount is split, then the parts are whole fen, none below nought, and together the amount', () => {
    fc.assert(
      fc.property(fen, fc.array(fen, { minLength: 1, maxLength: 10 }), (amount, weights) => {
        const parts = spread(amount, weights);
        expect(sum(parts)).toBe(amount);
        for (const part of parts) expect(Number.isInteger(part) && part >= 0).toBe(true);
      }),
    );
  });

  it('when it is planned, paid in parts, changed again and again, then what is owed and paid is always its amount', () => {
    const step = fc.record({
      place: fc.integer({ min: 1, max: 12 }),
      to: fc.constantFrom<PaymentState>('due', 'paid', 'confirmed'),
      amount: fen,
      change: fc.boolean(),
    });
    fc.assert(
      fc.property(fen, stages, fc.array(step, { maxLength: 20 }), (first, written, steps) => {
        let amount = first;
        const rows = planOf({ amountFen: first, signedOn: '2026-03-02', stages: written }, 30).map(
          (one) => ({ ...one, state: one.state as PaymentState }),
        );
        for (const { place, to, amount: next, change } of steps) {
          if (!change) {
            for (const row of rows) if (row.place === place) row.state = to;
            continue;
          }
          const before = sum(
            rows
              .filter(({ state }) => state === 'paid' || state === 'confirmed')
              .map((row) => row.amountFen),
          );
          const found = respread(rows, next);
          expect(found === undefined).toBe(before > next);
          if (!found) continue;
          amount = next;
          for (const row of rows) row.amountFen = found.amounts.get(row.place) ?? row.amountFen;
          if (found.more > 0)
            rows.push({ ...rows[0]!, place: rows.length + 1, amountFen: found.more, state: 'due' });
        }
        expect(sum(rows.map((row) => row.amountFen))).toBe(amount);
      }),
      { numRuns: 500 },
    );
  });

  it('when a share is paid for years, then the first year is the amount and each later one follows without a gap', () => {
    const pricing = {
      kind: 'formula' as const,
      formula: '销售额 × 3%',
      quantities: [{ name: '销售额', label: '年销售额', unit: '元', over: 'last' as const }],
      capFen: null,
      years: 3,
    };
    const plan = planOf({ amountFen: 900, signedOn: '2026-08-31', pricing, trigger: 'kept' }, 30);
    expect(plan.map(({ amountFen, period, state }) => [amountFen, period, state])).toEqual([
      [900, undefined, 'due'],
      [undefined, { from: '2027-08-31', to: '2028-08-30' }, 'planned'],
      [undefined, { from: '2028-08-31', to: '2029-08-30' }, 'planned'],
    ]);
  });
});

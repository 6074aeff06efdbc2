import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Dated,
  heldOn,
  lastDayOf,
  stateOn,
} from '../../server/src/features/rules/rule.course.ts';

const dayText = (n: number): string =>
  new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
const days = Array.from({ length: 70 }, (_, n) => dayText(n));

/** Rows as they may be written over the time: any first day, some with an end, some withdrawn. */
const histories = fc
  .array(
    fc.record({
      from: fc.integer({ min: 0, max: 60 }),
      length: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
      withdrawn: fc.boolean(),
    }),
    { maxLength: 8 },
  )
  .map((rows) =>
    rows.map(
      (row, index): Dated => ({
        serial: index + 1,
        from: dayText(row.from),
        ...(row.length === undefined ? {} : { to: dayText(row.from + row.length) }),
        ...(row.withdrawn ? { withdrawn: true } : {}),
      }),
    ),
  );

describe('the course of a rule', () => {
  it('when rows are written in any way, then on every day the row in force is the one that is held, and at most one', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        for (const day of days) {
          const held = heldOn(rows, day);
          const inForce = rows.filter((row) => stateOn(row, rows, day) === 'inForce');
          expect(inForce).toEqual(held ? [held] : []);
        }
      }),
    );
  });

  it('when a row holds, then it holds every day from its first to its last and never again', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        for (const row of rows.filter((one) => !one.withdrawn)) {
          const last = lastDayOf(row, rows) ?? days.at(-1)!;
          const expected = days.filter((day) => day >= row.from && day <= last);
          expect(days.filter((day) => heldOn(rows, day) === row)).toEqual(expected);
        }
      }),
    );
  });

  it('when a row is withdrawn, then the days are as if it had never been written', () => {
    fc.assert(
      fc.property(histories, (rows) => {
        const without = rows.filter((row) => !row.withdrawn);
        for (const day of days) expect(heldOn(rows, day)).toEqual(heldOn(without, day));
      }),
    );
  });
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { shippedCalendar } from '@zhiqiao/shared/rules/work.calendar';
import {
  calendarInForce,
  isWorkingDay,
  keepCalendar,
  spread,
  workingDaysBetween,
} from '@zhiqiao/shared/rules/workingDays';
import fc from 'fast-check';
import { loadReference } from '../../server/src/features/reference/reference.service.ts';
import {
  afterWorkingDays,
  nextWorkingDay,
  workingDaysBefore,
} from '../../server/src/features/rules/calendar.ts';

afterEach(() => keepCalendar([]));

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string) => [0, 6].includes(weekdayOf(day));
const daysOf = (year: number) => spread([`${year}-01-01/${year}-12-31`]);

describe('the working calendar', () => {
  it('when a year is shipped, then its working days are as many as its notice leaves', () => {
    const count = (year: number) => daysOf(year).filter(isWorkingDay).length;
    // 365 days less 104 of weekends less 13 statutory days; moved days keep the sum, once they are known.
    expect(count(2025)).toBe(248);
    expect(count(2026)).toBe(248);
    expect(count(2027)).toBe(254);
  });

  it('when a weekend day is worked instead, then it is one, and days off lie within their year', () => {
    for (const { year, off, working } of shippedCalendar) {
      for (const day of spread(working)) expect(isWeekend(day)).toBe(true);
      for (const day of [...spread(off), ...spread(working)])
        expect(Number(day.slice(0, 4))).toBe(year);
      expect(spread(off).filter((day) => spread(working).includes(day))).toEqual([]);
    }
  });

  it('when no notice has come for a year, then it says that it is provisional', () => {
    expect(calendarInForce().map(({ year, provisional }) => [year, provisional ?? false])).toEqual([
      [2025, false],
      [2026, false],
      [2027, true],
    ]);
  });

  it('when the Spring Festival lies between, then ten working days end after it', () => {
    // After 11 February 2026: 12, 13, the Saturday worked, nine days off, 24-27, the Saturday worked, 2 and 3 March.
    const due = afterWorkingDays(new Date('2026-02-11T02:00:00Z'), 10);
    expect(due.toISOString()).toBe('2026-03-03T15:59:59.000Z');
    expect(workingDaysBefore('2026-02-24', 1)).toBe('2026-02-14');
    expect(nextWorkingDay('2026-09-30')).toBe('2026-10-08');
  });

  it('when the county puts its own year in DATA_DIR/reference, then that year is its own and the others stay', () => {
    const dir = mkdtempSync(join(tmpdir(), 'zq-calendar-'));
    const year = { year: 2027, document: '放假通知', off: ['2027-02-05/2027-02-11'], working: [] };
    writeFileSync(join(dir, 'calendar.json'), JSON.stringify([year]));
    loadReference(dir);
    expect(isWorkingDay('2027-02-11')).toBe(false);
    expect(isWorkingDay('2027-04-05')).toBe(true);
    expect(isWorkingDay('2026-10-01')).toBe(false);
    writeFileSync(join(dir, 'calendar.json'), '[{"year": 2027}]');
    expect(() => loadReference(dir)).toThrow('calendar.json');
    loadReference(join(dir, 'none'));
    expect(isWorkingDay('2027-04-05')).toBe(false);
  });

  it('when n working days are counted on, then exactly n lie between, whatever the day', () => {
    const start = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 40 }), (offset, days) => {
        const at = new Date(Date.parse('2025-01-01T04:00:00Z') + offset * 86_400_000);
        const due = afterWorkingDays(at, days);
        expect(workingDaysBetween(at, due)).toBe(days);
        expect(
          isWorkingDay(new Date(due.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)),
        ).toBe(true);
      }),
    );
  });
});

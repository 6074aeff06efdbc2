import { evaluateIn, isMissing, type Operator, type Operators } from './expression.scope.ts';
import { failedToParse, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isObjectId } from './values.ts';

const FIXED: Record<string, number> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
};
const MONTHS: Record<string, number> = { month: 1, quarter: 3, year: 12 };
const DAYS: Record<string, number> = { day: 1, week: 7 };
const DAY = 86_400_000;

/** Milliseconds a time zone is ahead of UTC at a moment. @throws code 40485 for an unknown zone */
export function offsetAt(at: number, zone: string): number {
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  }
  try {
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...({ year: 'numeric', month: 'numeric', day: 'numeric' } as const),
      ...({ hour: 'numeric', minute: 'numeric', second: 'numeric' } as const),
    }).formatToParts(at);
    const [month, day, year, hour, minute, second] = parts
      .filter(({ type }) => type !== 'literal')
      .map(({ value }) => Number(value)) as [number, number, number, number, number, number];
    const seconds = Math.floor(at / 1000) * 1000;
    return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
  } catch {
    throw new StoreError(40485, 'Location40485', `unrecognized time zone identifier: "${zone}"`);
  }
}

/** Months later on the same day, or on the month's last where it has fewer days. */
function addMonths(local: number, months: number): number {
  const date = new Date(local);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

function add(start: number, unit: string, amount: number, zone: string): Date {
  const fixed = FIXED[unit];
  if (fixed !== undefined) return new Date(start + amount * fixed);
  const [days, months] = [DAYS[unit], MONTHS[unit]];
  if (days === undefined && months === undefined)
    throw failedToParse(`unknown time unit value: ${unit}`);
  const local = start + offsetAt(start, zone);
  const moved =
    months === undefined
      ? local + amount * (days as number) * DAY
      : addMonths(local, amount * months);
  // The clock on the wall stays: the offset is that of the day it comes to.
  return new Date(moved - offsetAt(moved - offsetAt(start, zone), zone));
}

const toTime = (value: unknown): number => {
  if (value instanceof Date) return value.getTime();
  if (isObjectId(value)) return value.getTimestamp().getTime();
  throw new StoreError(5166403, 'Location5166403', '$dateAdd requires startDate to be a date');
};

const shifting =
  (way: 1 | -1): Operator =>
  (doc, argument, scope) => {
    if (!isDoc(argument)) throw failedToParse('$dateAdd expects an object as its argument');
    const given: Doc = {};
    for (const [name, value] of Object.entries(argument))
      given[name] = evaluateIn(doc, value, scope);
    const { startDate, unit, amount, timezone } = given;
    if (isMissing(startDate) || isMissing(unit) || isMissing(amount)) return null;
    if ('timezone' in given && isMissing(timezone)) return null;
    const steps = toNumber(amount, Number.NaN);
    if (!Number.isInteger(steps))
      throw new StoreError(
        5166405,
        'Location5166405',
        '$dateAdd expects integer amount of time units',
      );
    return add(toTime(startDate), String(unit), way * steps, String(timezone ?? 'UTC'));
  };

/** Sums of dates: a month after 31 January is the last of February (mingo would run over into March). */
export const dateOverrides: Operators = { $dateAdd: shifting(1), $dateSubtract: shifting(-1) };

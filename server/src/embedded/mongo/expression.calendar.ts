import * as expressions from 'mingo/operators/expression';
import { offsetAt } from './expression.dates.ts';
import { located, wholeNumber } from './expression.operands.ts';
import { evaluateIn, isMissing, type Operator, type Operators } from './expression.scope.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, isObjectId, tagOf, typeName } from './values.ts';

const DAY = 86_400_000;

/** A moment as the wall of a zone shows it: the UTC fields of this date are that zone's. */
const onWall = (at: number, zone: string): Date => new Date(at + offsetAt(at, zone));

/** A date, or the time within an ObjectId or a timestamp, in milliseconds. @throws code 16006 */
function momentOf(value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (isObjectId(value)) return value.getTimestamp().getTime();
  if (tagOf(value) === 'Timestamp') return (value as { t: number }).t * 1000;
  throw located(16006, `can't convert from BSON type ${typeName(value)} to Date`);
}

function zoneOf(value: unknown): string {
  if (typeof value === 'string') return value;
  throw located(40517, `timezone must evaluate to a string, found ${typeName(value)}`);
}

const dayOfYear = (wall: Date): number =>
  Math.floor((wall.getTime() - new Date(wall).setUTCMonth(0, 1)) / DAY) + 1;

const isoDay = (wall: Date): number => wall.getUTCDay() || 7;

/** The Thursday of the same week, which is in the week's own year (ISO 8601). */
const thursdayOf = (wall: Date): Date => new Date(wall.getTime() + (4 - isoDay(wall)) * DAY);

const isoWeek = (wall: Date): number => Math.ceil(dayOfYear(thursdayOf(wall)) / 7);

/** Weeks begin on Sunday; the days before the first one are week 0. */
const week = (wall: Date): number => Math.floor((dayOfYear(wall) + 6 - wall.getUTCDay()) / 7);

const PARTS: Record<string, (wall: Date) => number> = {
  $year: (wall) => wall.getUTCFullYear(),
  $month: (wall) => wall.getUTCMonth() + 1,
  $dayOfMonth: (wall) => wall.getUTCDate(),
  $dayOfWeek: (wall) => wall.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $hour: (wall) => wall.getUTCHours(),
  $minute: (wall) => wall.getUTCMinutes(),
  $second: (wall) => wall.getUTCSeconds(),
  $millisecond: (wall) => wall.getUTCMilliseconds(),
  $week: week,
  $isoWeek: isoWeek,
  $isoWeekYear: (wall) => thursdayOf(wall).getUTCFullYear(),
  $isoDayOfWeek: isoDay,
};

/** `{date, timezone}` or the date alone, alone in a list too. */
const specOf = (argument: unknown): Doc => {
  const only = Array.isArray(argument) && argument.length === 1 ? argument[0] : argument;
  return isDoc(only) && 'date' in only ? only : { date: only };
};

const part =
  (read: (wall: Date) => number): Operator =>
  (doc, argument, scope) => {
    const spec = specOf(argument);
    const date = evaluateIn(doc, spec.date, scope);
    const zone = 'timezone' in spec ? evaluateIn(doc, spec.timezone, scope) : 'UTC';
    return isMissing(date) || isMissing(zone) ? null : read(onWall(momentOf(date), zoneOf(zone)));
  };

const CLOCK = { hour: '$hour', minute: '$minute', second: '$second', millisecond: '$millisecond' };
const PLAIN = { year: '$year', month: '$month', day: '$dayOfMonth', ...CLOCK };
const ISO = {
  isoWeekYear: '$isoWeekYear',
  isoWeek: '$isoWeek',
  isoDayOfWeek: '$isoDayOfWeek',
  ...CLOCK,
};

const toParts: Operator = (doc, argument, scope) => {
  const spec = specOf(argument);
  const date = evaluateIn(doc, spec.date, scope);
  const zone = 'timezone' in spec ? evaluateIn(doc, spec.timezone, scope) : 'UTC';
  if (isMissing(date) || isMissing(zone)) return null;
  const wall = onWall(momentOf(date), zoneOf(zone));
  const names = evaluateIn(doc, spec.iso8601, scope) === true ? ISO : PLAIN;
  return Object.fromEntries(
    Object.entries(names).map(([field, operator]) => [field, PARTS[operator]?.(wall)]),
  );
};

/** Midnight of a day that may lie beyond its month: month 14 is February of the next year. */
function midnight(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function isoMidnight(year: number, weekNumber: number, day: number): number {
  const fourth = new Date(midnight(year, 1, 4));
  return fourth.getTime() + ((weekNumber - 1) * 7 + day - isoDay(fourth)) * DAY;
}

const fromParts: Operator = (doc, argument, scope) => {
  const given = Object.entries(argument as Doc).map(
    ([name, expression]) => [name, evaluateIn(doc, expression, scope)] as const,
  );
  if (given.some(([, value]) => isMissing(value))) return null;
  const spec = Object.fromEntries(given);
  const at = (name: string, otherwise: number) =>
    name in spec ? wholeNumber(spec[name], 40515, `'${name}'`) : otherwise;
  const year = 'isoWeekYear' in spec ? at('isoWeekYear', 0) : at('year', 0);
  if (year < 1 || year > 9999)
    throw located(
      40523,
      `'year' must evaluate to an integer in the range 1 to 9999, found ${year}`,
    );
  const day =
    'isoWeekYear' in spec
      ? isoMidnight(year, at('isoWeek', 1), at('isoDayOfWeek', 1))
      : midnight(year, at('month', 1), at('day', 1));
  const clock = ((at('hour', 0) * 60 + at('minute', 0)) * 60 + at('second', 0)) * 1000;
  const wall = day + clock + at('millisecond', 0);
  const zone = 'timezone' in spec ? zoneOf(spec.timezone) : 'UTC';
  return new Date(wall - offsetAt(wall - offsetAt(wall, zone), zone));
};

/** mingo's operator over what was computed; nothing of nothing, and an ObjectId is its time. */
const withDates =
  (theirs: unknown, dates: readonly string[]): Operator =>
  (doc, argument, scope) => {
    const given = Object.entries(argument as Doc).map(
      ([name, expression]) => [name, evaluateIn(doc, expression, scope)] as const,
    );
    const spec = Object.fromEntries(given);
    if (given.some(([, value]) => isMissing(value)) || dates.some((name) => !(name in spec)))
      return null;
    const literals = given.map(([name, value]) => [
      name,
      { $literal: dates.includes(name) ? new Date(momentOf(value)) : plain(value) },
    ]);
    return (theirs as Operator)({}, Object.fromEntries(literals), scope);
  };

const plain = (value: unknown) => (isNumeric(value) ? toNumber(value) : value);

export const calendarParts = PARTS;
export { momentOf, onWall, zoneOf };

export const calendarOverrides: Operators = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, read]) => [name, part(read)])),
  $dateToParts: toParts,
  $dateFromParts: fromParts,
  $dateDiff: withDates(expressions.$dateDiff, ['startDate', 'endDate']),
  $dateTrunc: withDates(expressions.$dateTrunc, ['date']),
};

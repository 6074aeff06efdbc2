import { calendarParts, momentOf, onWall, zoneOf } from './expression.calendar.ts';
import { offsetAt } from './expression.dates.ts';
import { located } from './expression.operands.ts';
import { evaluateIn, isMissing, type Operator, type Operators } from './expression.scope.ts';
import type { Doc } from './values.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** The part of a date a letter stands for, and how many digits it is written with. */
const DIGITS: Record<string, [part: string, width: number]> = {
  Y: ['$year', 4],
  m: ['$month', 2],
  d: ['$dayOfMonth', 2],
  H: ['$hour', 2],
  M: ['$minute', 2],
  S: ['$second', 2],
  L: ['$millisecond', 3],
  j: ['$dayOfYear', 3],
  w: ['$dayOfWeek', 1],
  u: ['$isoDayOfWeek', 1],
  U: ['$week', 2],
  V: ['$isoWeek', 2],
  G: ['$isoWeekYear', 4],
};

const padded = (number: number, width: number) => String(number).padStart(width, '0');

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`;
}

function letter(name: string, wall: Date, minutes: number): string {
  const digits = DIGITS[name];
  if (digits) return padded(calendarParts[digits[0]]?.(wall) ?? 0, digits[1]);
  const month = MONTHS[wall.getUTCMonth()] ?? '';
  if (name === 'B') return month;
  if (name === 'b') return month.slice(0, 3);
  if (name === 'z') return offsetText(minutes);
  if (name === 'Z') return String(minutes);
  if (name === '%') return name;
  throw located(18536, `Invalid format character '%${name}' in format string`);
}

const ISO = '%Y-%m-%dT%H:%M:%S.%L';

const toText: Operator = (doc, argument, scope) => {
  const spec = argument as Doc;
  const date = evaluateIn(doc, spec.date, scope);
  if (isMissing(date)) return 'onNull' in spec ? evaluateIn(doc, spec.onNull, scope) : null;
  const zone = 'timezone' in spec ? evaluateIn(doc, spec.timezone, scope) : 'UTC';
  const format =
    'format' in spec ? evaluateIn(doc, spec.format, scope) : zone === 'UTC' ? `${ISO}Z` : ISO;
  if (isMissing(zone) || isMissing(format)) return null;
  const at = momentOf(date);
  const wall = onWall(at, zoneOf(zone));
  const minutes = Math.round(offsetAt(at, zoneOf(zone)) / 60_000);
  return String(format).replace(/%(.|$)/gs, (_, name: string) => letter(name, wall, minutes));
};

export const formatOverrides: Operators = { $dateToString: toText };

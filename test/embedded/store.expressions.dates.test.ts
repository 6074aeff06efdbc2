import { describe, expect, it } from '@jest/globals';
import { ObjectId } from 'mongodb';
import { type Case, withOneDocument } from './store.expressions.ts';

const resultOf = withOneDocument();

const dates: Case[] = [
  [
    'dateDiff week',
    {
      $dateDiff: {
        startDate: new Date('2024-01-06'),
        endDate: new Date('2024-01-07'),
        unit: 'week',
      },
    },
    1,
  ],
  [
    'dateDiff month',
    {
      $dateDiff: {
        startDate: new Date('2024-01-31'),
        endDate: new Date('2024-02-01'),
        unit: 'month',
      },
    },
    1,
  ],
  [
    'dateDiff hour',
    {
      $dateDiff: {
        startDate: new Date('2024-01-01T00:59:00Z'),
        endDate: new Date('2024-01-01T01:00:00Z'),
        unit: 'hour',
      },
    },
    1,
  ],
  [
    'dateDiff quarter',
    {
      $dateDiff: {
        startDate: new Date('2024-03-31'),
        endDate: new Date('2024-04-01'),
        unit: 'quarter',
      },
    },
    1,
  ],
  [
    'dateDiff day tz',
    {
      $dateDiff: {
        startDate: new Date('2024-01-01T15:00:00Z'),
        endDate: new Date('2024-01-01T17:00:00Z'),
        unit: 'day',
        timezone: 'Asia/Shanghai',
      },
    },
    1,
  ],
  [
    'dateDiff year',
    {
      $dateDiff: {
        startDate: new Date('2023-12-31'),
        endDate: new Date('2024-01-01'),
        unit: 'year',
      },
    },
    1,
  ],
  [
    'dateFromParts overflow',
    { $dateFromParts: { year: 2024, month: 14, day: 1 } },
    new Date('2025-02-01'),
  ],
  [
    'dateFromParts tz',
    { $dateFromParts: { year: 2024, month: 1, day: 1, timezone: 'Asia/Shanghai' } },
    new Date('2023-12-31T16:00:00Z'),
  ],
  [
    'dateFromParts iso',
    { $dateFromParts: { isoWeekYear: 2024, isoWeek: 1, isoDayOfWeek: 1 } },
    new Date('2024-01-01'),
  ],
  [
    'dateFromString fmt',
    { $dateFromString: { dateString: '06-15-2024', format: '%m-%d-%Y' } },
    new Date('2024-06-15'),
  ],
  [
    'dateFromString iso',
    { $dateFromString: { dateString: '2024-06-15T10:00:00Z' } },
    new Date('2024-06-15T10:00:00Z'),
  ],
  [
    'dateFromString tz',
    { $dateFromString: { dateString: '2024-06-15', timezone: 'Asia/Shanghai' } },
    new Date('2024-06-14T16:00:00Z'),
  ],
  ['dateFromString onError', { $dateFromString: { dateString: 'x', onError: 'bad' } }, 'bad'],
  ['dateFromString onNull', { $dateFromString: { dateString: null, onNull: 'nil' } }, 'nil'],
  ['dateFromString day', { $dateFromString: { dateString: '2024-06-15' } }, new Date('2024-06-15')],
  [
    'dateToString',
    { $dateToString: { date: new Date('2024-01-01T00:00:00Z') } },
    '2024-01-01T00:00:00.000Z',
  ],
  [
    'dateToString G-V-u-j-U-w-L-z-Z',
    {
      $dateToString: {
        date: new Date('2024-01-07T01:02:03.004Z'),
        format: '%G-%V-%u-%j-%U-%w-%L-%z-%Z-%%',
        timezone: '+0530',
      },
    },
    '2024-01-7-007-01-1-004-+0530-330-%',
  ],
  ['dateToString onNull', { $dateToString: { date: null, onNull: 'n' } }, 'n'],
  [
    'dateToString H',
    {
      $dateToString: {
        date: new Date('2024-01-07T01:02:03.004Z'),
        format: '%H:%M:%S %b %B',
        timezone: 'Asia/Shanghai',
      },
    },
    '09:02:03 Jan January',
  ],
  [
    'dateTrunc month',
    { $dateTrunc: { date: new Date('2024-02-15T10:00Z'), unit: 'month' } },
    new Date('2024-02-01'),
  ],
  [
    'dateTrunc 2week mon',
    {
      $dateTrunc: {
        date: new Date('2024-02-15T10:00Z'),
        unit: 'week',
        binSize: 2,
        startOfWeek: 'monday',
      },
    },
    new Date('2024-02-12'),
  ],
  [
    'dateTrunc quarter',
    { $dateTrunc: { date: new Date('2024-05-15'), unit: 'quarter' } },
    new Date('2024-04-01'),
  ],
  [
    'dateTrunc 15min',
    { $dateTrunc: { date: new Date('2024-05-15T10:44:59Z'), unit: 'minute', binSize: 15 } },
    new Date('2024-05-15T10:30:00Z'),
  ],
  [
    'dateTrunc 7day',
    { $dateTrunc: { date: new Date('2000-01-09'), unit: 'day', binSize: 7 } },
    new Date('2000-01-08'),
  ],
  ['dayOfWeek', { $dayOfWeek: new Date('2024-01-07') }, 1],
  ['isoWeek', { $isoWeek: new Date('2021-01-03') }, 53],
  ['isoWeekYear', { $isoWeekYear: new Date('2021-01-03') }, 2020],
  ['week', { $week: new Date('2024-01-07') }, 1],
  ['dayOfYear', { $dayOfYear: new Date('2024-12-31') }, 366],
  ['hour tz', { $hour: { date: new Date('2024-01-01T20:00Z'), timezone: 'Asia/Shanghai' } }, 4],
  ['year null', { $year: null }, null],
  ['year of objectId', { $year: ObjectId.createFromTime(1704067200) }, 2024],
  ['year list', { $year: ['$d'] }, 2024],
  ['dateDiff null', { $dateDiff: { startDate: null, endDate: new Date(), unit: 'day' } }, null],
  ['dateTrunc null', { $dateTrunc: { date: '$nope', unit: 'day' } }, null],
  [
    'dateTrunc oid',
    { $dateTrunc: { date: ObjectId.createFromTime(1704067200 + 5000), unit: 'day' } },
    new Date('2024-01-01'),
  ],
  [
    'dateToString oid',
    { $dateToString: { date: ObjectId.createFromTime(1704067200), format: '%Y' } },
    '2024',
  ],
  [
    'dateToString tz noZ',
    { $dateToString: { date: new Date('2024-01-01'), timezone: 'Asia/Shanghai' } },
    '2024-01-01T08:00:00.000',
  ],
  [
    'dateToParts iso',
    { $dateToParts: { date: new Date('2021-01-03T05:00Z'), iso8601: true } },
    {
      isoWeekYear: 2020,
      isoWeek: 53,
      isoDayOfWeek: 7,
      hour: 5,
      minute: 0,
      second: 0,
      millisecond: 0,
    },
  ],
  ['week0', { $week: new Date('2024-01-06') }, 0],
  ['isoDay', { $isoDayOfWeek: new Date('2024-01-07') }, 7],
  ['month tz', { $month: { date: new Date('2024-01-31T17:00Z'), timezone: '+08:00' } }, 2],
];

describe('expressions as MongoDB computes them', () => {
  it.each(dates)('when a date is read or made: %s', async (_, expression, result) => {
    expect(await resultOf(expression)).toEqual(result);
  });
});

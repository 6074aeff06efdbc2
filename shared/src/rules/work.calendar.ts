import { z } from 'zod';

/** A day, or the first and the last of several: 2026-10-01/2026-10-07. */
const days = z.string().regex(/^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/);

/** One year as its notice arranges it: days off, and weekend days worked instead. */
export const calendarYear = z.strictObject({
  year: z.number().int().min(2000).max(2100),
  /** the notice, with its number */
  document: z.string().trim().min(2).max(120),
  /** no notice yet: the statutory days only, without the weekends that will be moved */
  provisional: z.boolean().optional(),
  off: z.array(days).max(80),
  working: z.array(days).max(40),
});
export type CalendarYear = z.infer<typeof calendarYear>;

/** What a county may put in its place: the years it names replace the shipped ones. */
export const calendarYears = z.array(calendarYear).max(40);

export const shippedCalendar: readonly CalendarYear[] = [
  {
    year: 2025,
    document: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    off: [
      '2025-01-01',
      '2025-01-28/2025-02-04',
      '2025-04-04/2025-04-06',
      '2025-05-01/2025-05-05',
      '2025-05-31/2025-06-02',
      '2025-10-01/2025-10-08',
    ],
    working: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  {
    year: 2026,
    document: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
    off: [
      '2026-01-01/2026-01-03',
      '2026-02-15/2026-02-23',
      '2026-04-04/2026-04-06',
      '2026-05-01/2026-05-05',
      '2026-06-19/2026-06-21',
      '2026-09-25/2026-09-27',
      '2026-10-01/2026-10-07',
    ],
    working: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
  {
    year: 2027,
    document: '全国年节及纪念日放假办法（国务院令第795号）',
    provisional: true,
    off: [
      '2027-01-01',
      '2027-02-05/2027-02-08',
      '2027-04-05',
      '2027-05-01/2027-05-02',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01/2027-10-03',
    ],
    working: [],
  },
];

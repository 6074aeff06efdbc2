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

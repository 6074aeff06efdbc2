const span = (month: string, from: number, to: number): string[] =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `${month}-${String(from + index).padStart(2, '0')}`,
  );

/**
 * Days off that fall on weekdays, and weekend days worked instead, as the State Council's yearly notice arranges them.
 * 2025 and 2026 by their notices; 2027 has the statutory days only, until its notice comes.
 */
export const workCalendar = {
  off: new Set([
    '2025-01-01',
    ...span('2025-01', 28, 31),
    ...span('2025-02', 1, 4),
    ...span('2025-04', 4, 6),
    ...span('2025-05', 1, 5),
    '2025-05-31',
    ...span('2025-06', 1, 2),
    ...span('2025-10', 1, 8),
    ...span('2026-01', 1, 3),
    ...span('2026-02', 15, 23),
    ...span('2026-04', 4, 6),
    ...span('2026-05', 1, 5),
    ...span('2026-06', 19, 21),
    ...span('2026-09', 25, 27),
    ...span('2026-10', 1, 7),
    '2027-01-01',
    ...span('2027-02', 5, 8),
    '2027-04-05',
    ...span('2027-05', 1, 2),
    '2027-06-09',
    '2027-09-15',
    ...span('2027-10', 1, 3),
  ]),
  working: new Set([
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]),
};

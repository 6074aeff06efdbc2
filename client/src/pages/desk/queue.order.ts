import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { SentDeed } from '../../features/needs/deed.sending.ts';
import { type Deed, deedsOf } from '../../features/needs/need.deeds.ts';

const queueGroups = ['overdue', 'today', 'week', 'later', 'none'] as const;
export type QueueGroup = (typeof queueGroups)[number];

const week = 7 * 86_400_000;

/** How near the deadline of a row is. */
export const groupOf = (row: Pick<NeedRow, 'clock'>, now: Date): QueueGroup => {
  if (!row.clock) return 'none';
  const due = new Date(row.clock.due);
  if (due < now) return 'overdue';
  if (dayOf(due) === dayOf(now)) return 'today';
  return due.getTime() - now.getTime() <= week ? 'week' : 'later';
};

/** The rows under their headings, the earliest deadline first; headings without rows are left out. */
export const grouped = <R extends Pick<NeedRow, 'clock'>>(
  rows: readonly R[],
  now: Date,
): { group: QueueGroup; rows: R[] }[] => {
  const sorted = rows.toSorted((a, b) => (a.clock?.due ?? '9').localeCompare(b.clock?.due ?? '9'));
  return queueGroups
    .map((group) => ({ group, rows: sorted.filter((row) => groupOf(row, now) === group) }))
    .filter(({ rows: inGroup }) => inGroup.length > 0);
};

export type RowDeed = Extract<
  SentDeed,
  'accept' | 'publish' | 'return' | 'decline' | 'close' | 'guide'
>;
const inQueue: readonly Deed[] = ['accept', 'publish', 'return', 'decline', 'close', 'guide'];

/** machine x policy for an officer of the county, whose queue this is; the next step comes first. */
export const deedsOnRow = (row: Pick<NeedRow, 'state'>): RowDeed[] =>
  deedsOf({ state: row.state, standings: ['signedIn', 'officer'], hidden: [] }).filter(
    (deed): deed is RowDeed => inQueue.includes(deed),
  );

/** What a key asks for: a row further, or a deed on the row that has the focus. */
export const keyAsks = (key: string): 'next' | 'previous' | 'approve' | 'return' | undefined =>
  (({ j: 'next', k: 'previous', a: 'approve', r: 'return' }) as const)[
    key.toLowerCase() as 'j' | 'k' | 'a' | 'r'
  ];

/** The deed a key means on a row: A is the next step, whatever it is; R only where returning is possible. */
export const deedFor = (asked: 'approve' | 'return', row: Pick<NeedRow, 'state'>) => {
  const possible = deedsOnRow(row);
  return asked === 'return' ? possible.find((deed) => deed === 'return') : possible[0];
};

import { dismissedIn } from './round.composing.ts';
import type { RoundRow } from './round.model.ts';
import { type Mover, recordOn } from './round.moving.ts';

/** Pairs that a side dismissed, and that stand pinned in spite of it. */
const overruledIn = (row: RoundRow) =>
  row.solution && row.scores ? dismissedIn(row, row.scores).filter(({ pinned }) => pinned) : [];

/** What the bureau pinned against a side's word since a round was written last: told in the audit, each pair by itself. */
export const recordOverruled = async (
  before: RoundRow,
  after: RoundRow,
  by: Mover,
  at: Date,
): Promise<void> => {
  const told = new Set(overruledIn(before).map(({ expert, post }) => `${expert} ${post}`));
  for (const { expert, post, by: side, reason = '' } of overruledIn(after))
    if (!told.has(`${expert} ${post}`))
      await recordOn(after, 'round.overruled', by, at, {
        refs: { expert, post, by: side, reason },
      });
};

import type { Contestable, ContestView } from '@zhiqiao/shared/cards/card.schema';
import { ContestModel, type ContestRow, toView } from './contest.model.ts';

export interface Corrections {
  /** bids that do not count, by decision of the bureau */
  leftOut: Set<string>;
  /** what is added to a figure */
  added(figure: Contestable): number;
}

/** What the bureau corrected on a firm's card. */
export const correctionsOf = async (firm: string): Promise<Corrections> => {
  const rows = await ContestModel.find({ firm, state: 'corrected' }).lean<ContestRow[]>();
  return {
    leftOut: new Set(rows.flatMap((row) => row.leaveOut.map(String))),
    added: (figure) =>
      rows.filter((row) => row.figure === figure).reduce((sum, { add }) => sum + add, 0),
  };
};

/** What was contested on a firm's card and how it was decided, latest first. */
export const contestsOf = async (firm: string, name: string): Promise<ContestView[]> =>
  (await ContestModel.find({ firm }).sort({ at: -1, _id: -1 }).limit(20).lean<ContestRow[]>()).map(
    (row) => toView(row, name),
  );

/** A pair that may not be: a conflict of interest, a ban, or less than the floor. */
export const barred = -(2 ** 31);

/**
 * Who may go where, in whole numbers: people and posts are places in lists, worth is in tenths of a point. Every limit
 * nests (person in unit, post in town), so that the whole is one flow and its optimum can be found exactly.
 */
export interface AssignProblem {
  people: number;
  posts: number;
  /** people x posts, row by row; `barred` or 0 and more */
  worth: Int32Array;
  /** posts that a person takes at most */
  capacity: readonly number[];
  /** people that a post takes at most, and at least */
  seats: readonly number[];
  least: readonly number[];
  /** the unit of each person; -1: none. `quota`: pairs of a unit at most; Infinity: any number */
  unit: readonly number[];
  quota: readonly number[];
  /** the town of each post; -1: none. `townLeast`: pairs in a town at least */
  town: readonly number[];
  townLeast: readonly number[];
  /** pairs that stand already */
  pins: readonly (readonly [person: number, post: number])[];
  /** `filled`: first as many pairs as can be, then the most worth; `total`: the most worth */
  aim: 'total' | 'filled';
}

/** A bound that cannot be kept, and by how many. */
export interface Shortfall {
  kind: 'post' | 'town' | 'unit' | 'pin';
  /** place of the post, the town, the unit or the pin */
  at: number;
  by: number;
}

export interface Assignment {
  /** by person, then post */
  pairs: [person: number, post: number][];
  /** tenths of points */
  total: number;
  /** empty when every bound is kept */
  short: Shortfall[];
  /** no pair and no chain of changes would add anything: checked on every arc after solving */
  proven: boolean;
}

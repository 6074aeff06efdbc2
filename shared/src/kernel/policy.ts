import { Refusal } from './refusal.ts';

/** One row: who may, and (where it matters) in which states. */
export interface PolicyRow<W extends string, S extends string> {
  readonly who: readonly W[];
  readonly when?: readonly S[];
}

/** action -> rows; one row that fits is enough. Client and server read the same table; the server decides. */
export type Policy<A extends string, W extends string, S extends string> = Readonly<
  Record<A, readonly PolicyRow<W, S>[]>
>;

export const policy = <A extends string, W extends string, S extends string = never>(
  rows: Policy<A, W, S>,
): Policy<A, W, S> => rows;

/** Whether somebody of these standings may do this to a thing in this state. */
export const permits = <A extends string, W extends string, S extends string>(
  table: Policy<A, W, S>,
  action: A,
  standings: readonly W[],
  state?: S,
): boolean =>
  table[action].some(
    (row) =>
      row.who.some((who) => standings.includes(who)) &&
      (!row.when || (state !== undefined && row.when.includes(state))),
  );

/** Refuses when `permits` says no. Whoever may not even read it is told that it is not there. */
export const demand = <A extends string, W extends string, S extends string>(
  table: Policy<A, W, S>,
  action: A,
  standings: readonly W[],
  state?: S,
): void => {
  if (permits(table, action, standings, state)) return;
  const mayRead = !('read' in table) || permits(table, 'read' as A, standings, state);
  throw new Refusal(mayRead ? 'notPermitted' : 'notFound', mayRead ? { action } : {});
};

/** Milliseconds a reading command works at a time, so that a long scan does not hold up short reads. */
const TURN = 10;

/** When a command that may pause has to let others in; on the clock of `performance.now()`. */
export interface Turns {
  turnEnds?: number | undefined;
}

/** Lets a command pause from now on: whoever takes its rows waits where a row is missing. */
export function mayPause(turns: Turns): void {
  turns.turnEnds = performance.now() + TURN;
}

export const turnIsOver = ({ turnEnds }: Turns): boolean =>
  turnEnds !== undefined && performance.now() > turnEnds;

/** Waits until everybody else had their turn. */
export async function nextTurn(turns: Turns): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  mayPause(turns);
}

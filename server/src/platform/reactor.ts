/** Runs the effects of recorded events after their commit; `reactions.ts` makes it. */
export interface Reactor {
  /** Runs what waits for these events, soon; called after their commit. */
  wake(eventIds: readonly string[]): void;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
  /** Picks up events whose reactions have not run: after a crash, or when a retry is due. */
  sweep(): Promise<number>;
  stop(): Promise<void>;
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Clock } from '../server/src/platform/clock.ts';

/** The time of a play. What goes on beside the rest has a time of its own, so that several days are played at once. */
export class PlayClock implements Clock {
  private readonly strand = new AsyncLocalStorage<{ at: number }>();
  private readonly whole: { at: number };
  constructor(at: Date) {
    this.whole = { at: at.getTime() };
  }
  now(): Date {
    return new Date(this.here().at);
  }
  set(at: Date): void {
    this.here().at = at.getTime();
  }
  /** Runs deeds in a time of their own, that begins now. */
  aside<T>(deeds: () => Promise<T>): Promise<T> {
    return this.strand.run({ at: this.here().at }, deeds);
  }
  private here(): { at: number } {
    return this.strand.getStore() ?? this.whole;
  }
}

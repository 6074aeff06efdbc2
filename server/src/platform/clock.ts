/** Time as the application sees it; tests and the playing of demonstration data set their own. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands until it is moved. */
export class SetClock implements Clock {
  private at: number;
  constructor(at: Date | string) {
    this.at = new Date(at).getTime();
  }
  now(): Date {
    return new Date(this.at);
  }
  set(at: Date | string): void {
    this.at = new Date(at).getTime();
  }
  /** @param milliseconds how far to move on */
  pass(milliseconds: number): void {
    this.at += milliseconds;
  }
}

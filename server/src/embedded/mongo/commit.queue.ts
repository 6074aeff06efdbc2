import { Blocked } from './locks.ts';
import { checkTime, type Look } from './query.ts';

/** What the queue needs of the store around one shared transaction. */
export interface Batch {
  /** Runs work in one durable LMDB transaction. */
  write(work: () => void): void;
  /** A job went well: its changes stand. */
  keep(): void;
  /** A job failed: its changes are taken back, those of other jobs stay. */
  undo(): void;
  /** Runs last within the transaction. */
  beforeCommit(): void;
  /** The transaction as a whole failed. */
  failed(): void;
}

interface Job {
  work: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

type Outcome = { value: unknown } | { error: unknown };

/** The longest a write waits for a transaction that holds its document, in milliseconds. */
const LONGEST_WAIT = 65_000;

function ended(holder: Promise<void>, deadline = Number.POSITIVE_INFINITY): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const wait = Math.min(LONGEST_WAIT, deadline - performance.now() + 1);
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, wait);
  });
  return Promise.race([holder, late]).finally(() => clearTimeout(timer));
}

/**
 * Group commit: every write that arrived while the last transaction was being flushed shares the
 * next one, so that many writers pay for one flush. A job is acknowledged after its flush.
 */
export class CommitQueue {
  private readonly batch: Batch;
  private waiting: Job[] = [];
  private busy = false;

  constructor(batch: Batch) {
    this.batch = batch;
  }

  /** Runs a job in the next shared transaction; one that meets a lock waits and runs again. @throws MaxTimeMSExpired */
  async run<T>(work: () => T, look?: Look): Promise<T> {
    for (;;) {
      try {
        return (await this.enqueue(work)) as T;
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
        await ended(error.holder.ended, look?.deadline);
        if (look) checkTime(look);
      }
    }
  }

  private enqueue(work: () => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ work, resolve, reject });
      if (this.busy) return;
      this.busy = true;
      setImmediate(() => this.drain());
    });
  }

  private drain(): void {
    const jobs = this.waiting;
    this.waiting = [];
    this.commit(jobs);
    if (this.waiting.length) setImmediate(() => this.drain());
    else this.busy = false;
  }

  private commit(jobs: Job[]): void {
    const outcomes: Outcome[] = [];
    try {
      this.batch.write(() => {
        for (const job of jobs) outcomes.push(this.attempt(job));
        this.batch.beforeCommit();
      });
    } catch (error) {
      this.batch.failed();
      for (const job of jobs) job.reject(error);
      return;
    }
    jobs.forEach((job, i) => {
      const outcome = outcomes[i] as Outcome;
      if ('error' in outcome) job.reject(outcome.error);
      else job.resolve(outcome.value);
    });
  }

  private attempt(job: Job): Outcome {
    try {
      const value = job.work();
      this.batch.keep();
      return { value };
    } catch (error) {
      this.batch.undo();
      return { error };
    }
  }
}

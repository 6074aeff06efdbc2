import { randomUUID } from 'node:crypto';
import { giveTurn, keepTurn, takeTurn } from './turns.ts';
import type { World } from './world.ts';

/** Something that time does: it finds what is due and makes the same moves a person would. Safe to run twice. */
export interface Job {
  name: string;
  /** seconds between runs */
  every: number;
  /** looks after this very process (its reactions, its index): every process runs it for itself */
  everywhere?: true;
  run(world: World): Promise<void>;
}

/** Milliseconds after which a process that has not been heard of has lost its turn. */
const lease = 60_000;

export interface Running {
  /** this process, among those on the same store */
  holder?: string;
  lease?: number;
}

/**
 * Runs a job if it is its turn: of all the processes on one store one does, and takes over from one that died at it.
 * @returns whether it ran
 */
export const runTurn = async (job: Job, world: World, running: Running = {}): Promise<boolean> => {
  const { holder = randomUUID(), lease: length = lease } = running;
  if (!(await takeTurn(job.name, holder, new Date(), length))) return false;
  const beat = setInterval(() => {
    keepTurn(job.name, holder, new Date(), length).catch((error) =>
      world.log.warn({ err: error, job: job.name }, 'job could not keep its turn'),
    );
  }, length / 3);
  const began = Date.now();
  const end = (error?: string) =>
    giveTurn(job.name, holder, {
      now: new Date(),
      dueAt: new Date(began + job.every * 1000),
      ...(error === undefined ? {} : { error }),
    });
  try {
    await job.run(world);
    await end();
  } catch (error) {
    await end(error instanceof Error ? error.message : String(error));
    throw error;
  } finally {
    clearInterval(beat);
  }
  return true;
};

/** Runs jobs one after another, each when it is due; what came due while nothing ran is done at once. @returns how to stop */
export const startJobs = (jobs: readonly Job[], world: World): (() => Promise<void>) => {
  const holder = randomUUID();
  const lookAt = new Map(
    jobs.map((job) => [job.name, job.everywhere ? Date.now() + job.every * 1000 : 0]),
  );
  let under: Promise<void> = Promise.resolve();
  const round = async () => {
    for (const job of jobs) {
      if (Date.now() < lookAt.get(job.name)!) continue;
      lookAt.set(job.name, Date.now() + job.every * 1000);
      const ran: Promise<unknown> = job.everywhere
        ? job.run(world)
        : runTurn(job, world, { holder });
      await ran.catch((error) => world.log.error({ err: error, job: job.name }, 'job failed'));
    }
  };
  const timer = setInterval(() => {
    under = under.then(round);
  }, 1000);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await under;
  };
};

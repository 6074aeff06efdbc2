import type { World } from './world.ts';

/** Something that time does: it finds what is due and makes the same moves a person would. Safe to run twice. */
export interface Job {
  name: string;
  /** seconds between runs */
  every: number;
  run(world: World): Promise<void>;
}

/** Runs jobs one after another, each when it is due. Returns how to stop. */
export const startJobs = (jobs: readonly Job[], world: World): (() => Promise<void>) => {
  const dueAt = new Map(jobs.map((job) => [job.name, Date.now() + job.every * 1000]));
  let under: Promise<void> = Promise.resolve();
  const round = async () => {
    for (const job of jobs) {
      if (Date.now() < dueAt.get(job.name)!) continue;
      dueAt.set(job.name, Date.now() + job.every * 1000);
      await job
        .run(world)
        .catch((error) => world.log.error({ err: error, job: job.name }, 'job failed'));
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

import type { Job } from '../../platform/jobs.ts';
import { comeBack, lapse } from './lead.reactions.ts';

/** A lead that nobody answered in its time is gone; one that was put off comes back after its days. */
export const leadClockwork: Job = {
  name: 'lead.clockwork',
  every: 600,
  run: async (world) => {
    const now = world.clock.now();
    await comeBack(now);
    await lapse({ until: { $lt: now } }, world);
  },
};

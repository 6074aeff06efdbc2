import type { Job } from '../../platform/jobs.ts';
import { lapse } from './lead.reactions.ts';

/** A lead that nobody answered in its time is gone. */
export const leadClockwork: Job = {
  name: 'lead.clockwork',
  every: 600,
  run: (world) => lapse({ until: { $lt: world.clock.now() } }, world),
};

import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import * as doors from '@zhiqiao/shared/leads/lead.endpoints';
import { leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import { type LeadStanding, leadPolicy } from '@zhiqiao/shared/leads/lead.policy';
import type { LeadView } from '@zhiqiao/shared/leads/lead.schema';

export const leadDoors = {
  offer: doors.offerLead,
  take: doors.takeLead,
  dismiss: doors.dismissLead,
} as const;
export type LeadDeed = keyof typeof leadDoors;

/** machine x policy: what this reader may answer now. */
export const deedsOnLead = ({ state, standings }: LeadView): LeadDeed[] =>
  movesFrom(leadMachine, state).filter(
    (move): move is LeadDeed =>
      move in leadDoors && permits(leadPolicy, move, standings as LeadStanding[], state),
  );

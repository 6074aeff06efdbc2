import { z } from 'zod';
import { fen, id, moment } from '../kernel/text.ts';
import { type EngagementState, engagementMachine } from './engagement.machine.ts';

export const engagementStates = Object.keys(engagementMachine.states) as [
  EngagementState,
  ...EngagementState[],
];

export const engagementView = z.object({
  id,
  state: z.enum(engagementStates),
  number: z.string(),
  need: z.object({ id, number: z.string(), title: z.string() }),
  bid: id,
  firm: z.object({ id, name: z.string() }),
  expert: z.object({ id, name: z.string() }),
  price: fen,
  months: z.number().int(),
  signedOn: z.string().optional(),
  contractNumber: z.string().optional(),
  since: moment,
  standings: z.array(z.string()),
  /** the talk of the two, for whoever sits in it */
  conversation: id.optional(),
  unread: z.number().int(),
});
export type EngagementView = z.infer<typeof engagementView>;

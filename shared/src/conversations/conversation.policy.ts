import { policy } from '../kernel/policy.ts';
import type { TalkSide } from './conversation.schema.ts';

export type TalkAction =
  | 'read'
  | 'say'
  | 'callBureau'
  | 'callUnit'
  | 'exchangeContact'
  | 'export'
  | 'seeClosedFiles';

/** Who may do what in a talk. Whoever was called in takes part, but calls nobody and takes nothing away. */
export const talkPolicy = policy<TalkAction, TalkSide>({
  read: [{ who: ['firm', 'expert', 'unit', 'bureau'] }],
  say: [{ who: ['firm', 'expert', 'unit', 'bureau'] }],
  callBureau: [{ who: ['firm', 'expert'] }],
  callUnit: [{ who: ['expert'] }],
  exchangeContact: [{ who: ['firm', 'expert'] }],
  export: [{ who: ['firm', 'expert'] }],
  seeClosedFiles: [{ who: ['firm', 'expert'] }],
});

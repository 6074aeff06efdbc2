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

/** office: the unit's office where it is one of the two sides, for want of an expert */
export type TalkStanding = TalkSide | 'office';

/** Who may do what in a talk. Whoever was called in takes part, but calls nobody and takes nothing away. */
export const talkPolicy = policy<TalkAction, TalkStanding>({
  read: [{ who: ['firm', 'expert', 'office', 'unit', 'bureau'] }],
  say: [{ who: ['firm', 'expert', 'office', 'unit', 'bureau'] }],
  callBureau: [{ who: ['firm', 'expert', 'office'] }],
  callUnit: [{ who: ['expert'] }],
  exchangeContact: [{ who: ['firm', 'expert', 'office'] }],
  export: [{ who: ['firm', 'expert', 'office'] }],
  seeClosedFiles: [{ who: ['firm', 'expert', 'office'] }],
});

export const talkStanding = ({
  side,
  office,
}: {
  side: TalkSide;
  office: boolean;
}): TalkStanding => (side === 'unit' && office ? 'office' : side);

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { BidMove, BidState } from './bid.machine.ts';
import { stillOpen } from './bid.machine.ts';

/** author: the expert; firm: the asker; unit: an officer of the expert's unit; officer: the county's bureau. */
export type BidStanding = 'author' | 'firm' | 'unit' | 'officer' | 'clockwork';
export type BidAction = Exclude<BidMove, 'toUnit'> | 'read' | 'edit' | 'talk';

const sent: BidState[] = [
  'submitted',
  'reviewing',
  'clarifying',
  'shortlisted',
  'negotiating',
  'selected',
  'waitlisted',
  'awarded',
  'notSelected',
  'ineligible',
  'lapsed',
  'withdrawn',
];

export const bidPolicy = policy<BidAction, BidStanding, BidState>({
  read: [
    { who: ['author', 'clockwork'] },
    { who: ['firm', 'officer'], when: sent },
    { who: ['unit'], when: ['unitReview', ...sent] },
    { who: ['officer'], when: ['unitReview'] },
  ],
  edit: [{ who: ['author'], when: ['draft'] }],
  submit: [
    { who: ['author'], when: ['draft'] },
    { who: ['unit', 'officer'], when: ['unitReview'] },
  ],
  giveBack: [{ who: ['unit', 'officer'], when: ['unitReview'] }],
  open: [{ who: ['firm'], when: ['submitted'] }],
  clarify: [{ who: ['firm'], when: ['reviewing', 'shortlisted'] }],
  answer: [{ who: ['author'], when: ['clarifying'] }],
  shortlist: [{ who: ['firm'], when: ['submitted', 'reviewing', 'clarifying'] }],
  negotiate: [{ who: ['firm'], when: ['shortlisted'] }],
  select: [{ who: ['firm'], when: ['shortlisted', 'negotiating'] }],
  waitlist: [{ who: ['firm'], when: ['shortlisted'] }],
  promote: [{ who: ['firm'], when: ['waitlisted'] }],
  award: [{ who: ['firm'], when: ['shortlisted', 'negotiating', 'selected'] }],
  decline: [{ who: ['firm'], when: stillOpen }],
  rule: [{ who: ['officer'], when: ['submitted', 'reviewing', 'clarifying', 'shortlisted'] }],
  withdraw: [{ who: ['author'], when: ['draft', 'unitReview', ...stillOpen] }],
  lapse: [{ who: ['clockwork'] }],
  talk: [{ who: ['author', 'firm'], when: sent }],
});

export const bidStandings = (
  actor: Actor | undefined,
  bid: { expert: string; unit?: string | undefined; firm: string; county: string },
): BidStanding[] => {
  if (!actor) return [];
  const held: BidStanding[] = [];
  if (actor.expert === bid.expert) held.push('author');
  if (actor.organisation === bid.firm) held.push('firm');
  if (bid.unit && actor.organisation === bid.unit && actor.role === 'universityOfficer')
    held.push('unit');
  if (actor.county === bid.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import { type NeedMove, openToAll, openToBids } from './need.machine.ts';
import type { NeedState, Tier } from './need.schema.ts';

/** How somebody stands to one need. `promised` and `selected` open tiers; `bidder` has an own bid; the bureau `introduced` them. */
export type NeedStanding =
  | 'guest'
  | 'signedIn'
  | 'expert'
  | 'promised'
  | 'bidder'
  | 'introduced'
  | 'selected'
  | 'firm'
  | 'chiefTechnologist'
  | 'officer'
  | 'leader'
  | 'clockwork';

export type NeedAction =
  | Exclude<NeedMove, 'engage' | 'commit'>
  | 'read'
  | 'edit'
  | 'confirm'
  | 'promise'
  | 'talk'
  | 'bid'
  | 'seeBids'
  | 'answerBids'
  | 'award'
  | 'seeMatches'
  | 'introduce'
  | 'report'
  | 'seeTimeline'
  | 'seeLedger'
  | 'shutDoor';

const inside: NeedStanding[] = ['firm', 'officer'];
const running = ['committed', 'delivering', 'resolved', 'closed'] as const;
const alive: NeedState[] = [
  'draft',
  'submitted',
  'returned',
  'refining',
  'published',
  'matching',
  'committed',
  'delivering',
  'resolved',
  'paused',
  'expired',
];

/** action -> who, in which states. A firm with a 首席科技官 has them countersign: only they submit then. */
export const needPolicy = policy<NeedAction, NeedStanding, NeedState>({
  read: [
    { who: ['firm', 'officer', 'bidder', 'clockwork'] },
    { who: ['guest', 'signedIn'], when: openToAll },
  ],
  edit: [
    { who: ['firm'], when: ['draft', 'returned'] },
    { who: ['officer'], when: ['refining'] },
  ],
  submit: [{ who: ['firm'], when: ['draft', 'returned'] }],
  accept: [{ who: ['officer'], when: ['submitted'] }],
  return: [{ who: ['officer'], when: ['submitted'] }],
  decline: [{ who: ['officer'], when: ['submitted'] }],
  confirm: [{ who: ['firm'], when: ['refining'] }],
  publish: [{ who: ['officer'], when: ['refining', 'submitted'] }],
  pause: [{ who: inside, when: openToBids }],
  resume: [{ who: inside, when: ['paused'] }],
  expire: [{ who: ['clockwork'], when: openToBids }],
  renew: [{ who: ['firm'], when: ['expired'] }],
  guide: [{ who: ['officer'], when: ['expired'] }],
  withdraw: [{ who: ['firm'], when: alive }],
  deliver: [{ who: ['firm', 'officer'], when: ['committed'] }],
  report: [{ who: ['firm'], when: ['delivering'] }],
  resolve: [{ who: ['selected'], when: ['delivering'] }],
  close: [
    { who: ['officer'], when: ['resolved', 'expired'] },
    { who: ['clockwork'], when: ['resolved', 'expired'] },
  ],
  promise: [{ who: ['expert'], when: openToAll }],
  // Before a bid: only with somebody who is bound to secrecy, or whom the bureau vouches for.
  talk: [{ who: ['firm', 'introduced', 'promised'], when: openToAll }],
  bid: [{ who: ['expert'], when: openToBids }],
  seeBids: [{ who: inside }],
  answerBids: [{ who: ['firm'], when: ['matching', 'paused', 'published'] }],
  award: [{ who: ['firm'], when: ['matching'] }],
  seeMatches: [
    { who: inside, when: [...openToBids, 'paused', ...running] },
    { who: ['officer'], when: ['submitted', 'refining'] },
  ],
  introduce: [{ who: ['officer'], when: openToBids }],
  seeLedger: [{ who: ['firm'] }],
  shutDoor: [{ who: ['firm'] }],
  seeTimeline: [
    { who: ['firm', 'officer', 'bidder'] },
    { who: ['guest', 'signedIn'], when: openToAll },
  ],
});

/** What a policy must know of a need to say how somebody stands to it. */
export interface NeedTies {
  firm: string;
  county: string;
  /** ids of experts */
  promisedBy: readonly string[];
  bidders: readonly string[];
  introduced?: readonly string[] | undefined;
  selected?: string | undefined;
}

export const needStandings = (actor: Actor | undefined, need: NeedTies): NeedStanding[] => {
  if (!actor) return ['guest'];
  const held: NeedStanding[] = ['signedIn'];
  if (actor.organisation === need.firm) held.push('firm');
  if (actor.organisation === need.firm && actor.role === 'chiefTechnologist')
    held.push('chiefTechnologist');
  if (actor.county === need.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  if (actor.county === need.county && actor.role === 'leader') held.push('leader');
  if (actor.expert) {
    held.push('expert');
    if (need.promisedBy.includes(actor.expert)) held.push('promised');
    if (need.bidders.includes(actor.expert)) held.push('bidder');
    if (need.introduced?.includes(actor.expert)) held.push('introduced');
    if (need.selected === actor.expert) held.push('selected');
  }
  return held;
};

const rank: Record<Tier, number> = { public: 0, signedIn: 1, promised: 2, selected: 3 };

/** Whether these standings open a group of this tier. The one place that decides it. */
export const opens = (held: readonly NeedStanding[], tier: Tier): boolean => {
  if (
    held.some(
      (standing) => standing === 'firm' || standing === 'officer' || standing === 'selected',
    )
  )
    return true;
  const reach = held.includes('promised') ? 2 : held.includes('signedIn') ? 1 : 0;
  return rank[tier] <= reach;
};

/** A door that the firm has shut: to a group, to an expert, or to a group for an expert. */
export interface ShutDoor {
  group?: string | null | undefined;
  expert?: unknown;
}

/**
 * Whether these standings open a group of a need as its firm has left its doors. A shut door holds against everybody but
 * the firm, the bureau and the chosen expert; a public group is shut to everybody else or to nobody.
 */
export const opensGroup = (
  held: readonly NeedStanding[],
  need: { tiers: Readonly<Record<string, Tier>>; doors?: readonly ShutDoor[] | null },
  group: string,
  expert?: string,
): boolean => {
  const tier = need.tiers[group];
  if (!tier || !opens(held, tier)) return false;
  if (opens(held, 'selected')) return true;
  const doors = need.doors ?? [];
  if (tier === 'public') return !doors.some((door) => door.group === group && !door.expert);
  return !doors.some(
    (door) =>
      (!door.group || door.group === group) && (!door.expert || String(door.expert) === expert),
  );
};

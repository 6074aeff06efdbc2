import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { OfferState } from './offer.machine.ts';
import type { RoundMove, RoundState } from './round.machine.ts';

export type RoundStanding = 'officer' | 'clockwork';
export type RoundAction = RoundMove | 'read' | 'weigh' | 'change';

/** A round is the bureau's own work until it is published; then each side sees its own offer and nothing else. */
export const roundPolicy = policy<RoundAction, RoundStanding, RoundState>({
  read: [{ who: ['officer', 'clockwork'] }],
  edit: [{ who: ['officer'], when: ['drafting', 'solved'] }],
  solve: [{ who: ['officer'], when: ['drafting', 'solved'] }],
  weigh: [{ who: ['officer'], when: ['solved'] }],
  change: [{ who: ['officer'], when: ['solved'] }],
  publish: [{ who: ['officer'], when: ['solved'] }],
  solveRest: [{ who: ['officer'], when: ['answering'] }],
  close: [{ who: ['officer'], when: ['answering'] }],
  cancel: [{ who: ['officer'], when: ['drafting', 'solved'] }],
});

export const roundStandings = (
  actor: Actor | undefined,
  round: { county: string },
): RoundStanding[] =>
  actor?.county === round.county && (actor.role === 'broker' || actor.role === 'leader')
    ? ['officer']
    : [];

/** `post`: who speaks for the post: the firm, or the bureau for a town. `officer` sees and does not answer. */
export type OfferStanding = 'expert' | 'post' | 'officer' | 'clockwork';
export type OfferAction = 'read' | 'acceptAsExpert' | 'acceptAsPost' | 'decline' | 'lapse';

const open: OfferState[] = ['offered', 'expertAgreed', 'postAgreed'];

export const offerPolicy = policy<OfferAction, OfferStanding, OfferState>({
  read: [{ who: ['expert', 'post', 'officer', 'clockwork'] }],
  acceptAsExpert: [{ who: ['expert'], when: ['offered', 'postAgreed'] }],
  acceptAsPost: [{ who: ['post'], when: ['offered', 'expertAgreed'] }],
  decline: [{ who: ['expert', 'post'], when: open }],
  lapse: [{ who: ['clockwork'], when: open }],
});

export const offerStandings = (
  actor: Actor | undefined,
  offer: { expert: string; firm?: string | undefined; county: string },
): OfferStanding[] => {
  if (!actor) return [];
  const held: OfferStanding[] = [];
  const officer =
    actor.county === offer.county && (actor.role === 'broker' || actor.role === 'leader');
  if (actor.expert && actor.expert === offer.expert) held.push('expert');
  if (offer.firm ? actor.organisation === offer.firm : officer) held.push('post');
  if (officer) held.push('officer');
  return held;
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';

export type EngagementStanding = 'firm' | 'expert' | 'unit' | 'officer';
export type EngagementAction = 'talk';

export const engagementPolicy = policy<EngagementAction, EngagementStanding>({
  talk: [{ who: ['firm', 'expert'] }],
});

export const engagementStandings = (
  actor: Actor,
  deal: { firm: string; expert: string; unit?: string | undefined; county: string },
): EngagementStanding[] => {
  const held: EngagementStanding[] = [];
  if (actor.organisation === deal.firm) held.push('firm');
  if (actor.expert === deal.expert) held.push('expert');
  if (deal.unit && actor.organisation === deal.unit && actor.role === 'universityOfficer')
    held.push('unit');
  if (actor.county === deal.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';

export type ExpertStanding = 'self' | 'unit' | 'officer' | 'signedIn' | 'guest';
type Standing = 'unverified' | 'verified' | 'refused';
type Action = 'read' | 'readInterests' | 'edit' | 'verify';

export const expertPolicy = policy<Action, ExpertStanding, Standing>({
  read: [{ who: ['self', 'unit', 'officer'] }, { who: ['guest', 'signedIn'], when: ['verified'] }],
  readInterests: [{ who: ['self', 'officer'] }],
  edit: [{ who: ['self'] }],
  verify: [{ who: ['officer'] }],
});

export const expertStandings = (
  actor: Actor | undefined,
  expert: { id: string; county: string; unit?: string | undefined },
): ExpertStanding[] => {
  if (!actor) return ['guest'];
  const held: ExpertStanding[] = ['signedIn'];
  if (actor.expert === expert.id) held.push('self');
  if (expert.unit && actor.organisation === expert.unit && actor.role === 'universityOfficer')
    held.push('unit');
  if (actor.county === expert.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';

export type OrganisationStanding = 'owner' | 'member' | 'officer' | 'leader' | 'signedIn' | 'guest';
type Action = 'read' | 'readCodes' | 'edit' | 'invite' | 'verify' | 'listMembers';

export const organisationPolicy = policy<Action, OrganisationStanding>({
  read: [{ who: ['guest', 'signedIn'] }],
  readCodes: [{ who: ['member', 'officer'] }],
  edit: [{ who: ['owner', 'leader'] }],
  invite: [{ who: ['owner', 'leader'] }],
  verify: [{ who: ['officer'] }],
  listMembers: [{ who: ['member', 'officer'] }],
});

const owners: readonly string[] = ['firmOwner', 'universityOfficer', 'leader'];

/** How somebody stands to an organisation. Officers stand only to those of their own county. */
export const organisationStandings = (
  actor: Actor | undefined,
  organisation: { id: string; county: string },
): OrganisationStanding[] => {
  if (!actor) return ['guest'];
  const held: OrganisationStanding[] = ['signedIn'];
  if (actor.organisation === organisation.id) {
    held.push('member');
    if (owners.includes(actor.role)) held.push('owner');
  }
  if (actor.county === organisation.county) {
    if (actor.role === 'broker' || actor.role === 'leader') held.push('officer');
    if (actor.role === 'leader') held.push('leader');
  }
  return held;
};

import type { Actor, Role } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { OrganisationKind } from './organisation.schema.ts';

export type OrganisationStanding = 'owner' | 'member' | 'officer' | 'leader' | 'signedIn' | 'guest';
type Action =
  | 'read'
  | 'readCodes'
  | 'edit'
  | 'invite'
  | 'verify'
  | 'listMembers'
  | 'register'
  | 'readHold'
  | 'chase'
  | 'lift'
  | 'seeRecords'
  | 'contest'
  | 'decide'
  | 'readHeld'
  | 'suggest';

export const organisationPolicy = policy<Action, OrganisationStanding>({
  read: [{ who: ['guest', 'signedIn'] }],
  readCodes: [{ who: ['member', 'officer'] }],
  edit: [{ who: ['owner', 'leader'] }],
  invite: [{ who: ['owner', 'leader'] }],
  verify: [{ who: ['officer'] }],
  listMembers: [{ who: ['member', 'officer'] }],
  /** what it owes past its dates */
  readHold: [{ who: ['member', 'officer'] }],
  chase: [{ who: ['officer'] }],
  lift: [{ who: ['leader'] }],
  /** the records behind a firm's card, and what is wrong with them */
  seeRecords: [{ who: ['member', 'officer'] }],
  contest: [{ who: ['member'] }],
  decide: [{ who: ['officer'] }],
  /** what the matching uses about a firm, and whether the firm takes part in it */
  readHeld: [{ who: ['member'] }],
  suggest: [{ who: ['owner'] }],
  /** universities and platforms; firms register themselves */
  register: [{ who: ['leader'] }],
});

export type Seat = Extract<
  Role,
  'firmMember' | 'chiefTechnologist' | 'universityOfficer' | 'broker' | 'leader'
>;

/** Which seats an organisation of a kind may offer in an invitation. */
export const seats: Readonly<Record<OrganisationKind, readonly Seat[]>> = {
  firm: ['firmMember', 'chiefTechnologist'],
  university: ['universityOfficer'],
  platform: ['universityOfficer'],
  bureau: ['broker', 'leader'],
};

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

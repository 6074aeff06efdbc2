import { policy } from '../kernel/policy.ts';
import type { Actor, Role } from './account.schema.ts';

export type AccountStanding = 'self' | 'keeper' | 'other';
type Action = 'read' | 'disable' | 'enable' | 'makePasswordLink';
type State = 'active' | 'disabled';

/** Who looks after other people's accounts: of their own organisation, a leader those of the county. */
export const keeperRoles = [
  'firmOwner',
  'universityOfficer',
  'leader',
] as const satisfies readonly Role[];

export const accountPolicy = policy<Action, AccountStanding, State>({
  read: [{ who: ['self', 'keeper'] }],
  disable: [{ who: ['keeper'], when: ['active'] }],
  enable: [{ who: ['keeper'], when: ['disabled'] }],
  makePasswordLink: [{ who: ['keeper'], when: ['active'] }],
});

/** How somebody stands to an account. Nobody keeps their own: whoever leaves is let out by another. */
export const accountStandings = (
  actor: Actor,
  account: { id: string; organisation?: string | undefined; county: string },
): AccountStanding[] => {
  if (actor.id === account.id) return ['self'];
  const ours = actor.organisation !== undefined && actor.organisation === account.organisation;
  const keeps =
    (keeperRoles as readonly string[]).includes(actor.role) &&
    (ours || (actor.role === 'leader' && actor.county === account.county));
  return [keeps ? 'keeper' : 'other'];
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { LeadMove, LeadState } from './lead.machine.ts';

/** unit: of the outcome; firm: of the need; officer: the bureau of the need's county. */
export type LeadStanding = 'unit' | 'firm' | 'officer' | 'clockwork';

/** As long as the unit has not offered it, the firm knows nothing of it. */
export const leadPolicy = policy<LeadMove | 'read', LeadStanding, LeadState>({
  read: [{ who: ['unit', 'officer', 'clockwork'] }, { who: ['firm'], when: ['toFirm', 'taken'] }],
  offer: [{ who: ['unit'], when: ['toUnit'] }],
  take: [{ who: ['firm'], when: ['toFirm'] }],
  dismiss: [
    { who: ['unit'], when: ['toUnit'] },
    { who: ['firm'], when: ['toFirm'] },
  ],
  lapse: [{ who: ['clockwork'], when: ['toUnit', 'toFirm'] }],
});

export const leadStandings = (
  actor: Actor | undefined,
  lead: { unit: string; firm: string; county: string },
): LeadStanding[] => {
  if (!actor) return [];
  const held: LeadStanding[] = [];
  if (actor.organisation === lead.unit && actor.role === 'universityOfficer') held.push('unit');
  if (actor.organisation === lead.firm) held.push('firm');
  if (actor.county === lead.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { OutcomeMove, OutcomeState } from './outcome.machine.ts';

/** inventor: the expert who made it; unit: an officer of the unit that owns it. */
export type OutcomeStanding = 'inventor' | 'unit' | 'officer' | 'signedIn' | 'guest';

export const outcomePolicy = policy<OutcomeMove | 'read' | 'edit', OutcomeStanding, OutcomeState>({
  read: [
    { who: ['inventor', 'unit', 'officer'] },
    { who: ['guest', 'signedIn'], when: ['listed'] },
  ],
  edit: [{ who: ['inventor', 'unit'], when: ['draft'] }],
  submit: [{ who: ['inventor', 'unit'], when: ['draft'] }],
  approve: [{ who: ['unit'], when: ['unitReview'] }],
  giveBack: [{ who: ['unit'], when: ['unitReview'] }],
  delist: [{ who: ['unit', 'officer'], when: ['listed'] }],
});

export const outcomeStandings = (
  actor: Actor | undefined,
  outcome: { owner: string; county: string; inventor?: string | undefined },
): OutcomeStanding[] => {
  if (!actor) return ['guest'];
  const held: OutcomeStanding[] = ['signedIn'];
  if (actor.expert && actor.expert === outcome.inventor) held.push('inventor');
  if (actor.organisation === outcome.owner && actor.role === 'universityOfficer') held.push('unit');
  if (actor.county === outcome.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

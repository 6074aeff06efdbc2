import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { OutcomeMove, OutcomeState } from './outcome.machine.ts';

/** inventor: the expert who made it; unit: an officer of the unit that owns it. */
export type OutcomeStanding =
  | 'inventor'
  | 'unit'
  | 'officer'
  | 'firm'
  | 'signedIn'
  | 'guest'
  | 'clockwork';
export type OutcomeAction = Exclude<OutcomeMove, 'toInventor'> | 'read' | 'edit' | 'try';

const alive = ['draft', 'inventorReview', 'unitReview', 'listed', 'expired'] as const;

/** A converted outcome stays to be read: it is what the county is proud of. */
export const openOutcomes = ['listed', 'converted'] as const;

export const outcomePolicy = policy<OutcomeAction, OutcomeStanding, OutcomeState>({
  read: [
    { who: ['inventor', 'unit', 'officer', 'clockwork'] },
    { who: ['guest', 'signedIn'], when: openOutcomes },
  ],
  edit: [
    { who: ['inventor', 'unit'], when: ['draft'] },
    { who: ['unit'], when: ['listed', 'expired'] },
  ],
  submit: [
    { who: ['inventor', 'unit'], when: ['draft'] },
    { who: ['inventor'], when: ['inventorReview'] },
  ],
  approve: [{ who: ['unit'], when: ['unitReview'] }],
  giveBack: [
    { who: ['unit'], when: ['unitReview'] },
    { who: ['inventor'], when: ['inventorReview'] },
  ],
  expire: [{ who: ['clockwork'], when: ['listed'] }],
  renew: [{ who: ['unit'], when: ['listed', 'expired'] }],
  convert: [{ who: ['clockwork'], when: ['listed', 'expired'] }],
  delist: [{ who: ['unit', 'officer'], when: ['listed', 'expired'] }],
  merge: [{ who: ['unit', 'officer'], when: alive }],
  try: [{ who: ['firm'], when: ['listed'] }],
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
  if (actor.role.startsWith('firm') || actor.role === 'chiefTechnologist') held.push('firm');
  return held;
};

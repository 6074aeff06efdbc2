import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { IntroductionState } from './introduction.machine.ts';

export type IntroductionStanding = 'officer';
export type IntroductionAction = 'read' | 'talk' | 'fail' | 'decline';

/** The bureau writes down what came of it; a bid is noticed by itself. */
export const introductionPolicy = policy<
  IntroductionAction,
  IntroductionStanding,
  IntroductionState
>({
  read: [{ who: ['officer'] }],
  talk: [{ who: ['officer'], when: ['introduced'] }],
  fail: [{ who: ['officer'], when: ['introduced', 'talking'] }],
  decline: [{ who: ['officer'], when: ['introduced', 'talking'] }],
});

export const introductionStandings = (
  actor: Actor | undefined,
  of: { county: string },
): IntroductionStanding[] =>
  actor?.county === of.county && (actor.role === 'broker' || actor.role === 'leader')
    ? ['officer']
    : [];

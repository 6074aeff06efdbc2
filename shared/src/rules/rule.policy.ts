import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { RuleState } from './rule.machine.ts';

export type RuleStanding = 'leader' | 'officer' | 'reader';

/** Everybody may know what binds them; the bureau sees how it came; its leader writes the next row. */
export const rulePolicy = policy<
  'read' | 'readHistory' | 'write' | 'withdraw',
  RuleStanding,
  RuleState
>({
  read: [{ who: ['reader', 'officer'] }],
  readHistory: [{ who: ['officer'] }],
  write: [{ who: ['leader'] }],
  withdraw: [{ who: ['leader'], when: ['coming'] }],
});

export const ruleStandings = (actor: Actor | undefined, county: string): RuleStanding[] => {
  if (actor?.county !== county) return ['reader'];
  if (actor.role === 'leader') return ['reader', 'officer', 'leader'];
  return actor.role === 'broker' ? ['reader', 'officer'] : ['reader'];
};

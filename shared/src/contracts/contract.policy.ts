import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import type { ContractMove, ContractState } from './contract.machine.ts';

/** The seller registers, once; the bureau's desk decides; both parties read. */
export type ContractStanding = 'seller' | 'buyer' | 'officer';

export const contractPolicy = policy<
  ContractMove | 'read' | 'splitAward',
  ContractStanding,
  ContractState
>({
  read: [{ who: ['seller', 'buyer', 'officer'] }],
  file: [{ who: ['seller'], when: ['signed', 'correction'] }],
  askCorrection: [{ who: ['officer'], when: ['filed'] }],
  register: [{ who: ['officer'], when: ['filed'] }],
  refuse: [{ who: ['officer'], when: ['filed'] }],
  change: [{ who: ['seller'], when: ['registered', 'changed'] }],
  cancel: [{ who: ['seller'], when: ['signed', 'registered', 'changed'] }],
  splitAward: [
    { who: ['seller'], when: ['signed', 'filed', 'correction', 'registered', 'changed'] },
  ],
});

export const contractStandings = (
  actor: Actor | undefined,
  contract: { seller?: string | undefined; buyer?: string | undefined; county: string },
): ContractStanding[] => {
  if (!actor) return [];
  const held: ContractStanding[] = [];
  if (
    contract.seller &&
    actor.organisation === contract.seller &&
    actor.role === 'universityOfficer'
  )
    held.push('seller');
  if (contract.buyer && actor.organisation === contract.buyer) held.push('buyer');
  if (actor.county === contract.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};

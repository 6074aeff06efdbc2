import * as doors from '@zhiqiao/shared/contracts/contract.endpoints';
import { type ContractMove, contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import { type ContractStanding, contractPolicy } from '@zhiqiao/shared/contracts/contract.policy';
import type { ContractView } from '@zhiqiao/shared/contracts/contract.schema';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';

export type ContractDeed = ContractMove | 'splitAward';
export type ContractField =
  | 'note'
  | 'certificate'
  | 'amountFen'
  | 'technicalFen'
  | 'awardFen'
  | 'teamFen'
  | 'mainFen'
  | 'disputed';

interface Deed {
  door: { method: string; path: string };
  asks: readonly ContractField[];
  look: 'primary' | 'outline' | 'text';
}

export const deeds: Record<ContractDeed, Deed> = {
  file: { door: doors.fileContract, asks: ['disputed'], look: 'primary' },
  register: { door: doors.registerContract, asks: ['certificate'], look: 'primary' },
  askCorrection: { door: doors.correctContract, asks: ['note'], look: 'outline' },
  refuse: { door: doors.refuseContract, asks: ['note'], look: 'text' },
  splitAward: {
    door: doors.splitAward,
    asks: ['awardFen', 'teamFen', 'mainFen'],
    look: 'outline',
  },
  change: {
    door: doors.changeContract,
    asks: ['amountFen', 'technicalFen', 'note'],
    look: 'outline',
  },
  cancel: { door: doors.cancelContract, asks: ['note'], look: 'text' },
};

/** machine x policy: what this reader may do to the contract now. */
export const deedsOnContract = (view: ContractView): ContractDeed[] => {
  const held = view.standings as ContractStanding[];
  const moves = movesFrom(contractMachine, view.state) as readonly string[];
  return (Object.keys(deeds) as ContractDeed[]).filter(
    (deed) =>
      (deed === 'splitAward' || moves.includes(deed)) &&
      permits(contractPolicy, deed, held, view.state),
  );
};

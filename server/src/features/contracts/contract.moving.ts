import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { contractFacts } from '@zhiqiao/shared/contracts/contract.events';
import { type ContractMove, contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import {
  type ContractStanding,
  contractPolicy,
  contractStandings,
} from '@zhiqiao/shared/contracts/contract.policy';
import { advance, movesFrom } from '@zhiqiao/shared/kernel/machine';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { record } from '../../platform/events.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { ContractModel, type ContractRow } from './contract.model.ts';

export const loadContract = async (id: string): Promise<ContractRow> => {
  const row = await ContractModel.findById(id).lean<ContractRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

export const standingsOn = (actor: Actor | undefined, row: ContractRow): ContractStanding[] =>
  contractStandings(actor, {
    seller: String(row.seller),
    buyer: String(row.buyer),
    county: row.county,
  });

const notFrom = (row: ContractRow, move: ContractMove): Refusal =>
  new Refusal('moveNotPossible', {
    noun: 'contract',
    state: row.state,
    move,
    movesLeft: movesFrom(contractMachine, row.state),
  });

/** Refuses what the policy does not allow; a move from the wrong state is told with the moves left. */
export const demandOn = (row: ContractRow, move: ContractMove, held: ContractStanding[]): void => {
  demand(contractPolicy, 'read', held, row.state);
  const mayEver = contractPolicy[move].some((line) => line.who.some((who) => held.includes(who)));
  if (mayEver && !(contractMachine.moves[move].from as readonly string[]).includes(row.state))
    throw notFrom(row, move);
  demand(contractPolicy, move, held, row.state);
};

export const recordOn = (
  row: ContractRow,
  name: string,
  by: Actor,
  at: Date,
  more: { from?: string; to?: string; note?: string; refs?: Record<string, string> } = {},
) =>
  record(
    {
      name,
      subject: { noun: 'contract', id: String(row._id) },
      ...(row.trial ? { about: { noun: 'trial', id: String(row.trial) } } : {}),
      county: row.county,
      actor: { id: by.id, name: by.name, role: by.role },
      ...more,
    },
    at,
  );

/** Experts review a large or disputed contract, which takes longer (认定登记: 15 or 30 working days). */
const reviewed = async (row: ContractRow, disputed: boolean, at: Date): Promise<boolean> => {
  const large = await ruleValue('contract.largeAmount', row.county, at);
  return disputed || row.amountFen >= large * 100;
};

const clockAfter = async (row: ContractRow, move: ContractMove, at: Date) => {
  const start = async (
    who: string,
    what: string,
    rule: 'contract.registerDays' | 'contract.reviewDays' | 'contract.correctDays',
  ) => {
    const due = afterWorkingDays(at, await ruleValue(rule, row.county, at));
    return { who, what, startedAt: at, due };
  };
  // A corrected filing begins its time anew.
  if (move === 'file')
    return start(
      'bureau',
      'register',
      row.reviewed ? 'contract.reviewDays' : 'contract.registerDays',
    );
  if (move === 'askCorrection') return start('unit', 'correct', 'contract.correctDays');
  return undefined;
};

/** Moves a contract on: the state it came from is in the filter, so that of two movers one wins. Records the fact. */
export const moveContract = async (
  row: ContractRow,
  move: ContractMove,
  by: Actor,
  at: Date,
  saying: { set?: Partial<ContractRow>; note?: string; disputed?: boolean } = {},
): Promise<ContractRow> => {
  const to = advance(contractMachine, row.state, move);
  const set: Partial<ContractRow> = { ...saying.set };
  if (move === 'file') set.reviewed = await reviewed(row, saying.disputed ?? false, at);
  const clock = await clockAfter({ ...row, ...set }, move, at);
  const { note } = saying;
  const saved = await ContractModel.findOneAndUpdate(
    { _id: row._id, state: row.state, rev: row.rev },
    {
      $set: {
        ...set,
        state: to,
        movedAt: at,
        ...(note ? { note } : {}),
        ...(clock ? { clock } : {}),
      },
      $inc: { rev: 1 },
      ...(clock ? {} : { $unset: { clock: 1 } }),
    },
    { returnDocument: 'after' },
  ).lean<ContractRow>();
  if (!saved) throw notFrom(row, move);
  await recordOn(saved, contractFacts[move], by, at, {
    from: row.state,
    to,
    ...(note ? { note } : {}),
  });
  return saved;
};

import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { Job } from '../../platform/jobs.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { callRegistered, planPayments } from '../payments/payment.planning.service.ts';
import { contractsWithPayments } from '../payments/payment.reads.ts';
import { trialMoney } from '../trials/trial.reads.ts';
import { ContractModel, type ContractRow } from './contract.model.ts';

const batch = 200;
const counted = { state: { $nin: ['cancelled', 'notRegistered'] as ContractRow['state'][] } };
const clockwork = { name: '系统', role: 'clockwork' };

/** Contracts after one of them, in the order they were written. */
const contractsAfter = (after: unknown): Promise<ContractRow[]> =>
  ContractModel.find({ ...counted, ...(after ? { _id: { $gt: after } } : {}) } as object)
    .sort({ _id: 1 })
    .limit(batch)
    .lean<ContractRow[]>();

/**
 * Writes down what an old contract still brings. What would have been due before today is due as if it were signed today:
 * nobody was asked for it until now.
 */
const planOne = async (row: ContractRow, world: World): Promise<void> => {
  const at = world.clock.now();
  const id = String(row._id);
  const { number, title, county, amountFen, signedOn } = row;
  const contract = {
    id,
    number,
    title,
    county,
    seller: String(row.seller),
    buyer: String(row.buyer),
  };
  const paid = row.trial ? await trialMoney(String(row.trial)) : undefined;
  const { events } = await inTransaction(async () => {
    await planPayments(contract, { amountFen, signedOn, ...paid }, at, dayOf(at));
    if (row.registeredAt) await callRegistered(id, clockwork, at);
  });
  world.reactor.wake(events);
};

/** Contracts that were signed before payments were followed get theirs; run again, it finds nothing to do. */
export const contractClockwork: Job = {
  name: 'contract.payments',
  every: 3600,
  run: async (world) => {
    let rows = await contractsAfter(undefined);
    while (rows.length) {
      const planned = await contractsWithPayments(rows.map(({ _id }) => String(_id)));
      for (const row of rows) if (!planned.has(String(row._id))) await planOne(row, world);
      rows = rows.length < batch ? [] : await contractsAfter(rows.at(-1)!._id);
    }
  },
};
